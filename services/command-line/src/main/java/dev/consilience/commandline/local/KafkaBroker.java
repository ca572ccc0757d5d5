package dev.consilience.commandline.local;

import dev.consilience.stream.access.OwnerOnly;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The settings of a broker, which is a controller too, and where it stores. */
final class KafkaBroker {

    /** One cluster a folder: its id need not differ from that of the next. It has the form that Kafka asks for. */
    static final String CLUSTER_ID = "Y29uc2lsaWVuY2UtbG9jYQ";

    private final Setup setup;
    private final int member;
    private final String name;

    /**
     * A broker.
     *
     * @param member which one, from 1
     */
    KafkaBroker(Setup setup, int member) {
        this.setup = setup;
        this.member = member;
        this.name = new Port(PortName.KAFKA, member).process();
    }

    static Path settings(Folders folders, String name) {
        return folders.kafka(name).resolve("server.properties");
    }

    /** How many brokers there are whose storage has been formatted in a folder. */
    static int formatted(Folders folders) {
        int many = 0;
        while (Files.exists(formatMark(data(folders, new Port(PortName.KAFKA, many + 1).process())))) {
            many++;
        }
        return many;
    }

    private static Path data(Folders folders, String name) {
        return folders.kafka(name).resolve("data");
    }

    /** What is in the folder of a broker's data once that has been formatted. */
    static Path formatMark(Path data) {
        return data.resolve("meta.properties");
    }

    /** Writes the settings that {@link BrokerProgram} reads. */
    void writeSettings() throws IOException {
        Files.createDirectories(setup.folders().kafka(name));
        Properties properties = new Properties();
        properties.putAll(values());
        StringWriter text = new StringWriter();
        properties.store(text, "Written at every start");
        OwnerOnly.write(settings(setup.folders(), name), text.toString());
    }

    /**
     * Clients say who they are by name and password, brokers and controllers to each other by certificate: those are there before
     * there is a cluster that could keep passwords.
     */
    private Map<String, String> guard() {
        Map<String, String> values = new TreeMap<>(setup.secrets().keys());
        values.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:SSL,INTERNAL:SSL");
        values.put("inter.broker.listener.name", "INTERNAL");
        values.put("listener.name.internal.ssl.client.auth", "required");
        values.put("listener.name.controller.ssl.client.auth", "required");
        values.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        values.put(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        values.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        values.put("super.users", "User:" + LocalSecrets.BROKERS);
        values.put("allow.everyone.if.no.acl.found", "false");
        return values;
    }

    private Map<String, String> values() {
        ClusterSize size = setup.size();
        String copies = Integer.toString(size.copies());
        String copiesBeforeAnswer = Integer.toString(size.copiesBeforeAnswer());
        String kafka = setup.address(new Port(PortName.KAFKA, member));
        String controller = setup.address(new Port(PortName.KAFKA_CONTROLLER, member));
        Map<String, String> values = new TreeMap<>();
        values.put("process.roles", "broker,controller");
        values.put("node.id", Integer.toString(member));
        values.put(
                "controller.quorum.voters",
                IntStream.rangeClosed(1, size.brokers())
                        .mapToObj(voter -> voter + "@" + setup.address(new Port(PortName.KAFKA_CONTROLLER, voter)))
                        .collect(Collectors.joining(",")));
        values.put("controller.listener.names", "CONTROLLER");
        if (setup.secure()) {
            String internal = setup.address(new Port(PortName.KAFKA_INTERNAL, member));
            values.put("listeners", "SASL_SSL://" + kafka + ",CONTROLLER://" + controller + ",INTERNAL://" + internal);
            values.put("advertised.listeners", "SASL_SSL://" + kafka + ",INTERNAL://" + internal);
            values.putAll(guard());
        } else {
            values.put("listeners", "PLAINTEXT://" + kafka + ",CONTROLLER://" + controller);
            values.put("advertised.listeners", "PLAINTEXT://" + kafka);
            values.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        }
        values.put("log.dirs", data(setup.folders(), name).toString());
        values.put("default.replication.factor", copies);
        values.put("min.insync.replicas", copiesBeforeAnswer);
        // Few partitions of the internal topics are enough.
        values.put("offsets.topic.replication.factor", copies);
        values.put("offsets.topic.num.partitions", "4");
        values.put("transaction.state.log.replication.factor", copies);
        values.put("transaction.state.log.min.isr", copiesBeforeAnswer);
        values.put("transaction.state.log.num.partitions", "4");
        values.put("share.coordinator.state.topic.replication.factor", copies);
        values.put("share.coordinator.state.topic.min.isr", copiesBeforeAnswer);
        values.put("share.coordinator.state.topic.num.partitions", "4");
        values.put("group.initial.rebalance.delay.ms", "0");
        // A service that was killed is missed after six seconds, not after the usual 45.
        values.put("group.streams.initial.rebalance.delay.ms", "0");
        values.put("group.streams.min.session.timeout.ms", "1000");
        values.put("group.streams.session.timeout.ms", "6000");
        values.put("group.streams.min.heartbeat.interval.ms", "100");
        values.put("group.streams.heartbeat.interval.ms", "1000");
        // What it had open blocks readers no longer than its transaction may take and one second more, not ten.
        values.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // Where there is a second instance, it keeps a copy of the first one's state and takes over without reading it
        // first.
        values.put("group.streams.num.standby.replicas", "1");
        if (size.brokers() > 1) {
            // So is a broker after three, not nine, and the controller's place is filled after one.
            values.put("broker.session.timeout.ms", "3000");
            values.put("broker.heartbeat.interval.ms", "500");
            values.put("controller.quorum.election.timeout.ms", "500");
            values.put("controller.quorum.fetch.timeout.ms", "1000");
        }
        // Topics are made on purpose, from the catalogue.
        values.put("auto.create.topics.enable", "false");
        // What the cleaner takes by default does not fit a small heap.
        values.put("log.cleaner.dedupe.buffer.size", "16777216");
        return values;
    }
}
