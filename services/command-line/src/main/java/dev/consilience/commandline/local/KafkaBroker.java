package dev.consilience.commandline.local;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The settings and the storage of the one broker. */
final class KafkaBroker {

    /** One cluster a folder: its id need not differ from that of the next. It has the form that Kafka asks for. */
    private static final String CLUSTER_ID = "Y29uc2lsaWVuY2UtbG9jYQ";

    private static final int FORMAT_SECONDS = 60;

    private KafkaBroker() {}

    static Path settings(Folders folders) {
        return folders.kafka().resolve("server.properties");
    }

    /** Writes the settings, and formats the storage if that has not been done. */
    static void prepare(Folders folders, Ports ports) throws IOException, InterruptedException {
        Files.createDirectories(folders.kafka());
        Properties properties = new Properties();
        properties.putAll(values(folders, ports));
        try (Writer writer = Files.newBufferedWriter(settings(folders))) {
            properties.store(writer, "Written at every start");
        }
        if (Files.exists(folders.kafka().resolve("data/meta.properties"))) {
            return;
        }
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.path());
        command.addAll(Processes.kafkaTool(folders, "kafka.tools.StorageTool"));
        command.addAll(
                List.of("format", "-t", CLUSTER_ID, "-c", settings(folders).toString()));
        Path log = folders.log("kafka-format");
        Process format = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!format.waitFor(FORMAT_SECONDS, TimeUnit.SECONDS) || format.exitValue() != 0) {
            format.destroyForcibly();
            throw new IOException("Kafka's storage could not be formatted; see " + log);
        }
    }

    private static Map<String, String> values(Folders folders, Ports ports) {
        String kafka = ports.address(PortName.KAFKA);
        String controller = ports.address(PortName.KAFKA_CONTROLLER);
        Map<String, String> values = new TreeMap<>();
        values.put("process.roles", "broker,controller");
        values.put("node.id", "1");
        values.put("controller.quorum.voters", "1@" + controller);
        values.put("listeners", "PLAINTEXT://" + kafka + ",CONTROLLER://" + controller);
        values.put("advertised.listeners", "PLAINTEXT://" + kafka);
        values.put("controller.listener.names", "CONTROLLER");
        values.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        values.put("log.dirs", folders.kafka().resolve("data").toString());
        // One node: nothing can be replicated, and few partitions of the internal topics are enough.
        values.put("default.replication.factor", "1");
        values.put("offsets.topic.replication.factor", "1");
        values.put("offsets.topic.num.partitions", "4");
        values.put("transaction.state.log.replication.factor", "1");
        values.put("transaction.state.log.min.isr", "1");
        values.put("transaction.state.log.num.partitions", "4");
        values.put("share.coordinator.state.topic.replication.factor", "1");
        values.put("share.coordinator.state.topic.min.isr", "1");
        values.put("share.coordinator.state.topic.num.partitions", "4");
        values.put("group.initial.rebalance.delay.ms", "0");
        // A service that was killed is missed after six seconds, not after the usual 45.
        values.put("group.streams.initial.rebalance.delay.ms", "0");
        values.put("group.streams.min.session.timeout.ms", "1000");
        values.put("group.streams.session.timeout.ms", "6000");
        values.put("group.streams.min.heartbeat.interval.ms", "100");
        values.put("group.streams.heartbeat.interval.ms", "1000");
        // Topics are made on purpose, from the catalogue.
        values.put("auto.create.topics.enable", "false");
        // What the cleaner takes by default does not fit a small heap.
        values.put("log.cleaner.dedupe.buffer.size", "16777216");
        return values;
    }
}
