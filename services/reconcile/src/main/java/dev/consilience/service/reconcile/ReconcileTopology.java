package dev.consilience.service.reconcile;

import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.CounterRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.DatedClaimRecord;
import dev.consilience.schema.FindingRecord;
import dev.consilience.schema.PendingRecord;
import dev.consilience.schema.StratumCountsRecord;
import dev.consilience.schema.StratumRowRecord;
import dev.consilience.schema.TotalsRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From claims to answered propositions, in two steps with a topic between them:
 *
 * <pre>
 * claims -> [place-claims] -> placed claims, partitioned by proposition -> [answer-propositions] -> propositions
 * </pre>
 *
 * <p>The topic between is public, so that whoever serves the evidence of a proposition reads it there.
 */
public final class ReconcileTopology {

    static final String CLAIMS_PLACED = "claims-placed";
    static final String EVIDENCE = "evidence";
    static final String PENDING = "pending-propositions";
    static final String ANSWERS = "answers";
    static final String TOTALS = "totals";
    static final String FINDINGS = "findings";
    static final String DATES = "dates";
    static final String STRATA = "strata";
    static final String LARGEST_STRATA = "largest-strata";
    static final String COUNTERS = "counters";

    /** Up to so many claims it costs no more to count them all anew than to keep a ledger. */
    static final int MOST_RECOUNTED = 24;

    private ReconcileTopology() {}

    /**
     * Builds the topology.
     *
     * @param serdes how values are written
     * @param settle how long changed evidence is gathered before its proposition is answered anew, so that the claims of
     *     one paper make one change and not many
     */
    public static Topology build(RecordSerdes serdes, Duration settle) {
        return build(serdes, settle, MOST_RECOUNTED, Stores::persistentKeyValueStore);
    }

    /**
     * The same on other stores, since a test that lives through many histories is faster in memory, and with a ledger opened
     * for a proposition that has more claims than so many.
     */
    public static Topology build(
            RecordSerdes serdes,
            Duration settle,
            int mostRecounted,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.naming());
        addStore(builder, stores.apply(CLAIMS_PLACED), serdes.of(TopicCatalogue.CLAIMS));
        addStore(builder, stores.apply(EVIDENCE), serdes.of(TopicCatalogue.PLACED_CLAIMS));
        addStore(builder, stores.apply(PENDING), serdes.of(TopicCatalogue.PENDING_STATE, PendingRecord.class));
        addStore(builder, stores.apply(ANSWERS), serdes.of(TopicCatalogue.PROPOSITIONS));
        addStore(builder, stores.apply(TOTALS), serdes.of(TopicCatalogue.TOTALS_STATE, TotalsRecord.class));
        addStore(builder, stores.apply(FINDINGS), serdes.of(TopicCatalogue.FINDINGS_STATE, FindingRecord.class));
        addStore(builder, stores.apply(DATES), serdes.of(TopicCatalogue.DATES_STATE, DatedClaimRecord.class));
        addStore(builder, stores.apply(STRATA), serdes.of(TopicCatalogue.STRATA_STATE, StratumCountsRecord.class));
        addStore(
                builder,
                stores.apply(LARGEST_STRATA),
                serdes.of(TopicCatalogue.STRATUM_ROWS_STATE, StratumRowRecord.class));
        addStore(builder, stores.apply(COUNTERS), serdes.of(TopicCatalogue.COUNTERS_STATE, CounterRecord.class));

        builder.stream(
                        TopicCatalogue.CLAIMS.name(),
                        Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.CLAIMS))
                                .withName("read-claims"))
                .process(PlaceClaims::new, Named.as("place-claims"), CLAIMS_PLACED)
                .to(
                        TopicCatalogue.PLACED_CLAIMS.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.PLACED_CLAIMS))
                                .withStreamPartitioner(byProposition())
                                .withName("write-placed-claims"));

        Reconciler reconciler = new Reconciler(BeliefPriors.indraReading());
        Serde<CuratedClaimRecord> answers = serdes.of(TopicCatalogue.PROPOSITIONS);
        builder.stream(
                        TopicCatalogue.PLACED_CLAIMS.name(),
                        Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.PLACED_CLAIMS))
                                .withName("read-placed-claims"))
                .process(
                        () -> new AnswerPropositions(reconciler, settle, mostRecounted),
                        Named.as("answer-propositions"),
                        EVIDENCE,
                        PENDING,
                        ANSWERS,
                        TOTALS,
                        FINDINGS,
                        DATES,
                        STRATA,
                        LARGEST_STRATA,
                        COUNTERS)
                .to(
                        TopicCatalogue.PROPOSITIONS.name(),
                        Produced.with(RecordSerdes.keys(), answers).withName("write-propositions"));
        return builder.build();
    }

    /** The proposition of a placement's key: what stands before the slash. */
    static String propositionOf(String placementKey) {
        return placementKey.substring(0, placementKey.indexOf('/'));
    }

    /** Kafka's own way to choose a partition for a key, applied to the proposition's part of it. */
    private static <V> StreamPartitioner<String, V> byProposition() {
        return (topic, key, value, partitions) -> {
            byte[] proposition = RecordSerdes.keys().serializer().serialize(topic, propositionOf(key));
            return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(proposition)) % partitions));
        };
    }

    private static <V extends SpecificRecord> void addStore(
            StreamsBuilder builder, KeyValueBytesStoreSupplier store, Serde<V> values) {
        // The cache sees that what changes with every claim of a batch is written down once.
        builder.addStateStore(
                Stores.keyValueStoreBuilder(store, RecordSerdes.keys(), values).withCachingEnabled());
    }
}
