package dev.consilience.service.ingest;

import dev.consilience.article.Article;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.stream.ArticleRecords;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of each article the record that counts, see {@link Article#settle}, and sends it on when it changes. The same
 * content again is no event, and an older revision that comes late changes nothing.
 */
final class SettleArticles implements Processor<String, ArticleRecord, String, ArticleRecord> {

    private @Nullable ProcessorContext<String, ArticleRecord> context;
    private @Nullable KeyValueStore<String, ArticleRecord> settled;

    @Override
    public void init(ProcessorContext<String, ArticleRecord> newContext) {
        context = newContext;
        settled = newContext.getStateStore(IngestTopology.SETTLED);
    }

    @Override
    public void process(Record<String, ArticleRecord> record) {
        KeyValueStore<String, ArticleRecord> store = Objects.requireNonNull(settled);
        ArticleRecord before = store.get(record.key());
        ArticleRecord after = settle(before, record.value());
        if (after.equals(before)) {
            return;
        }
        store.put(record.key(), after);
        Objects.requireNonNull(context).forward(record.withValue(after));
    }

    private static ArticleRecord settle(@Nullable ArticleRecord before, ArticleRecord received) {
        if (before == null) {
            return received;
        }
        Article counting = Article.settle(ArticleRecords.fromRecord(before), ArticleRecords.fromRecord(received));
        return ArticleRecords.toRecord(counting);
    }
}
