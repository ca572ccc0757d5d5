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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads each article's current revision, sends the claims that are new or changed since the last reading, and a
 * tombstone for each that is gone. Of the last reading only ids and digests are kept.
 */
final class ReadArticles implements Processor<String, ArticleRecord, String, ClaimRecord> {

    private static final int DIGEST_BYTES = 16;

    private final Function<Article, List<Claim>> extractor;

    private @Nullable ProcessorContext<String, ClaimRecord> context;
    private @Nullable KeyValueStore<String, ReadingRecord> readings;

    ReadArticles(Function<Article, List<Claim>> extractor) {
        this.extractor = extractor;
    }

    @Override
    public void init(ProcessorContext<String, ClaimRecord> newContext) {
        context = newContext;
        readings = newContext.getStateStore(ExtractTopology.READINGS);
    }

    @Override
    public void process(Record<String, ArticleRecord> record) {
        KeyValueStore<String, ReadingRecord> store = Objects.requireNonNull(readings);
        ReadingRecord before = store.get(record.key());
        Map<String, String> digestsBefore = digests(before);
        Map<String, ClaimRecord> claims = claims(record.value());
        Map<String, String> digests = new TreeMap<>();
        claims.forEach((id, claim) -> digests.put(id, digest(claim)));

        Headers headers = new RecordHeaders();
        why(before, record).writeTo(headers);
        for (String id : digestsBefore.keySet()) {
            if (!digests.containsKey(id)) {
                forward(new Record<>(id, null, record.timestamp(), headers));
            }
        }
        claims.forEach((id, claim) -> {
            if (!Objects.equals(digestsBefore.get(id), digests.get(id))) {
                forward(new Record<>(id, claim, record.timestamp(), headers));
            }
        });
        store.put(record.key(), reading(record.value(), digests));
    }

    private void forward(Record<String, ClaimRecord> record) {
        Objects.requireNonNull(context).forward(record);
    }

    /** The claims by id, in the order of the ids; an article that is gone from its topic has none. */
    private Map<String, ClaimRecord> claims(@Nullable ArticleRecord article) {
        Map<String, ClaimRecord> claims = new TreeMap<>();
        if (article != null) {
            Article current = ArticleRecords.fromRecord(article);
            if (current.status().carriesClaims()) {
                for (Claim claim : extractor.apply(current)) {
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

    private static @Nullable ReadingRecord reading(@Nullable ArticleRecord article, Map<String, String> digests) {
        if (article == null) {
            return null;
        }
        List<ReadClaimRecord> claims = new ArrayList<>();
        digests.forEach((id, digest) -> claims.add(new ReadClaimRecord(id, digest)));
        return new ReadingRecord(article.getRevision(), article.getStatus(), claims);
    }

    private static Map<String, String> digests(@Nullable ReadingRecord reading) {
        Map<String, String> digests = new HashMap<>();
        if (reading != null) {
            reading.getClaims().forEach(claim -> digests.put(claim.getId(), claim.getDigest()));
        }
        return digests;
    }

    private static String digest(ClaimRecord claim) {
        return Digest.hex(claim.toString().getBytes(StandardCharsets.UTF_8), DIGEST_BYTES);
    }
}
