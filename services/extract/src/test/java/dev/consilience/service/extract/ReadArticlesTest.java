package dev.consilience.service.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Ground;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.ReadingRecord;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.junit.jupiter.api.Test;

class ReadArticlesTest {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RecordSerdes serdes = new InMemorySerdes();
    private final KeyValueStore<String, ReadingRecord> readings = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(ExtractTopology.READINGS),
                    RecordSerdes.keys(),
                    serdes.of(TopicCatalogue.READINGS_STATE, ReadingRecord.class))
            .withLoggingDisabled()
            .build();
    private final TimestampedKeyValueStore<String, ArticleRecord> articles = Stores.timestampedKeyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(ExtractTopology.ARTICLES),
                    RecordSerdes.keys(),
                    serdes.<ArticleRecord>of(TopicCatalogue.ARTICLES))
            .withLoggingDisabled()
            .build();
    private Extraction extraction = new Extraction("old", article -> List.of());

    /** Streams may take a processor up again after a transaction was aborted: its stores are back at the last commit. */
    @Test
    void readsAgainWhatAnAbortedTransactionHadReadWhenItIsTakenUpOnceMore() {
        // Given
        ReadArticles reading = new ReadArticles(() -> extraction, new Pace(PAUSE, PAUSE, 10, PAUSE));
        MockProcessorContext<String, ClaimRecord> first = context();
        reading.init(first);
        ArticleRecord article = ArticleRecords.toRecord(article());
        articles.put("doi:10.1000/a", ValueAndTimestamp.make(article, 7L));
        reading.process(new Record<>("doi:10.1000/a", article, 7L));
        ReadingRecord committed = readings.get("doi:10.1000/a");
        extraction = new Extraction("new", one -> List.of());
        passTime(first);
        passTime(first);
        assertThat(readings.get("doi:10.1000/a").getRelease()).isEqualTo("new");

        // When
        reading.close();
        readings.put("doi:10.1000/a", committed);
        MockProcessorContext<String, ClaimRecord> second = context();
        reading.init(second);
        passTime(second);
        passTime(second);

        // Then
        assertThat(readings.get("doi:10.1000/a").getRelease()).isEqualTo("new");
    }

    private MockProcessorContext<String, ClaimRecord> context() {
        MockProcessorContext<String, ClaimRecord> context = new MockProcessorContext<>();
        readings.init(context.getStateStoreContext(), readings);
        articles.init(context.getStateStoreContext(), articles);
        context.addStateStore(readings);
        context.addStateStore(articles);
        return context;
    }

    private static void passTime(MockProcessorContext<String, ClaimRecord> context) {
        for (CapturedPunctuator punctuator : List.copyOf(context.scheduledPunctuators())) {
            if (!punctuator.cancelled()) {
                punctuator.getPunctuator().punctuate(0);
            }
        }
    }

    private static Article article() {
        ArticleId id = ArticleId.ofDoi("10.1000/a");
        return new Article(
                id,
                Identifiers.among(List.of()),
                "1",
                ArticleStatus.ACTIVE,
                "",
                "Title",
                List.of(new Section("text", SectionKind.BODY, "", "pain")),
                List.of(),
                SourceKind.PRIMARY,
                Ground.none(),
                StudyKind.ANIMAL,
                Ground.none(),
                StudyId.of(id),
                "",
                "2020",
                List.of());
    }
}
