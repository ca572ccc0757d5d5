package dev.consilience.service.reconcile;

import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.schema.CounterRecord;
import dev.consilience.schema.DatedClaimRecord;
import dev.consilience.schema.FindingRecord;
import dev.consilience.schema.PendingRecord;
import dev.consilience.schema.ReliabilityRecord;
import dev.consilience.schema.ReweighingRecord;
import dev.consilience.schema.StratumCountsRecord;
import dev.consilience.schema.StratumNameRecord;
import dev.consilience.schema.TotalsRecord;
import dev.consilience.stream.CompoundKeys;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.watch.StepWatch;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From claims, and what curators say of them, to answered propositions:
 *
 * <pre>
 * claims    -> [take-claims] ----+-> [place-claims] -> placed claims, by proposition -> [answer-propositions] -> propositions
 * decisions -> [take-decisions] -'
 *                                '-> [tell-judgements] -> judged claims, by subject -> [count-judgements] -> reliability
 * </pre>
 *
 * <p>The topics between are public, so that whoever serves the evidence of a proposition, or what curators have taught, reads
 * it there. What they have taught is a table that every instance holds as a whole, see {@link CurrentPriors}.
 */
public final class ReconcileTopology {

    static final String CLAIMS_PLACED = "claims-placed";
    static final String CLAIM_DECISIONS = "claim-decisions";
    static final String JUDGED_CLAIMS = "judged-claims";
    static final String RELIABILITY_COUNTS = "reliability-counts";
    static final String RELIABILITY = "reliability";
    static final String EVIDENCE = "evidence";
    static final String PENDING = "pending-propositions";
    static final String ANSWERS = "answers";
    static final String VERDICT_DECISIONS = "verdict-decisions";
    static final String REWEIGHING = "reweighing";
    static final String TOTALS = "totals";
    static final String FINDINGS = "findings";
    static final String DATES = "dates";
    static final String STRATA = "strata";
    static final String LARGEST_STRATA = "largest-strata";
    static final String COUNTERS = "counters";

    private ReconcileTopology() {}

    /**
     * Builds the topology.
     *
     * @param serdes how values are written
     */
    public static Topology build(RecordSerdes serdes, ReconcileSettings settings) {
        return build(serdes, settings, StepWatch.NOBODY);
    }

    /** The same with somebody who looks on while it runs. */
    public static Topology build(RecordSerdes serdes, ReconcileSettings settings, StepWatch watch) {
        Function<String, KeyValueBytesStoreSupplier> stores = settings.stores();
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.watched(watch));
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
                serdes.of(TopicCatalogue.STRATUM_NAMES_STATE, StratumNameRecord.class));
        addStore(builder, stores.apply(COUNTERS), serdes.of(TopicCatalogue.COUNTERS_STATE, CounterRecord.class));

        addStore(builder, stores.apply(CLAIM_DECISIONS), serdes.of(TopicCatalogue.CLAIM_DECISIONS));
        KStream<String, ClaimChange> changes = read(builder, TopicCatalogue.CLAIMS, "read-claims", serdes)
                .process(TakeClaims::new, Named.as("take-claims"), CLAIMS_PLACED, CLAIM_DECISIONS)
                .merge(
                        read(builder, TopicCatalogue.CLAIM_DECISIONS, "read-decisions", serdes)
                                .process(
                                        TakeDecisions::new, Named.as("take-decisions"), CLAIMS_PLACED, CLAIM_DECISIONS),
                        Named.as("merge-changes"));
        changes.process(PlaceClaims::new, Named.as("place-claims"))
                .to(
                        TopicCatalogue.PLACED_CLAIMS.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.PLACED_CLAIMS))
                                .withStreamPartitioner(CompoundKeys.partitioner())
                                .withName("write-placed-claims"));

        addStore(builder, stores.apply(VERDICT_DECISIONS), serdes.of(TopicCatalogue.PROPOSITION_DECISIONS));
        addStore(builder, stores.apply(REWEIGHING), serdes.of(TopicCatalogue.REWEIGHING_STATE, ReweighingRecord.class));
        read(builder, TopicCatalogue.PLACED_CLAIMS, "read-placed-claims", serdes)
                .process(
                        TakeEvidence::new,
                        Named.as("take-evidence"),
                        EVIDENCE,
                        TOTALS,
                        FINDINGS,
                        DATES,
                        STRATA,
                        LARGEST_STRATA,
                        COUNTERS)
                .merge(
                        read(builder, TopicCatalogue.PROPOSITION_DECISIONS, "read-verdict-decisions", serdes)
                                .process(
                                        TakeVerdictDecisions::new,
                                        Named.as("take-verdict-decisions"),
                                        VERDICT_DECISIONS),
                        Named.as("merge-touched"))
                .process(
                        () -> new AnswerPropositions(BeliefPriors.indraReading(), settings),
                        Named.as("answer-propositions"),
                        EVIDENCE,
                        VERDICT_DECISIONS,
                        PENDING,
                        ANSWERS,
                        REWEIGHING,
                        TOTALS,
                        FINDINGS,
                        DATES,
                        STRATA,
                        LARGEST_STRATA,
                        COUNTERS)
                .to(
                        TopicCatalogue.PROPOSITIONS.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.PROPOSITIONS))
                                .withName("write-propositions"));
        // Last: sub-topologies are numbered in the order in which they are added, and local state lies under the
        // number.
        addTeaching(builder, changes, serdes, stores);
        return builder.build();
    }

    /** From judged claims to how often curators accept and reject what. */
    private static void addTeaching(
            StreamsBuilder builder,
            KStream<String, ClaimChange> changes,
            RecordSerdes serdes,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        addStore(builder, stores.apply(JUDGED_CLAIMS), serdes.of(TopicCatalogue.JUDGED_CLAIMS));
        addStore(builder, stores.apply(RELIABILITY_COUNTS), serdes.of(TopicCatalogue.RELIABILITY));
        changes.process(TellJudgements::new, Named.as("tell-judgements"))
                .to(
                        TopicCatalogue.JUDGED_CLAIMS.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.JUDGED_CLAIMS))
                                .withStreamPartitioner(CompoundKeys.partitioner())
                                .withName("write-judgements"));
        read(builder, TopicCatalogue.JUDGED_CLAIMS, "read-judgements", serdes)
                .process(CountJudgements::new, Named.as("count-judgements"), JUDGED_CLAIMS, RELIABILITY_COUNTS)
                .to(
                        TopicCatalogue.RELIABILITY.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.RELIABILITY))
                                .withName("write-reliability"));
        addReliability(builder, serdes, stores);
    }

    /** The table of what curators have taught, whole in every instance. */
    static void addReliability(
            StreamsBuilder builder, RecordSerdes serdes, Function<String, KeyValueBytesStoreSupplier> stores) {
        builder.globalTable(
                TopicCatalogue.RELIABILITY.name(),
                Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.RELIABILITY))
                        .withName("know-reliability"),
                Materialized.<String, ReliabilityRecord>as(stores.apply(RELIABILITY))
                        .withKeySerde(RecordSerdes.keys())
                        .withValueSerde(serdes.of(TopicCatalogue.RELIABILITY)));
    }

    private static <V extends SpecificRecord> KStream<String, V> read(
            StreamsBuilder builder, TopicDef<V> topic, String name, RecordSerdes serdes) {
        return builder.stream(
                topic.name(),
                Consumed.with(RecordSerdes.keys(), serdes.of(topic)).withName(name));
    }

    private static <V extends SpecificRecord> void addStore(
            StreamsBuilder builder, KeyValueBytesStoreSupplier store, Serde<V> values) {
        builder.addStateStore(Stores.keyValueStoreBuilder(store, RecordSerdes.keys(), values));
    }
}
