package dev.consilience.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.Approved;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTopologyTest {

    private final Topology topology = IngestTopology.build(new InMemorySerdes());
    private final TopologyDriver driver = new TopologyDriver(topology);

    @AfterEach
    void close() {
        driver.close();
    }

    private static Article article(String revision, ArticleStatus status, String text) {
        ArticleId id = ArticleId.ofDoi("10.1000/a");
        return new Article(
                id,
                Identifiers.none(),
                revision,
                status,
                "",
                "Title",
                List.of(new Section("text", SectionKind.BODY, "", text)),
                SourceKind.PRIMARY,
                StudyKind.ANIMAL,
                StudyId.of(id),
                "2020",
                List.of());
    }

    private void send(Article article) {
        driver.send(TopicCatalogue.ARTICLES_RECEIVED, article.id().value(), ArticleRecords.toRecord(article));
    }

    private List<Article> settled() {
        return driver.records(TopicCatalogue.ARTICLES).stream()
                .map(record -> ArticleRecords.fromRecord(record.getValue()))
                .toList();
    }

    @Test
    void takesTheSameContentAgainForNoEvent() {
        send(article("1", ArticleStatus.ACTIVE, "text"));
        send(article("1", ArticleStatus.ACTIVE, "text"));

        assertThat(settled()).containsExactly(article("1", ArticleStatus.ACTIVE, "text"));
    }

    @Test
    void letsALaterRevisionReplaceAnEarlierOne() {
        send(article("2020-01-01", ArticleStatus.ACTIVE, "first"));
        send(article("2021-01-01", ArticleStatus.ACTIVE, "second"));

        assertThat(settled()).hasSize(2).last().isEqualTo(article("2021-01-01", ArticleStatus.ACTIVE, "second"));
    }

    @Test
    void letsNoOlderRevisionThatComesLateChangeAnything() {
        send(article("2021-01-01", ArticleStatus.ACTIVE, "second"));
        send(article("2020-01-01", ArticleStatus.RETRACTED, "first"));

        assertThat(settled()).containsExactly(article("2021-01-01", ArticleStatus.ACTIVE, "second"));
    }

    @Test
    void letsARetractionOfTheSameRevisionCount() {
        send(article("", ArticleStatus.ACTIVE, "text"));
        send(article("", ArticleStatus.RETRACTED, "text"));
        send(article("", ArticleStatus.ACTIVE, "text"));

        assertThat(settled())
                .extracting(Article::status)
                .containsExactly(ArticleStatus.ACTIVE, ArticleStatus.RETRACTED);
    }

    @Test
    void settlesOnTheSameInWhateverOrderTheyCame() {
        List<Article> versions = new ArrayList<>();
        for (String revision : List.of("", "1", "2")) {
            for (ArticleStatus status : ArticleStatus.values()) {
                versions.add(article(revision, status, "one"));
                versions.add(article(revision, status, "two"));
            }
        }
        Article expected = versions.stream().reduce(Article::settle).orElseThrow();
        for (long seed = 0; seed < 50; seed++) {
            Collections.shuffle(versions, new Random(seed));
            assertThat(versions.stream().reduce(Article::settle))
                    .as("seed %d", seed)
                    .hasValue(expected);
        }
    }

    @Test
    void putsWhatItCannotReadAsideAndGoesOn() {
        byte[] garbage = "no such record".getBytes(StandardCharsets.UTF_8);

        driver.sendBytes(TopicCatalogue.ARTICLES_RECEIVED, "x", garbage);
        send(article("1", ArticleStatus.ACTIVE, "text"));

        assertThat(driver.deadLetters()).containsExactly(garbage);
        assertThat(settled()).hasSize(1);
    }

    @Test
    void keysByArticle() {
        send(article("1", ArticleStatus.ACTIVE, "text"));

        assertThat(driver.table(TopicCatalogue.ARTICLES).values())
                .extracting(ArticleRecord::getId)
                .containsExactly("doi:10.1000/a");
    }

    @Test
    void doesNotChangeUnintentionally() {
        Approved.verify(
                "topology.txt",
                topology.describe().toString(),
                "approve it only with a word on how the state of deployed instances survives");
    }
}
