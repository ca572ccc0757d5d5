package dev.consilience.service.ingest;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleSettlement;
import dev.consilience.article.Digest;
import dev.consilience.article.Notice;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StudyId;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.PlacedRecord;
import dev.consilience.schema.SentArticleRecord;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.SourceRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Makes of all that is contributed to an article what they amount to, and sends it on when that changes. */
final class SettleArticles implements Processor<String, PlacedRecord, String, ArticleRecord> {

    private static final int DIGEST_BYTES = 16;

    private @Nullable State state;

    private record State(
            ProcessorContext<String, ArticleRecord> context,
            KeyValueStore<String, PlacedRecord> placed,
            KeyValueStore<String, SentArticleRecord> sent) {}

    @Override
    public void init(ProcessorContext<String, ArticleRecord> context) {
        state = new State(
                context,
                context.getStateStore(IngestTopology.PLACED),
                context.getStateStore(IngestTopology.SENT_ARTICLES));
    }

    @Override
    public void process(Record<String, PlacedRecord> record) {
        State open = Objects.requireNonNull(state);
        open.placed().put(record.key(), record.value());
        String article = Placements.articleOf(record.key());
        ArticleRecord now = settle(open, article);
        SentArticleRecord before = open.sent().get(article);
        SentArticleRecord after = sent(now);
        if (Objects.equals(before, after)) {
            return;
        }
        open.sent().put(article, after);
        open.context().forward(record.withKey(article).withValue(now));
    }

    private static @Nullable ArticleRecord settle(State open, String article) {
        List<SourceRecord> records = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        List<String> studies = new ArrayList<>();
        try (KeyValueIterator<String, PlacedRecord> contributions = open.placed()
                .prefixScan(Placements.prefix(article), RecordSerdes.keys().serializer())) {
            contributions.forEachRemaining(contribution -> {
                PlacedRecord placed = contribution.value;
                if (placed.getReceived() != null) {
                    records.add(SourceRecords.fromRecord(placed.getReceived()));
                    studies.add(placed.getStudy());
                }
                notices.addAll(SourceRecords.noticesOf(placed.getNotices()));
            });
        }
        if (records.isEmpty()) {
            return null;
        }
        // All of one article have the same study, but for the moment in which it changes.
        Optional<Article> settled =
                ArticleSettlement.settle(new ArticleId(article), new StudyId(studies.get(0)), records, notices);
        return settled.map(ArticleRecords::toRecord).orElse(null);
    }

    private static @Nullable SentArticleRecord sent(@Nullable ArticleRecord article) {
        if (article == null) {
            return null;
        }
        return new SentArticleRecord(Digest.hex(bytes(article), DIGEST_BYTES));
    }

    private static byte[] bytes(ArticleRecord article) {
        try {
            ByteBuffer buffer = article.toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("An article cannot be written into memory", e);
        }
    }
}
