package dev.consilience.commandline.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes that the pipeline is made of, in the order in which they start. */
public final class Processes {

    /** The four services, in the order of the flow. */
    public static final List<PortName> SERVICES =
            List.of(PortName.INGEST, PortName.EXTRACT, PortName.RECONCILE, PortName.PUBLISH);

    private static final String KAFKA = "kafka";
    private static final String REGISTRY = "registry";

    private Processes() {}

    /** What the services stand on. */
    public static List<ProcessSpec> foundations(Folders folders, Ports ports) {
        return List.of(kafka(folders), registry(folders, ports));
    }

    /** The services themselves. */
    public static List<ProcessSpec> services(Folders folders, Ports ports) {
        return services(folders, ports, List.of());
    }

    /** The services themselves, with settings of ingest beside the usual ones. */
    static List<ProcessSpec> services(Folders folders, Ports ports, List<String> ingestSettings) {
        List<ProcessSpec> services = new ArrayList<>();
        for (PortName name : SERVICES) {
            List<String> settings = new ArrayList<>();
            if (name == PortName.INGEST) {
                settings.add("-Dquarkus.http.cors.origins=" + pages(ports));
                settings.addAll(ingestSettings);
            }
            if (name == PortName.PUBLISH) {
                settings.add("-Dconsilience.page.ingest=" + ports.http(PortName.INGEST));
            }
            services.add(service(name, folders, ports, settings));
        }
        return services;
    }

    /** Pages of the same service by its address and by its name: two origins to a browser. */
    private static String pages(Ports ports) {
        return ports.http(PortName.PUBLISH) + ",http://localhost:" + ports.number(PortName.PUBLISH);
    }

    /** All of them. */
    public static List<ProcessSpec> all(Folders folders, Ports ports) {
        List<ProcessSpec> all = new ArrayList<>(foundations(folders, ports));
        all.addAll(services(folders, ports));
        return all;
    }

    private static ProcessSpec kafka(Folders folders) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xms256m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS"));
        arguments.addAll(kafkaTool(folders, "kafka.Kafka"));
        arguments.add(KafkaBroker.settings(folders).toString());
        return new ProcessSpec(KAFKA, arguments, List.of(PortName.KAFKA, PortName.KAFKA_CONTROLLER), Optional.empty());
    }

    /** The class path and the main class of one of Kafka's programs. */
    static List<String> kafkaTool(Folders folders, String mainClass) {
        return List.of("-cp", folders.runtime().resolve("lib") + "/*", mainClass);
    }

    private static ProcessSpec registry(Folders folders, Ports ports) {
        Path database = folders.registry().resolve("registry");
        return new ProcessSpec(
                REGISTRY,
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + ports.number(PortName.REGISTRY),
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=h2",
                        "-Dapicurio.datasource.url=jdbc:h2:file:" + database,
                        "-jar",
                        folders.runtime()
                                .resolve("registry")
                                .resolve(RegistryJar.name(folders))
                                .toString()),
                List.of(PortName.REGISTRY),
                Optional.of(ports.http(PortName.REGISTRY).resolve("/health/ready")));
    }

    /** Extract may come to hold a released vocabulary, and two while it goes from one to the next. */
    private static String heap(PortName service) {
        if (service == PortName.EXTRACT) {
            return "-Xmx768m";
        }
        return "-Xmx256m";
    }

    private static ProcessSpec service(PortName name, Folders folders, Ports ports, List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                heap(name),
                "-XX:+UseSerialGC",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + ports.number(name),
                "-Dkafka.bootstrap.servers=" + ports.address(PortName.KAFKA),
                "-Dconsilience.registry.url=" + ports.http(PortName.REGISTRY),
                "-Dkafka-streams.state.dir=" + folders.state(name.label())));
        if (name == PortName.PUBLISH) {
            arguments.add("-Dconsilience.users=" + folders.users());
        }
        arguments.addAll(settings);
        arguments.add("-jar");
        arguments.add(folders.service(name.label()).toString());
        return new ProcessSpec(
                name.label(),
                arguments,
                List.of(name),
                Optional.of(ports.http(name).resolve("/q/health/ready")));
    }
}
