package dev.consilience.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.stream.TopicAccess;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** Holds what a service may do on Kafka against what it does there, by its topology and its settings. */
public final class AccessCheck {

    private static final Path SETTINGS = Path.of("src/main/resources/application.properties");

    private AccessCheck() {}

    /** The topology reads and writes what is allowed, no less and no more. */
    public static void topologyNeedsAll(TopicAccess access, Topology topology) {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        TopologyDescription description = topology.describe();
        description.subtopologies().forEach(part -> part.nodes().forEach(node -> take(node, read, written)));
        description.globalStores().forEach(store -> take(store.source(), read, written));

        assertThat(access.consumed())
                .as("topics that %s may read for its topology", access.name())
                .isEqualTo(read);
        assertThat(access.produced())
                .as("topics that %s may write for its topology", access.name())
                .isEqualTo(written);
    }

    /** The settings of the service whose tests run name the same group and topics. */
    public static void settingsAgree(TopicAccess access) {
        Properties settings = settings();

        assertThat(access.application()).contains(settings.getProperty("quarkus.kafka-streams.application-id"));
        assertThat(access.sent()).contains(settings.getProperty("kafka-streams.errors.dead.letter.queue.topic.name"));
        Set<String> known = new TreeSet<>(access.reads());
        known.addAll(access.writes());
        assertThat(List.of(settings.getProperty("quarkus.kafka-streams.topics").split(",")))
                .as("topics that %s waits for and has to be shown", access.name())
                .isSubsetOf(known)
                .containsAll(access.consumed())
                .containsAll(access.produced());
    }

    private static void take(TopologyDescription.Node node, Set<String> read, Set<String> written) {
        if (node instanceof TopologyDescription.Source source) {
            read.addAll(source.topicSet());
        }
        if (node instanceof TopologyDescription.Sink sink) {
            written.add(sink.topic());
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(SETTINGS)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
