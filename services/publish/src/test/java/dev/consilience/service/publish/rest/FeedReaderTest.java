package dev.consilience.service.publish.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final String TOPIC = TopicCatalogue.CHANGES.name();
    private static final Duration WAIT = Duration.ofMillis(10);

    private final MockConsumer<String, ClaimChangedRecord> consumer = new MockConsumer<>("earliest");

    private FeedReader open(Optional<FeedPosition> last) {
        Node node = new Node(0, "test", 1);
        consumer.updatePartitions(
                TOPIC,
                List.of(
                        new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node}),
                        new PartitionInfo(TOPIC, 1, node, new Node[] {node}, new Node[] {node})));
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int partition = 0; partition < 2; partition++) {
            starts.put(new TopicPartition(TOPIC, partition), 0L);
            ends.put(new TopicPartition(TOPIC, partition), 2L);
        }
        consumer.updateBeginningOffsets(starts);
        consumer.updateEndOffsets(ends);
        FeedReader reader = new FeedReader(consumer, last, Optional.empty());
        for (int partition = 0; partition < 2; partition++) {
            for (int offset = 0; offset < 2; offset++) {
                consumer.addRecord(
                        new ConsumerRecord<>(TOPIC, partition, offset, "k", change(partition + "/" + offset)));
            }
        }
        return reader;
    }

    private static ClaimChangedRecord change(String claim) {
        return new ClaimChangedRecord(claim, ChangeReason.NEW_EVIDENCE, List.of(), null, null);
    }

    @Test
    void readsEverythingAndSaysWhereItStands() {
        FeedReader reader = open(Optional.empty());

        List<FeedReader.Entry> entries = reader.read(WAIT);

        assertThat(entries)
                .extracting(entry -> entry.change().getClaim())
                .containsExactlyInAnyOrder("0/0", "0/1", "1/0", "1/1");
        assertThat(reader.position()).hasToString("0:2,1:2");
        assertThat(reader.position().reaches(reader.end())).isTrue();
    }

    @Test
    void resumesBehindTheLastEventWithNothingMissedAndNothingTwice() {
        List<FeedReader.Entry> all = open(Optional.empty()).read(WAIT);
        for (int seen = 1; seen <= all.size(); seen++) {
            FeedReaderTest again = new FeedReaderTest();
            List<FeedReader.Entry> rest =
                    again.open(Optional.of(all.get(seen - 1).behind())).read(WAIT);
            assertThat(rest)
                    .extracting(entry -> entry.change().getClaim())
                    .containsExactlyInAnyOrderElementsOf(all.subList(seen, all.size()).stream()
                            .map(entry -> entry.change().getClaim())
                            .toList());
        }
    }
}
