package dev.consilience.stream;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.schema.PendingRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.ReadingRecord;
import dev.consilience.stream.TopicDef.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;

/**
 * All topics, in one place: nothing else spells a topic's name.
 *
 * <p>Four partitions let a service run as up to four instances. The number can be raised for {@link #ARTICLES_RECEIVED}
 * at any time; for the others only together with a new application id, since keys would move between partitions.
 */
public final class TopicCatalogue {

    private static final int PARTITIONS = 4;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration QUARTER = Duration.ofDays(90);

    /** Articles as they were handed in; keyed by article. */
    public static final TopicDef<ArticleRecord> ARTICLES_RECEIVED = new TopicDef<>(
            "literature.article.received.v1",
            ArticleRecord.class,
            PARTITIONS,
            Cleanup.DELETE,
            QUARTER,
            "An article was handed in, in some revision; the same one may come again.");

    /** How far files and polls have been taken in; keyed by way in, colon, name. */
    public static final TopicDef<IntakePositionRecord> INTAKE_POSITIONS = new TopicDef<>(
            "literature.intake.position.v1",
            IntakePositionRecord.class,
            1,
            Cleanup.COMPACT,
            WEEK,
            "How much of each watched file and each poll is on the topics.");

    /** The revision of each article that counts; keyed by article. */
    public static final TopicDef<ArticleRecord> ARTICLES = new TopicDef<>(
            "literature.article.current.v1",
            ArticleRecord.class,
            PARTITIONS,
            Cleanup.COMPACT,
            WEEK,
            "Each article in the revision and with the status that count.");

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

    /** All topics whose values have a schema, in the order of the flow. */
    public static final List<TopicDef<? extends SpecificRecord>> ALL = List.of(
            ARTICLES_RECEIVED,
            INTAKE_POSITIONS,
            ARTICLES,
            CLAIMS,
            PLACED_CLAIMS,
            PROPOSITIONS,
            CURATED_CLAIMS,
            CONFLICTS,
            CHANGES);

    /** What the extract service knows of the articles that it has read. */
    public static final String READINGS_STATE = "extract.reading.state.v1";

    /** What the reconcile service has still to answer. */
    public static final String PENDING_STATE = "reconcile.pending.state.v1";

    /** Names under which values that only stand in state stores are registered, with their classes. */
    public static final Map<String, Class<? extends SpecificRecord>> STATES =
            Map.of(READINGS_STATE, ReadingRecord.class, PENDING_STATE, PendingRecord.class);

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
