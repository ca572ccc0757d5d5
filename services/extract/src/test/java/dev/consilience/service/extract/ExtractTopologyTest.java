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
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Agent;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Context;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.Causes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.Approved;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExtractTopologyTest {

    private final Topology topology = ExtractTopology.build(
            new InMemorySerdes(), () -> new Extraction("test", ExtractTopologyTest::oneClaimAWord));
    private final TopologyDriver driver = new TopologyDriver(topology);

    @AfterEach
    void close() {
        driver.close();
    }

    /** An extractor whose claims are easy to foresee: each word of the text is an outcome that the drug lowers. */
    private static List<Claim> oneClaimAWord(Article article) {
        List<Claim> claims = new ArrayList<>();
        for (String word : article.sections().get(0).text().split(" ", -1)) {
            if (word.equals("broken")) {
                throw new IllegalStateException("This article breaks the extractor");
            }
            TextSpan span = new TextSpan(0, word.length());
            claims.add(Claim.of(
                    article,
                    new Agent(new Entity(new EntityId("TEST:drug"), "drug"), Manipulation.NONE, List.of()),
                    Direction.DECREASES,
                    new Outcome(new Entity(new EntityId("TEST:" + word), word), List.of()),
                    Context.empty(),
                    Certainty.ASSERTED,
                    new Quote("text", span, word, span, span, span),
                    "one-claim-a-word",
                    "test"));
        }
        return claims;
    }

    private static Article article(String revision, ArticleStatus status, String text) {
        ArticleId id = ArticleId.ofDoi("10.1000/a");
        return new Article(
                id,
                Identifiers.among(List.of()),
                revision,
                status,
                status == ArticleStatus.RETRACTED ? "no data" : "",
                "Title",
                List.of(new Section("text", SectionKind.BODY, "", text)),
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

    private List<TestRecord<String, ClaimRecord>> send(Article article) {
        driver.send(TopicCatalogue.ARTICLES, article.id().value(), ArticleRecords.toRecord(article));
        return driver.records(TopicCatalogue.CLAIMS);
    }

    private static List<ChangeReason> reasons(List<TestRecord<String, ClaimRecord>> records) {
        return records.stream()
                .map(record -> Causes.readFrom(record.headers()).reason())
                .toList();
    }

    @Test
    void writesTheClaimsOfANewArticle() {
        List<TestRecord<String, ClaimRecord>> records = send(article("1", ArticleStatus.ACTIVE, "pain fever"));

        assertThat(records)
                .extracting(record -> record.value().getOutcome().getEntity().getLabel())
                .containsExactlyInAnyOrder("pain", "fever");
        assertThat(reasons(records)).containsOnly(ChangeReason.NEW_EVIDENCE);
        assertThat(records)
                .allMatch(record -> record.key().equals(record.value().getId()));
    }

    @Test
    void withdrawsWhatANewRevisionNoLongerSays() {
        List<TestRecord<String, ClaimRecord>> first = send(article("1", ArticleStatus.ACTIVE, "pain fever"));

        List<TestRecord<String, ClaimRecord>> second = send(article("2", ArticleStatus.ACTIVE, "pain"));

        assertThat(second).hasSize(2);
        assertThat(second.get(0).value().getRevision()).isEqualTo("2");
        assertThat(second.get(1).value()).isNull();
        assertThat(first)
                .extracting(TestRecord::key)
                .contains(second.get(0).key(), second.get(1).key());
        assertThat(reasons(second)).containsOnly(ChangeReason.REVISION);
    }

    @Test
    void withdrawsEverythingOnRetractionAndSaysWhy() {
        send(article("1", ArticleStatus.ACTIVE, "pain fever"));

        List<TestRecord<String, ClaimRecord>> records = send(article("1", ArticleStatus.RETRACTED, "pain fever"));

        assertThat(records).hasSize(2).allMatch(record -> record.value() == null);
        assertThat(Causes.readFrom(records.get(0).headers()))
                .isEqualTo(Causes.of(ChangeReason.RETRACTION, "doi:10.1000/a", "no data"));
    }

    @Test
    void bringsTheClaimsBackWithAReinstatement() {
        send(article("1", ArticleStatus.ACTIVE, "pain"));
        send(article("2", ArticleStatus.RETRACTED, "pain"));

        List<TestRecord<String, ClaimRecord>> records = send(article("3", ArticleStatus.ACTIVE, "pain"));

        assertThat(records).hasSize(1);
        assertThat(reasons(records)).containsExactly(ChangeReason.REINSTATEMENT);
    }

    @Test
    void saysNothingWhereNothingChanged() {
        send(article("1", ArticleStatus.ACTIVE, "pain"));

        assertThat(send(article("1", ArticleStatus.ACTIVE, "pain"))).isEmpty();
    }

    @Test
    void withdrawsTheClaimsOfAnArticleThatIsGoneFromItsTopic() {
        send(article("1", ArticleStatus.ACTIVE, "pain"));

        driver.send(TopicCatalogue.ARTICLES, "doi:10.1000/a", null);

        List<TestRecord<String, ClaimRecord>> records = driver.records(TopicCatalogue.CLAIMS);
        assertThat(records).hasSize(1).allMatch(record -> record.value() == null);
        assertThat(reasons(records)).containsExactly(ChangeReason.DELETION);
    }

    @Test
    void passesOnWhyAnArticleIsKnownUnderAnotherKeyNow() {
        send(article("1", ArticleStatus.ACTIVE, "pain"));
        Causes merged = Causes.of(ChangeReason.MERGED, "doi:10.1000/a", "It is known as doi:10.1000/0 now");

        driver.send(TopicCatalogue.ARTICLES, "doi:10.1000/a", null, merged);

        List<TestRecord<String, ClaimRecord>> records = driver.records(TopicCatalogue.CLAIMS);
        assertThat(records).hasSize(1);
        assertThat(Causes.readFrom(records.get(0).headers())).isEqualTo(merged);
    }

    @Test
    void putsAnArticleThatBreaksTheExtractorAsideAndGoesOn() {
        send(article("1", ArticleStatus.ACTIVE, "broken"));
        byte[] garbage = "no such record".getBytes(StandardCharsets.UTF_8);
        driver.sendBytes(TopicCatalogue.ARTICLES, "x", garbage);

        assertThat(send(article("2", ArticleStatus.ACTIVE, "pain"))).hasSize(1);
        assertThat(driver.deadLetters()).hasSize(2).contains(garbage);
    }

    @Test
    void withdrawsTheClaimsOfARevisionWhenTheNextBreaksTheExtractor() {
        send(article("1", ArticleStatus.ACTIVE, "pain"));

        List<TestRecord<String, ClaimRecord>> records = send(article("2", ArticleStatus.ACTIVE, "broken"));

        assertThat(records).hasSize(1).allMatch(record -> record.value() == null);
        assertThat(reasons(records)).containsExactly(ChangeReason.REVISION);
        assertThat(driver.deadLetters()).hasSize(1);
    }

    @Test
    void doesNotChangeUnintentionally() {
        Approved.verify(
                "topology.txt",
                topology.describe().toString(),
                "approve it only with a word on how the state of deployed instances survives");
    }
}
