package dev.consilience.commandline.local;

import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.watch.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes that a pipeline is made of, in the order in which they start. */
public final class Processes {

    /** The four services, in the order of the flow. */
    public static final List<PortName> SERVICES =
            List.of(PortName.INGEST, PortName.EXTRACT, PortName.RECONCILE, PortName.PUBLISH);

    private static final Port REGISTRY = Port.first(PortName.REGISTRY);

    /** Where a program that Quarkus has built begins, in whatever jar. */
    private static final String MAIN_OF_QUARKUS = "io.quarkus.runner.GeneratedMain";

    private final Setup setup;

    Processes(Setup setup) {
        this.setup = setup;
    }

    /** What the services stand on. */
    List<ProcessSpec> foundations() {
        List<ProcessSpec> foundations = new ArrayList<>(brokers());
        foundations.add(registry());
        return foundations;
    }

    /** Kafka's; none where somebody else runs them. */
    List<ProcessSpec> brokers() {
        List<ProcessSpec> brokers = new ArrayList<>();
        if (setup.ownBrokers()) {
            for (int member = 1; member <= setup.size().brokers(); member++) {
                brokers.add(broker(new Port(PortName.KAFKA, member)));
            }
        }
        return brokers;
    }

    /** The services themselves: the first instance of each, then the second of each, and so on. */
    List<ProcessSpec> services() {
        List<ProcessSpec> services = new ArrayList<>();
        for (int member = 1; member <= setup.size().instances(); member++) {
            for (PortName name : SERVICES) {
                services.add(service(new Port(name, member)));
            }
        }
        return services;
    }

    /** All of them. */
    List<ProcessSpec> all() {
        List<ProcessSpec> all = new ArrayList<>(foundations());
        all.addAll(services());
        return all;
    }

    private ProcessSpec broker(Port port) {
        String name = port.process();
        List<Port> ports = new ArrayList<>(List.of(port, new Port(PortName.KAFKA_CONTROLLER, port.member())));
        if (setup.secure()) {
            ports.add(new Port(PortName.KAFKA_INTERNAL, port.member()));
        }
        List<String> arguments = new ArrayList<>(VirtualMachine.of(setup.pace(), 512));
        arguments.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS"));
        arguments.addAll(List.of(
                BrokerProgram.class.getName(),
                KafkaBroker.settings(setup.folders(), name).toString(),
                KafkaBroker.CLUSTER_ID));
        return new ProcessSpec(
                name,
                arguments,
                Jars.ofKafka(setup.folders()),
                ports,
                setup.machines().of(port.member()),
                Optional.empty());
    }

    ProcessSpec registry() {
        Folders folders = setup.folders();
        Path database = folders.registry().resolve("registry");
        List<String> arguments = new ArrayList<>(VirtualMachine.of(Pace.FOLLOWING, 256));
        arguments.addAll(List.of(
                "-Dquarkus.http.host=" + setup.machines().of(REGISTRY.member()).address(),
                "-Dquarkus.http.port=" + setup.ports().number(REGISTRY),
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                "-Dapicurio.datasource.url=jdbc:h2:file:" + database,
                MAIN_OF_QUARKUS));
        return new ProcessSpec(
                REGISTRY.process(),
                arguments,
                Jars.ofRegistry(folders),
                List.of(REGISTRY),
                setup.machines().of(REGISTRY.member()),
                Optional.of(http(REGISTRY, "/health/ready")));
    }

    /** Extract may come to hold a released vocabulary, and two while it goes from one to the next. */
    private static int heapMb(PortName service) {
        if (service == PortName.EXTRACT) {
            return 768;
        }
        return 256;
    }

    private ProcessSpec service(Port port) {
        Folders folders = setup.folders();
        String name = port.process();
        Machines.Machine machine = setup.machines().of(port.member());
        List<String> arguments = new ArrayList<>(VirtualMachine.of(setup.pace(), heapMb(port.name())));
        arguments.addAll(List.of(
                "-Dconsilience.pace=" + setup.pace().label(),
                "-Dquarkus.http.host=" + machine.address(),
                "-Dquarkus.http.port=" + setup.ports().number(port),
                "-Dkafka.bootstrap.servers=" + setup.bootstrapServers(),
                "-Dconsilience.registry.url=" + http(REGISTRY, ""),
                "-Dkafka-streams.state.dir=" + folders.state(name)));
        arguments.addAll(own(port));
        arguments.addAll(setup.serviceSettings());
        // All classes by the virtual machine's own loader, whose classes alone an archive can take in; the loader of
        // quarkus-run.jar has its own. What the manifest of that would open has to be opened here.
        arguments.addAll(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED", MAIN_OF_QUARKUS));
        return new ProcessSpec(
                name,
                arguments,
                Jars.ofService(folders, port.name().label()),
                List.of(port),
                machine,
                Optional.of(http(port, "/q/health/ready")));
    }

    private List<String> own(Port port) {
        List<String> settings = new ArrayList<>();
        if (setup.secure()) {
            // In a file: whoever looks at the processes of this machine sees their command lines.
            settings.add("-Dquarkus.config.locations=" + setup.secrets().ofService(access(port.name())));
        }
        if (port.name() == PortName.INGEST) {
            settings.add("-Dquarkus.http.cors.origins=" + pages());
            if (port.member() == 1) {
                settings.addAll(setup.ingestSettings());
            }
        }
        settings.add("-Dconsilience.users=" + setup.folders().users());
        if (port.name() == PortName.PUBLISH) {
            settings.add("-Dconsilience.page.ingest=" + http(new Port(PortName.INGEST, port.member()), ""));
        }
        return settings;
    }

    private static TopicAccess access(PortName service) {
        return TopicAccess.SERVICES.stream()
                .filter(access -> access.name().equals(service.label()))
                .findFirst()
                .orElseThrow();
    }

    /** Where pages come from: each instance of publish by its address and by its name, two origins to a browser. */
    private String pages() {
        List<String> origins = new ArrayList<>();
        for (int member = 1; member <= setup.size().instances(); member++) {
            Port publish = new Port(PortName.PUBLISH, member);
            origins.add(http(publish, "").toString());
            origins.add("http://localhost:" + setup.ports().number(publish));
        }
        return String.join(",", origins);
    }

    private URI http(Port port, String path) {
        return URI.create("http://" + setup.address(port) + path);
    }
}
