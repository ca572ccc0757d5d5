package dev.consilience.service.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Claim;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.ReliabilityRecord;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentPriorsTest {

    private static final Claim CLAIM = Evidence.from("a").claim();

    private final List<String> names = new ArrayList<>();
    private final TopologyDriver driver = new TopologyDriver(topology());

    @AfterEach
    void close() {
        driver.close();
    }

    /** A processor that asks for the priors whenever a claim comes. */
    private final class Ask implements Processor<String, ClaimRecord, Void, Void> {
        private @Nullable CurrentPriors priors;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            priors = new CurrentPriors(BeliefPriors.indraReading(), context);
        }

        @Override
        public void process(Record<String, ClaimRecord> record) {
            names.add(Objects.requireNonNull(priors).get().name());
        }
    }

    private Topology topology() {
        RecordSerdes serdes = new InMemorySerdes();
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.naming());
        ReconcileTopology.addReliability(builder, serdes, Stores::persistentKeyValueStore);
        builder.stream(
                        TopicCatalogue.CLAIMS.name(),
                        Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.CLAIMS))
                                .withName("read-claims"))
                .process(Ask::new, Named.as("ask"));
        return builder.build();
    }

    private String ask() {
        driver.send(TopicCatalogue.CLAIMS, CLAIM.id().value(), ClaimRecords.toRecord(CLAIM));
        return names.get(names.size() - 1);
    }

    private void know(String subject, int accepted, int rejected) {
        driver.send(TopicCatalogue.RELIABILITY, subject, new ReliabilityRecord(subject, accepted, rejected));
    }

    @Test
    void areTheNamedOnesWhileLittleWasJudged() {
        assertThat(ask()).isEqualTo("indra-reading");
        know("rule:active", 10, 9);
        assertThat(ask()).isEqualTo("indra-reading");
    }

    @Test
    void areWhatTheTableTeachesAtTheMoment() {
        know("source:NEWS", 12, 10);
        know("rule:active", 95, 5);
        assertThat(ask()).isEqualTo("indra-reading+judged(rule:active=0.07,source:NEWS=0.41)");

        know("rule:active", 0, 20);
        assertThat(ask()).isEqualTo("indra-reading+judged(rule:active=0.77,source:NEWS=0.41)");

        driver.send(TopicCatalogue.RELIABILITY, "rule:active", null);
        assertThat(ask()).isEqualTo("indra-reading+judged(source:NEWS=0.41)");
    }
}
