package dev.consilience.service.extract;

import dev.consilience.article.Article;
import dev.consilience.article.Digest;
import dev.consilience.claim.Claim;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.ReadClaimRecord;
import dev.consilience.schema.ReadingRecord;
import dev.consilience.schema.Standing;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads each article's current revision, sends the claims that are new or changed since the last reading, and a
 * tombstone for each that is gone. Of the last reading only ids, digests and the release by which it was read are kept.
 *
 * <h2>Another release</h2>
 *
 * When rules or vocabulary change, each article that was last read by another release is read again, in portions between
 * which new articles are read as ever, by the new release at once. Each reading says its release, so that an instance that
 * takes over, or comes back, goes on where the last transaction left off. When a portion comes is a matter of the clock;
 * what is in its records is not: they are a function of the article, its last reading and the release, and bear the time of
 * the article's record. What is new or changed is sent before what is gone, so that followers see no gap between.
 *
 * <h2>An article that cannot be read</h2>
 *
 * One that breaks the extractor makes no claims, as if it were read for the first time: those of its last reading are
 * withdrawn. What came with the stream goes to the dead letters; what was read again is still in the topic of articles,
 * and is tried again by the next release.
 */
final class ReadArticles implements Processor<String, ArticleRecord, String, ClaimRecord> {

    private static final Logger LOG = Logger.getLogger(ReadArticles.class);

    private static final int DIGEST_BYTES = 16;

    /** Readings that are up to date cost little; this many of them are passed over in one portion. */
    private static final int MOST_LOOKED_AT = 5_000;

    private final Supplier<Extraction> extractions;
    private final Pace pace;

    private @Nullable ProcessorContext<String, ClaimRecord> context;
    private @Nullable KeyValueStore<String, ReadingRecord> readings;
    private @Nullable TimestampedKeyValueStore<String, ArticleRecord> articles;

    /** The release by which all articles have been read; null until that has been looked for. */
    private @Nullable String converged;

    /** The release by which articles are being read again, and how far; null at the beginning. */
    private @Nullable String converging;

    private @Nullable String readUpTo;
    private int readAgain;
    private @Nullable Cancellable portions;

    ReadArticles(Supplier<Extraction> extractions, Pace pace) {
        this.extractions = extractions;
        this.pace = pace;
    }

    @Override
    public void init(ProcessorContext<String, ClaimRecord> newContext) {
        context = newContext;
        // Streams takes a processor up again after an aborted transaction, with stores that are back at the last
        // commit.
        converged = null;
        converging = null;
        portions = null;
        readings = newContext.getStateStore(ExtractTopology.READINGS);
        articles = newContext.getStateStore(ExtractTopology.ARTICLES);
        // Nothing is read before it is known by which release: this waits for that, at a time when no transaction is
        // open.
        LOG.debugf(
                "partition=%s release=%s",
                newContext.taskId(), extractions.get().release());
        newContext.schedule(pace.look(), PunctuationType.WALL_CLOCK_TIME, now -> look());
    }

    @Override
    public void process(Record<String, ArticleRecord> record) {
        ReadingRecord before = Objects.requireNonNull(readings).get(record.key());
        Optional<RuntimeException> failure = read(record, before, why(before, record), extractions.get());
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void look() {
        if (portions == null && !extractions.get().release().equals(converged)) {
            portions = Objects.requireNonNull(context)
                    .schedule(pace.pause(), PunctuationType.WALL_CLOCK_TIME, now -> readPortion());
        }
    }

    private void readPortion() {
        Extraction extraction = extractions.get();
        if (!extraction.release().equals(converging)) {
            converging = extraction.release();
            readUpTo = null;
            readAgain = 0;
        }
        long begin = System.nanoTime();
        Portion portion = nextPortion(extraction.release());
        for (String key : portion.due()) {
            readAgain(key, extraction);
            readUpTo = key;
            if (System.nanoTime() - begin > pace.time().toNanos()) {
                return;
            }
        }
        readUpTo = portion.last();
        if (portion.atEnd()) {
            converged = extraction.release();
            Objects.requireNonNull(portions).cancel();
            portions = null;
            LOG.infof(
                    "partition=%s release=%s readAgain=%d",
                    Objects.requireNonNull(context).taskId(), converged, readAgain);
        }
    }

    /**
     * Articles to read again.
     *
     * @param due their keys, in order
     * @param last the key of the last reading looked at; null if there is none
     * @param atEnd whether there are no more readings
     */
    private record Portion(List<String> due, @Nullable String last, boolean atEnd) {}

    private Portion nextPortion(String release) {
        List<String> due = new ArrayList<>();
        String last = readUpTo;
        int seen = 0;
        try (KeyValueIterator<String, ReadingRecord> following = following()) {
            while (following.hasNext() && due.size() < pace.articles() && seen < MOST_LOOKED_AT) {
                KeyValue<String, ReadingRecord> next = following.next();
                seen++;
                last = next.key;
                if (!next.key.equals(readUpTo) && !next.value.getRelease().equals(release)) {
                    due.add(next.key);
                }
            }
            return new Portion(due, last, !following.hasNext());
        }
    }

    /** The readings from the last one that was looked at, which comes once more if it is still there. */
    private KeyValueIterator<String, ReadingRecord> following() {
        KeyValueStore<String, ReadingRecord> store = Objects.requireNonNull(readings);
        if (readUpTo == null) {
            return store.all();
        }
        return store.range(readUpTo, null);
    }

    private void readAgain(String key, Extraction extraction) {
        ReadingRecord before = Objects.requireNonNull(readings).get(key);
        Optional<ValueAndTimestamp<ArticleRecord>> article = article(key);
        if (before == null || article.isEmpty()) {
            return;
        }
        Record<String, ArticleRecord> record =
                new Record<>(key, article.get().value(), article.get().timestamp());
        Causes why = Causes.of(ChangeReason.REPROCESSED, key, "read by " + extraction.release());
        read(record, before, why, extraction)
                .ifPresent(failure ->
                        LOG.errorf(failure, "article=%s release=%s cannot be read", key, extraction.release()));
        readAgain++;
    }

    private Optional<ValueAndTimestamp<ArticleRecord>> article(String key) {
        try {
            return Optional.ofNullable(Objects.requireNonNull(articles).get(key));
        } catch (SerializationException e) {
            // The store is made again from the topic, with what could not be read there and is among the dead letters.
            LOG.errorf(e, "article=%s is no record of an article", key);
            return Optional.empty();
        }
    }

    /**
     * Reads an article, sends what has changed, and keeps the reading.
     *
     * @return what broke the extractor
     */
    private Optional<RuntimeException> read(
            Record<String, ArticleRecord> record, @Nullable ReadingRecord before, Causes why, Extraction extraction) {
        Map<String, ClaimRecord> claims = Map.of();
        Optional<RuntimeException> failure = Optional.empty();
        try {
            claims = claims(record.value(), extraction);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        Map<String, String> digestsBefore = digests(before);
        Map<String, String> digests = new TreeMap<>();
        claims.forEach((id, claim) -> digests.put(id, digest(claim)));

        Headers headers = new RecordHeaders();
        why.writeTo(headers);
        claims.forEach((id, claim) -> {
            if (!Objects.equals(digestsBefore.get(id), digests.get(id))) {
                forward(new Record<>(id, claim, record.timestamp(), headers));
            }
        });
        for (String id : digestsBefore.keySet()) {
            if (!digests.containsKey(id)) {
                forward(new Record<>(id, null, record.timestamp(), headers));
            }
        }
        Objects.requireNonNull(readings).put(record.key(), reading(record.value(), digests, extraction.release()));
        return failure;
    }

    private void forward(Record<String, ClaimRecord> record) {
        Objects.requireNonNull(context).forward(record);
    }

    /** The claims by id, in the order of the ids; an article that is gone from its topic has none. */
    private static Map<String, ClaimRecord> claims(@Nullable ArticleRecord article, Extraction extraction) {
        Map<String, ClaimRecord> claims = new TreeMap<>();
        if (article != null) {
            Article current = ArticleRecords.fromRecord(article);
            if (current.status().carriesClaims()) {
                for (Claim claim : extraction.claims().apply(current)) {
                    claims.put(claim.id().value(), ClaimRecords.toRecord(claim));
                }
            }
        }
        return claims;
    }

    /** What the article itself tells of why, and otherwise what came with it. */
    private static Causes why(@Nullable ReadingRecord before, Record<String, ArticleRecord> record) {
        Causes causes = Causes.readFrom(record.headers());
        ArticleRecord article = record.value();
        if (article == null) {
            return causes.orElse(Causes.of(ChangeReason.DELETION, record.key(), ""));
        }
        return reason(before, article)
                .map(reason -> Causes.of(reason, record.key(), article.getStatusReason()))
                .orElseGet(() -> causes.orElse(Causes.of(ChangeReason.REPROCESSED, record.key(), "")));
    }

    private static Optional<ChangeReason> reason(@Nullable ReadingRecord before, ArticleRecord article) {
        Standing status = article.getStatus();
        if (status == Standing.RETRACTED) {
            return Optional.of(ChangeReason.RETRACTION);
        }
        if (status == Standing.DELETED) {
            return Optional.of(ChangeReason.DELETION);
        }
        if (before == null) {
            return Optional.of(ChangeReason.NEW_EVIDENCE);
        }
        if (before.getStatus() == Standing.RETRACTED || before.getStatus() == Standing.DELETED) {
            return Optional.of(ChangeReason.REINSTATEMENT);
        }
        if (status != before.getStatus()) {
            return Optional.of(ChangeReason.CORRECTION);
        }
        if (!article.getRevision().equals(before.getRevision())) {
            return Optional.of(ChangeReason.REVISION);
        }
        return Optional.empty();
    }

    private static @Nullable ReadingRecord reading(
            @Nullable ArticleRecord article, Map<String, String> digests, String release) {
        if (article == null) {
            return null;
        }
        List<ReadClaimRecord> claims = new ArrayList<>();
        digests.forEach((id, digest) -> claims.add(new ReadClaimRecord(id, digest)));
        return new ReadingRecord(article.getRevision(), article.getStatus(), claims, release);
    }

    private static Map<String, String> digests(@Nullable ReadingRecord reading) {
        Map<String, String> digests = new TreeMap<>();
        if (reading != null) {
            reading.getClaims().forEach(claim -> digests.put(claim.getId(), claim.getDigest()));
        }
        return digests;
    }

    private static String digest(ClaimRecord claim) {
        return Digest.hex(claim.toString().getBytes(StandardCharsets.UTF_8), DIGEST_BYTES);
    }
}
