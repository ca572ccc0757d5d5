package dev.consilience.stream;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.AssignmentRecord;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.CounterRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.DatedClaimRecord;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.schema.FindingRecord;
import dev.consilience.schema.HeldRecord;
import dev.consilience.schema.IdentityRecord;
import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.schema.JudgedClaimRecord;
import dev.consilience.schema.PendingRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.PlacedRecord;
import dev.consilience.schema.ReadingRecord;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.schema.ReliabilityRecord;
import dev.consilience.schema.ReweighingRecord;
import dev.consilience.schema.SentArticleRecord;
import dev.consilience.schema.StratumCountsRecord;
import dev.consilience.schema.StratumNameRecord;
import dev.consilience.schema.TotalsRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.TopicDef.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;

/**
 * All topics, in one place: nothing else spells a topic's name.
 *
 * <p>Four partitions let each part of a service's topology run in up to four instances. The number of a topic that exists
 * cannot be changed: keys would move to partitions whose tasks do not hold what is kept of them. That is so for {@link
 * #RECORDS_RECEIVED} too, whose records meet those of {@link #RECORDS_ASSIGNED} in one store.
 */
public final class TopicCatalogue {

    private static final int PARTITIONS = 4;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration QUARTER = Duration.ofDays(90);

    /** Records as they were handed in; keyed by record. */
    public static final TopicDef<ReceivedRecord> RECORDS_RECEIVED = new TopicDef<>(
            "literature.record.received.v1",
            ReceivedRecord.class,
            PARTITIONS,
            Cleanup.DELETE,
            QUARTER,
            "A source's record of an article was handed in, in some revision; the same one may come again.");

    /**
     * What of each record decides where it belongs; keyed by record. One partition: which records are of one article is
     * a question to all of them.
     */
    public static final TopicDef<IdentityRecord> RECORDS_IDENTIFIED = new TopicDef<>(
            "literature.record.identified.v1",
            IdentityRecord.class,
            1,
            Cleanup.COMPACT,
            WEEK,
            "What each record calls its article and others.");

    /** Where each record belongs; keyed by record. */
    public static final TopicDef<AssignmentRecord> RECORDS_ASSIGNED = new TopicDef<>(
            "literature.record.assigned.v1",
            AssignmentRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "The article and the study that each record belongs to.");

    /** Records under the articles that they belong to or speak of; keyed by article, tab, record; partitioned by article. */
    public static final TopicDef<PlacedRecord> RECORDS_PLACED = new TopicDef<>(
            "literature.record.placed.v1",
            PlacedRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "Each record under its article, and each notice under the article that it speaks of.");

    /** How far files and polls have been taken in; keyed by way in, colon, name. */
    public static final TopicDef<IntakePositionRecord> INTAKE_POSITIONS = new TopicDef<>(
            "literature.intake.position.v1",
            IntakePositionRecord.class,
            1,
            Cleanup.COMPACT,
            WEEK,
            "How much of each watched file and each poll is on the topics.");

    /** Each article, as all records of it together tell; keyed by article. */
    public static final TopicDef<ArticleRecord> ARTICLES = new TopicDef<>(
            "literature.article.current.v1",
            ArticleRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "Each article in the revision and with the status that count, as all records of it together tell.");

    /** What articles assert; keyed by claim. */
    public static final TopicDef<ClaimRecord> CLAIMS = new TopicDef<>(
            "evidence.claim.extracted.v1",
            ClaimRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "What each article asserts; a tombstone where it no longer does.");

    /**
     * Claims under the propositions that they speak to; keyed by proposition, slash, claim, and partitioned by the
     * proposition alone.
     */
    public static final TopicDef<PlacedClaimRecord> PLACED_CLAIMS = new TopicDef<>(
            "evidence.claim.placed.v1",
            PlacedClaimRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "Each claim under each proposition that it speaks to, with the rules that led there.");

    /**
     * What curators say of claims; keyed by claim, slash, decision, and partitioned by the claim alone, as {@link #CLAIMS}
     * is: the two are joined.
     */
    public static final TopicDef<DecisionRecord> CLAIM_DECISIONS = new TopicDef<>(
            "curation.claim-decision.current.v1",
            DecisionRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "What curators say of claims; a tombstone where it was taken back.");

    /**
     * What curators say of propositions and the verdicts on them; keyed by proposition, slash, decision, and partitioned by
     * the proposition alone, as {@link #PLACED_CLAIMS} is.
     */
    public static final TopicDef<DecisionRecord> PROPOSITION_DECISIONS = new TopicDef<>(
            "curation.proposition-decision.current.v1",
            DecisionRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "What curators say of propositions and the verdicts on them; a tombstone where it was taken back.");

    /** How curators judged standing claims; keyed by subject, slash, claim, and partitioned by the subject alone. */
    public static final TopicDef<JudgedClaimRecord> JUDGED_CLAIMS = new TopicDef<>(
            "curation.judgement.current.v1",
            JudgedClaimRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "How curators judged each claim, once for each thing that such claims have in common.");

    /** How often curators accept and reject what; keyed by subject. */
    public static final TopicDef<ReliabilityRecord> RELIABILITY = new TopicDef<>(
            "curation.reliability.current.v1",
            ReliabilityRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "How often curators accepted and rejected claims, by extraction rule and by kind of source.");

    /** The reconciled answers, before decisions and policy; keyed by proposition. */
    public static final TopicDef<CuratedClaimRecord> PROPOSITIONS = new TopicDef<>(
            "evidence.proposition.reconciled.v1",
            CuratedClaimRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "What the evidence on each proposition amounts to.");

    /** For subscribers: the curated claims; keyed by proposition. */
    public static final TopicDef<CuratedClaimRecord> CURATED_CLAIMS = new TopicDef<>(
            "curated.claim.current.v1",
            CuratedClaimRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "The curated claims; on withdrawal a last value with the reason, then a tombstone.");

    /** For subscribers: those curated claims on which studies differ; keyed by proposition. */
    public static final TopicDef<CuratedClaimRecord> CONFLICTS = new TopicDef<>(
            "curated.conflict.current.v1",
            CuratedClaimRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "The curated claims on which studies differ, whether explained or not.");

    /** For subscribers: each change of a curated claim; keyed by proposition. */
    public static final TopicDef<ClaimChangedRecord> CHANGES = new TopicDef<>(
            "curated.claim.changed.v1",
            ClaimChangedRecord.class,
            PARTITIONS,
            Cleanup.DELETE,
            QUARTER,
            "What was, what is, and why.");

    /**
     * The vocabulary's concepts; keyed by concept. One partition, as with {@link #VOCABULARY_RELEASE}: each instance that
     * takes claims from articles reads all of it.
     */
    public static final TopicDef<ConceptRecord> VOCABULARY_CONCEPTS = new TopicDef<>(
            "vocabulary.concept.current.v1",
            ConceptRecord.class,
            1,
            Cleanup.COMPACT,
            WEEK,
            "The concepts by whose names claims are found, as they were released last.");

    /** Which vocabulary is in force; one key. */
    public static final TopicDef<VocabularyReleaseRecord> VOCABULARY_RELEASE = new TopicDef<>(
            "vocabulary.release.current.v1",
            VocabularyReleaseRecord.class,
            1,
            Cleanup.COMPACT,
            WEEK,
            "The vocabulary that was released last, written together with its concepts.");

    /** All topics whose values have a schema, in the order of the flow. */
    public static final List<TopicDef<? extends SpecificRecord>> ALL = List.of(
            RECORDS_RECEIVED,
            RECORDS_IDENTIFIED,
            RECORDS_ASSIGNED,
            RECORDS_PLACED,
            INTAKE_POSITIONS,
            ARTICLES,
            CLAIMS,
            CLAIM_DECISIONS,
            PROPOSITION_DECISIONS,
            JUDGED_CLAIMS,
            RELIABILITY,
            PLACED_CLAIMS,
            PROPOSITIONS,
            CURATED_CLAIMS,
            CONFLICTS,
            CHANGES,
            VOCABULARY_CONCEPTS,
            VOCABULARY_RELEASE);

    /** The records that the ingest service holds. */
    public static final String RECORDS_STATE = "ingest.record.state.v1";

    /** What the ingest service last sent on of each article. */
    public static final String SENT_ARTICLES_STATE = "ingest.article.state.v1";

    /** What the extract service knows of the articles that it has read. */
    public static final String READINGS_STATE = "extract.reading.state.v1";

    /** What the reconcile service has still to answer. */
    public static final String PENDING_STATE = "reconcile.pending.state.v1";

    /** What the reconcile service has counted of a proposition. */
    public static final String TOTALS_STATE = "reconcile.totals.state.v1";

    /** What counts of each claim, by study. */
    public static final String FINDINGS_STATE = "reconcile.finding.state.v1";

    /** The claims of each side, by date. */
    public static final String DATES_STATE = "reconcile.date.state.v1";

    /** What is counted of each value of a context variable. */
    public static final String STRATA_STATE = "reconcile.stratum.state.v1";

    /** The values of each context variable, by size. */
    public static final String STRATUM_NAMES_STATE = "reconcile.stratum-name.state.v1";

    /** The claims of each article, and the studies of each group, counted. */
    public static final String COUNTERS_STATE = "reconcile.counter.state.v1";

    /** How far the reconcile service has answered again with other priors. */
    public static final String REWEIGHING_STATE = "reconcile.reweighing.state.v1";

    /** Names under which values that only stand in state stores are registered, with their classes. */
    public static final Map<String, Class<? extends SpecificRecord>> STATES = Map.ofEntries(
            Map.entry(RECORDS_STATE, HeldRecord.class),
            Map.entry(SENT_ARTICLES_STATE, SentArticleRecord.class),
            Map.entry(READINGS_STATE, ReadingRecord.class),
            Map.entry(PENDING_STATE, PendingRecord.class),
            Map.entry(TOTALS_STATE, TotalsRecord.class),
            Map.entry(FINDINGS_STATE, FindingRecord.class),
            Map.entry(DATES_STATE, DatedClaimRecord.class),
            Map.entry(STRATA_STATE, StratumCountsRecord.class),
            Map.entry(STRATUM_NAMES_STATE, StratumNameRecord.class),
            Map.entry(COUNTERS_STATE, CounterRecord.class),
            Map.entry(REWEIGHING_STATE, ReweighingRecord.class));

    /** The dead letters of the ingest service: what could not be read. */
    public static final String INGEST_DEAD_LETTERS = "ingest.dead-letter.v1";

    /** The dead letters of the extract service. */
    public static final String EXTRACT_DEAD_LETTERS = "extract.dead-letter.v1";

    /** The dead letters of the reconcile service. */
    public static final String RECONCILE_DEAD_LETTERS = "reconcile.dead-letter.v1";

    /** The dead letters of the publish service. */
    public static final String PUBLISH_DEAD_LETTERS = "publish.dead-letter.v1";

    /** The topics of what could not be read, one a service: bytes as they came, the rest in headers. */
    public static final List<String> DEAD_LETTERS =
            List.of(INGEST_DEAD_LETTERS, EXTRACT_DEAD_LETTERS, RECONCILE_DEAD_LETTERS, PUBLISH_DEAD_LETTERS);

    private TopicCatalogue() {}

    /** The configuration of a dead-letter topic: kept until somebody has looked, which is taken to be within a quarter. */
    public static Map<String, String> deadLetterConfig() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(QUARTER.toMillis()),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }
}
