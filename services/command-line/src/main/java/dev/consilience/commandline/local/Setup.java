package dev.consilience.commandline.local;

import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.watch.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a pipeline is to consist of.
 *
 * @param folders where things are
 * @param ports which port each part has
 * @param size how many processes of each kind
 * @param machines where they run
 * @param ownBrokers whether Kafka is started too; otherwise somebody else runs it, at the port {@link PortName#KAFKA}
 * @param secure whether Kafka asks who is there, and lets each only do what {@link dev.consilience.stream.TopicAccess} says
 * @param pace what it is after while it works
 * @param serviceSettings for each service, as {@code java} takes them, beside the usual ones
 * @param ingestSettings for the first instance of ingest, which alone watches folders and polls
 */
public record Setup(
        Folders folders,
        Ports ports,
        ClusterSize size,
        Machines machines,
        boolean ownBrokers,
        boolean secure,
        Pace pace,
        List<String> serviceSettings,
        List<String> ingestSettings) {

    public Setup {
        serviceSettings = List.copyOf(serviceSettings);
        ingestSettings = List.copyOf(ingestSettings);
    }

    /** One process of each kind on this machine. */
    public static Setup of(Folders folders, Ports ports) {
        return new Setup(
                folders, ports, ClusterSize.ONE, Machines.HERE, true, false, Pace.FOLLOWING, List.of(), List.of());
    }

    /** What was started last in a folder, as it was left there; the usual where nothing was. */
    public static Setup read(Folders folders) throws IOException {
        Setup read = of(folders, Ports.read(folders.ports())).withSize(ClusterSize.read(folders.size()));
        if (read.secrets().exist()) {
            return read.secured();
        }
        return read;
    }

    /** Leaves ports and size where the other commands find them. */
    void write() throws IOException {
        Files.createDirectories(folders.run());
        ports.write(folders.ports());
        size.write(folders.size());
    }

    /** The same in another size. */
    public Setup withSize(ClusterSize other) {
        return new Setup(folders, ports, other, machines, ownBrokers, secure, pace, serviceSettings, ingestSettings);
    }

    /** The same on other machines. */
    public Setup on(Machines others) {
        return new Setup(folders, ports, size, others, ownBrokers, secure, pace, serviceSettings, ingestSettings);
    }

    /** The same on a broker that somebody else runs. */
    public Setup onGivenBroker() {
        return new Setup(folders, ports, size, machines, false, false, pace, serviceSettings, ingestSettings);
    }

    /** The same with a Kafka that asks who is there. */
    public Setup secured() {
        return new Setup(folders, ports, size, machines, ownBrokers, true, pace, serviceSettings, ingestSettings);
    }

    /** The same at another pace. */
    public Setup at(Pace other) {
        return new Setup(folders, ports, size, machines, ownBrokers, secure, other, serviceSettings, ingestSettings);
    }

    /**
     * The same with settings of the services.
     *
     * @param settings as {@code java} takes them, for example {@code -Dkafka-streams.commit.interval.ms=30}
     */
    public Setup withServiceSettings(List<String> settings) {
        return new Setup(folders, ports, size, machines, ownBrokers, secure, pace, settings, ingestSettings);
    }

    /**
     * The same with ways in.
     *
     * @param settings as {@code java} takes them, for example {@code -Dconsilience.ingest.folder=papers}
     */
    public Setup withIngestSettings(List<String> settings) {
        return new Setup(folders, ports, size, machines, ownBrokers, secure, pace, serviceSettings, settings);
    }

    /** Host and port of the first process of its kind. */
    public String address(PortName name) {
        return address(Port.first(name));
    }

    /** Host and port. */
    public String address(Port port) {
        return machines.of(port.member()).address() + ":" + ports.number(port);
    }

    /** Where clients find Kafka: all brokers. */
    public String bootstrapServers() {
        return members(PortName.KAFKA, size.brokers());
    }

    /** What the brokers and Kafka's users prove themselves with; there is nothing in it where Kafka asks nobody. */
    public LocalSecrets secrets() {
        return new LocalSecrets(folders);
    }

    /**
     * How one reaches Kafka.
     *
     * @param who is one to be, where it is asked
     * @throws IOException if the user's settings cannot be read
     */
    public KafkaConnection connection(TopicAccess who) throws IOException {
        if (secure) {
            return secrets().connection(who, bootstrapServers());
        }
        return KafkaConnection.at(bootstrapServers());
    }

    /** How one reaches Kafka who may do everything there. */
    public KafkaConnection administration() {
        if (secure) {
            return secrets().administration(members(PortName.KAFKA_INTERNAL, size.brokers()));
        }
        return KafkaConnection.at(bootstrapServers());
    }

    /** The addresses of the first so many of a kind, with commas between. */
    String members(PortName name, int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(member -> address(new Port(name, member)))
                .collect(Collectors.joining(","));
    }
}
