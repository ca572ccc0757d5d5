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
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.Causes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.watch.StepWatch;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another release of rules or vocabulary: all articles are read again, and nothing is lost, doubled or withdrawn for it. */
class ReadingAgainTest {

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** One article a portion, so that there is a place to interrupt behind each. */
    private static final Pace PACE = new Pace(PAUSE, PAUSE, 1, Duration.ofSeconds(10));

    private static final List<String> WORDS =
            List.of("pain", "fever", "nausea", "oedema", "cough", "rash", "itch", "tremor", "breaks1", "breaks4");

    private Extraction extraction = release(0);
    private TopologyDriver driver = driver();
    private int readAgain;

    @AfterEach
    void close() {
        driver.close();
    }

    private TopologyDriver driver() {
        return new TopologyDriver(topology());
    }

    private Topology topology() {
        return ExtractTopology.build(
                new InMemorySerdes(),
                () -> extraction,
                StepWatch.NOBODY,
                PACE,
                Stores::inMemoryKeyValueStore,
                Stores::inMemoryKeyValueStore);
    }

    /**
     * Each release knows two of three words, and two releases at a time share a vocabulary: so claims come, go, change in
     * nothing but the vocabulary's name, or stay as they are.
     */
    private static Extraction release(int number) {
        return new Extraction("release " + number, article -> claims(article, number));
    }

    private static List<Claim> claims(Article article, int release) {
        List<Claim> claims = new ArrayList<>();
        for (String word : Set.of(article.sections().get(0).text().split(" ", -1))) {
            if (word.equals("breaks" + release)) {
                throw new IllegalStateException("This article breaks the extractor");
            }
            if ((word.length() + release) % 3 != 0) {
                claims.add(claim(article, word, "vocabulary " + release / 2));
            }
        }
        return claims;
    }

    private static Claim claim(Article article, String word, String vocabulary) {
        TextSpan span = new TextSpan(0, word.length());
        return Claim.of(
                article,
                new Agent(new Entity(new EntityId("TEST:drug"), "drug"), Manipulation.NONE, List.of()),
                Direction.DECREASES,
                new Outcome(new Entity(new EntityId("TEST:" + word), word), List.of()),
                Context.empty(),
                Certainty.ASSERTED,
                new Quote("text", span, word, span, span, span),
                "one-claim-a-word",
                vocabulary);
    }

    private static Article article(String doi, String revision, ArticleStatus status, String text) {
        ArticleId id = ArticleId.ofDoi(doi);
        return new Article(
                id,
                Identifiers.among(List.of()),
                revision,
                status,
                "",
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

    private void send(Article article) {
        driver.send(TopicCatalogue.ARTICLES, article.id().value(), ArticleRecords.toRecord(article));
    }

    private List<TestRecord<String, ClaimRecord>> afterPortions(int portions) {
        for (int i = 0; i < portions; i++) {
            driver.pass(PAUSE);
        }
        return driver.records(TopicCatalogue.CLAIMS);
    }

    private static ChangeReason reason(TestRecord<String, ClaimRecord> record) {
        return Causes.readFrom(record.headers()).reason();
    }

    private static List<String> words(List<TestRecord<String, ClaimRecord>> records) {
        return records.stream()
                .filter(record -> record.value() != null)
                .map(record -> record.value().getOutcome().getEntity().getLabel())
                .toList();
    }

    @Test
    void sendsWhatIsNewAndChangedAndThenWithdrawsWhatIsGone() {
        // Given
        driver.send(
                TopicCatalogue.ARTICLES,
                "doi:10.1000/a",
                ArticleRecords.toRecord(article("10.1000/a", "1", ArticleStatus.ACTIVE, "pain fever nausea")),
                Causes.unknown(),
                Instant.parse("2021-02-03T04:05:06Z"));
        assertThat(words(afterPortions(3))).containsExactlyInAnyOrder("pain", "fever");

        // When
        extraction = release(2);
        List<TestRecord<String, ClaimRecord>> records = afterPortions(3);

        // Then
        assertThat(words(records)).containsExactlyInAnyOrder("fever", "nausea");
        assertThat(records).hasSize(3);
        assertThat(records.get(2).value()).isNull();
        assertThat(records).allSatisfy(record -> {
            assertThat(Causes.readFrom(record.headers()))
                    .isEqualTo(Causes.of(ChangeReason.REPROCESSED, "doi:10.1000/a", "read by release 2"));
            assertThat(record.getRecordTime()).isEqualTo(Instant.parse("2021-02-03T04:05:06Z"));
        });
    }

    @Test
    void updatesAClaimOnceAndWithdrawsNothingWhereOnlyTheVocabularysNameIsNew() {
        // Given
        send(article("10.1000/a", "1", ArticleStatus.ACTIVE, "pain fever"));
        List<TestRecord<String, ClaimRecord>> before = afterPortions(3);

        // When
        extraction = release(6);
        List<TestRecord<String, ClaimRecord>> records = afterPortions(10);

        // Then
        assertThat(records)
                .extracting(TestRecord::key)
                .containsExactlyElementsOf(before.stream().map(TestRecord::key).toList());
        assertThat(records).allMatch(record -> record.value().getVocabulary().equals("vocabulary 3"));
    }

    @Test
    void saysNothingOfArticlesWhoseClaimsStayAsTheyAre() {
        // Given
        send(article("10.1000/a", "1", ArticleStatus.ACTIVE, "fever"));
        assertThat(afterPortions(3)).hasSize(1);

        // When
        extraction = new Extraction("another name", release(0).claims());

        // Then
        assertThat(afterPortions(5)).isEmpty();
    }

    @Test
    void readsNewArticlesByTheNewReleaseAtOnce() {
        // Given
        send(article("10.1000/a", "1", ArticleStatus.ACTIVE, "pain"));
        afterPortions(3);

        // When
        extraction = release(1);
        send(article("10.1000/b", "1", ArticleStatus.ACTIVE, "pain fever"));

        // Then
        List<TestRecord<String, ClaimRecord>> records = driver.records(TopicCatalogue.CLAIMS);
        assertThat(words(records)).containsExactly("pain");
        assertThat(records).allMatch(record -> reason(record) == ChangeReason.NEW_EVIDENCE);
    }

    @Test
    void leavesAnArticleRetractedThatIsRetractedMeanwhile() {
        // Given
        for (String doi : List.of("10.1000/a", "10.1000/b", "10.1000/c")) {
            send(article(doi, "1", ArticleStatus.ACTIVE, "pain fever"));
        }
        afterPortions(3);
        extraction = release(2);
        afterPortions(2);

        // When
        send(article("10.1000/c", "1", ArticleStatus.RETRACTED, "pain fever"));
        driver.send(TopicCatalogue.ARTICLES, "doi:10.1000/a", null);
        List<TestRecord<String, ClaimRecord>> records = afterPortions(9);

        // Then
        assertThat(records)
                .filteredOn(record -> record.value() != null)
                .allMatch(record -> record.value().getArticle().equals("doi:10.1000/b"));
        assertThat(records)
                .filteredOn(record -> reason(record) == ChangeReason.RETRACTION)
                .hasSize(2)
                .allMatch(record -> record.value() == null);
    }

    @Test
    void readsAnArticleThatBrokeAnOlderReleaseByTheNextOne() {
        // Given
        extraction = release(1);
        send(article("10.1000/a", "1", ArticleStatus.ACTIVE, "pain breaks1"));
        assertThat(afterPortions(3)).isEmpty();
        assertThat(driver.deadLetters()).hasSize(1);

        // When
        extraction = release(3);

        // Then
        assertThat(words(afterPortions(3))).containsExactlyInAnyOrder("pain", "breaks1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void convergesToWhatAFreshServiceGivesThroughAnyHistory(int seed) {
        Random random = new Random(seed);
        Map<String, TestRecord<String, ArticleRecord>> articles = new TreeMap<>();
        Map<String, ClaimRecord> claims = new TreeMap<>();

        // When
        int release = 0;
        for (int step = 0; step < 150; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> sendRandom(random, step, articles);
                case 3, 4, 5 -> driver.pass(PAUSE);
                case 6 -> interrupt();
                default -> {
                    if (random.nextInt(3) == 0) {
                        release = random.nextInt(6);
                        extraction = release(release);
                    }
                }
            }
            collect(claims, articles, release);
        }
        for (int portion = 0; portion < 3 * articles.size() + 5; portion++) {
            driver.pass(PAUSE);
            collect(claims, articles, release);
        }

        // Then
        assertThat(claims).as("seed %d", seed).isEqualTo(fresh(articles));
        assertThat(readAgain)
                .as("seed %d: records of articles read again", seed)
                .isPositive();
    }

    private void sendRandom(Random random, int step, Map<String, TestRecord<String, ArticleRecord>> articles) {
        String doi = "10.1000/" + random.nextInt(7);
        String key = "doi:" + doi;
        ArticleRecord value = null;
        if (random.nextInt(8) > 0) {
            ArticleStatus status = ArticleStatus.ACTIVE;
            if (random.nextInt(4) == 0) {
                status = List.of(ArticleStatus.values()).get(random.nextInt(ArticleStatus.values().length));
            }
            String text = WORDS.stream().filter(word -> random.nextInt(3) == 0).collect(Collectors.joining(" "));
            value = ArticleRecords.toRecord(article(doi, "" + random.nextInt(3), status, ("ache " + text).strip()));
        }
        Instant time = TopologyDriver.NOW.plusSeconds(step);
        driver.send(TopicCatalogue.ARTICLES, key, value, Causes.unknown(), time);
        articles.put(key, new TestRecord<>(key, value, time));
    }

    /** The instance is gone; another one takes over what was committed. */
    private void interrupt() {
        List<TestRecord<String, ClaimRecord>> unread = driver.records(TopicCatalogue.CLAIMS);
        assertThat(unread).isEmpty();
        TopologyDriver next = driver();
        next.continueFrom(driver);
        driver.close();
        driver = next;
    }

    /** Takes in what came out, and checks each record by what was there before it. */
    private void collect(
            Map<String, ClaimRecord> claims, Map<String, TestRecord<String, ArticleRecord>> articles, int release) {
        for (TestRecord<String, ClaimRecord> record : driver.records(TopicCatalogue.CLAIMS)) {
            if (reason(record) == ChangeReason.REPROCESSED) {
                readAgain++;
            }
            ClaimRecord before = claims.get(record.key());
            assertThat(record.value()).as("changes something").isNotEqualTo(before);
            String article = article(before, record.value());
            TestRecord<String, ArticleRecord> current = articles.get(article);
            assertThat(record.getRecordTime()).isEqualTo(current.getRecordTime());
            if (record.value() == null) {
                claims.remove(record.key());
                assertThat(idsOf(current.value(), release)).doesNotContain(record.key());
            } else {
                claims.put(record.key(), record.value());
            }
        }
    }

    private static String article(@Nullable ClaimRecord before, @Nullable ClaimRecord after) {
        if (after != null) {
            return after.getArticle();
        }
        assertThat(before).as("a tombstone is of something").isNotNull();
        return before.getArticle();
    }

    private static List<String> idsOf(@Nullable ArticleRecord record, int release) {
        if (record == null) {
            return List.of();
        }
        Article article = ArticleRecords.fromRecord(record);
        if (!article.status().carriesClaims()
                || record.getSections().get(0).getText().contains("breaks" + release)) {
            return List.of();
        }
        return claims(article, release).stream()
                .map(claim -> claim.id().value())
                .toList();
    }

    private Map<String, ClaimRecord> fresh(Map<String, TestRecord<String, ArticleRecord>> articles) {
        try (TopologyDriver fresh = driver()) {
            new LinkedHashMap<>(articles)
                    .forEach((key, record) -> fresh.send(
                            TopicCatalogue.ARTICLES, key, record.value(), Causes.unknown(), record.getRecordTime()));
            return new TreeMap<>(fresh.table(TopicCatalogue.CLAIMS));
        }
    }
}
