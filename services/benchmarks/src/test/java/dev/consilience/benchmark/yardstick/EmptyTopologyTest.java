package dev.consilience.benchmark.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.service.publish.PublishTopology;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.watch.Pace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** The pipeline with the work taken out writes as much as the real one did. */
class EmptyTopologyTest {

    private static final String STORE = "published-claims";
    private static final Map<String, Flow> FLOWS = Map.of(
            TopicCatalogue.PROPOSITIONS.name(),
            new Flow(100, 50, List.of(new byte[400])),
            TopicCatalogue.CHANGES.name(),
            new Flow(150, 50, List.of(new byte[900], new byte[300])),
            TopicCatalogue.CURATED_CLAIMS.name(),
            new Flow(50, 25, List.of(new byte[500])),
            "real-published-claims-changelog",
            new Flow(50, 25, List.of(new byte[600])));

    private final Topology real = PublishTopology.build(new RegistrySerdes(URI.create("http://127.0.0.1:1")));

    @Test
    void forWhatComesInAsMuchGoesOutAsDidAndOfTheSameSizes() {
        try (TopologyTestDriver driver =
                new TopologyTestDriver(EmptyTopology.of(real, "real", FLOWS, Pace.FOLLOWING), new Properties())) {
            TestInputTopic<String, byte[]> propositions = driver.createInputTopic(
                    TopicCatalogue.PROPOSITIONS.name(), new StringSerializer(), new ByteArraySerializer());
            for (int record = 0; record < 100; record++) {
                propositions.pipeInput("proposition" + record, new byte[400]);
            }

            List<KeyValue<String, byte[]>> changes = out(driver, TopicCatalogue.CHANGES.name());
            assertThat(changes).hasSize(150);
            assertThat(changes.stream().mapToInt(change -> change.value.length).sum())
                    .isEqualTo(150 * 600);
            assertThat(changes.stream().map(change -> change.key).distinct()).hasSize(50);
            assertThat(out(driver, TopicCatalogue.CURATED_CLAIMS.name())).hasSize(50);
            assertThat(out(driver, TopicCatalogue.CONFLICTS.name())).isEmpty();
            KeyValueStore<String, byte[]> store = driver.getKeyValueStore(STORE);
            try (KeyValueIterator<String, byte[]> entries = store.all()) {
                assertThat(entries).toIterable().hasSize(25);
            }
        }
    }

    @Test
    void itHasThePartsAndStoresOfTheRealOne() {
        Topology empty = EmptyTopology.of(real, "real", FLOWS, Pace.FOLLOWING);

        assertThat(empty.describe().subtopologies())
                .hasSameSizeAs(real.describe().subtopologies());
        assertThat(empty.describe().toString()).contains(STORE, TopicCatalogue.CONFLICTS.name());
    }

    @Test
    void flowsAreReadAsTheyWereWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Flow.write(FLOWS, out);

        Map<String, Flow> read = Flow.read(new ByteArrayInputStream(out.toByteArray()));

        assertThat(read).usingRecursiveComparison().isEqualTo(FLOWS);
    }

    private static List<KeyValue<String, byte[]>> out(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList();
    }
}
