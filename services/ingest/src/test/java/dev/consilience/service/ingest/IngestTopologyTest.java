package dev.consilience.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleSettlement;
import dev.consilience.article.Extent;
import dev.consilience.article.Ground;
import dev.consilience.article.Notice;
import dev.consilience.article.RecordId;
import dev.consilience.article.Records;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.StudyId;
import dev.consilience.identity.Assignment;
import dev.consilience.identity.RecordIdentity;
import dev.consilience.identity.RecordSet;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.Standing;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.Causes;
import dev.consilience.stream.SourceRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.Approved;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTopologyTest {

    private final Topology topology = IngestTopology.build(new InMemorySerdes());
    private final Map<String, ArticleRecord> table = new TreeMap<>();
    private TopologyDriver driver = new TopologyDriver(topology);

    @AfterEach
    void close() {
        driver.close();
    }

    private List<TestRecord<String, ArticleRecord>> send(SourceRecord record) {
        driver.send(TopicCatalogue.RECORDS_RECEIVED, record.id().value(), SourceRecords.toRecord(record));
        List<TestRecord<String, ArticleRecord>> records = driver.records(TopicCatalogue.ARTICLES);
        for (TestRecord<String, ArticleRecord> each : records) {
            if (each.value() == null) {
                table.remove(each.key());
            } else {
                table.put(each.key(), each.value());
            }
        }
        return records;
    }

    private List<TestRecord<String, ArticleRecord>> send(Records record) {
        return send(record.record());
    }

    private static Records citation() {
        return Records.of("pubmed/pmid:7").called("doi:10.1/x").revision("2030-01-01");
    }

    @Test
    void takesTheSameContentAgainForNoEvent() {
        assertThat(send(citation().text("text"))).hasSize(1);

        assertThat(send(citation().text("text"))).isEmpty();
    }

    @Test
    void letsALaterRevisionReplaceAnEarlierOneAndNotTheOtherWayRound() {
        send(citation().text("first"));

        assertThat(send(citation().revision("2031-01-01").text("second")))
                .extracting(record -> record.value().getSections().get(0).getText())
                .containsExactly("second");
        assertThat(send(citation().revision("2029-01-01").text("late"))).isEmpty();
    }

    @Test
    void letsTwoPapersOnOneTrialReportOneStudyUntilARevisionTakesTheNumberBack() {
        // Given
        Records second = Records.of("pubmed/pmid:8").called("trial:NCT00000001").text("second");
        send(citation().called("trial:NCT00000001").text("first"));
        send(second);
        send(Records.of("text/text:aa").text("news").relation(Relation.Kind.REPORTS_ON, "pmid:7"));
        assertThat(table.values()).extracting(ArticleRecord::getStudy).containsOnly("trial:NCT00000001");

        // When
        List<TestRecord<String, ArticleRecord>> changed =
                send(citation().revision("2031-01-01").text("first"));

        // Then
        assertThat(table.get("doi:10.1/x").getStudy()).isEqualTo("doi:10.1/x");
        assertThat(table.get("text:aa").getStudy()).isEqualTo("doi:10.1/x");
        assertThat(table.get("pmid:8").getStudy()).isEqualTo("trial:NCT00000001");
        assertThat(changed).extracting(TestRecord::key).contains("doi:10.1/x", "text:aa");
        assertThat(changed).extracting(TestRecord::key).doesNotContain("pmid:8");
    }

    @Test
    void sendsAnArticleAgainWhenOnlyItsGroupChanges() {
        send(citation().text("text"));

        assertThat(send(citation().by("name:basbaum ai").revision("2030-01-02").text("text")))
                .extracting(record -> record.value().getGroup())
                .containsExactly("name:basbaum ai");
    }

    @Test
    void mergesTwoArticlesThatTurnOutToBeOne() {
        // Given
        assertThat(send(Records.of("text/pmid:7").extent(Extent.DIGEST).text("digest")))
                .extracting(TestRecord::key)
                .containsExactly("pmid:7");
        assertThat(send(Records.of("jats/doi:10.1/x").extent(Extent.FULL_TEXT).text("full text")))
                .extracting(TestRecord::key)
                .containsExactly("doi:10.1/x");

        // When
        List<TestRecord<String, ArticleRecord>> merged = send(citation().text("abstract"));

        // Then
        TestRecord<String, ArticleRecord> gone = merged.stream()
                .filter(record -> record.key().equals("pmid:7"))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(gone.value()).isNull();
        assertThat(Causes.readFrom(gone.headers()))
                .isEqualTo(Causes.of(ChangeReason.MERGED, "pmid:7", "It is known as doi:10.1/x now"));
        assertThat(merged)
                .filteredOn(record -> record.key().equals("doi:10.1/x"))
                .last()
                .satisfies(record -> {
                    assertThat(record.value().getSections().get(0).getText()).isEqualTo("full text");
                    assertThat(record.value().getPmid()).isEqualTo("7");
                });
    }

    @Test
    void aDeletionByPubMedIdentifierReachesTheArticleUnderItsDoi() {
        send(citation().text("text"));

        assertThat(send(Records.of("pubmed/pmid:7").deleted())).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("doi:10.1/x");
            assertThat(record.value().getStatus()).isEqualTo(Standing.DELETED);
        });
    }

    @Test
    void aNoticeChangesTheStatusOfItsArticleWhicheverComesFirst() {
        Records notice = Records.of("pubmed/pmid:9")
                .kind(SourceKind.NOTICE, Ground.Source.PUBLICATION_TYPE, "Retraction of Publication")
                .notice(StatusChange.RETRACTED, "2031", "pmid:7")
                .text("the notice");
        for (List<Records> order : List.of(
                List.of(citation().text("text"), notice),
                List.of(notice, citation().text("text")))) {
            restart();
            order.forEach(this::send);

            assertThat(table.get("doi:10.1/x").getStatus()).isEqualTo(Standing.RETRACTED);
            assertThat(table.get("doi:10.1/x").getStatusReason()).isEqualTo("RETRACTED by pubmed/pmid:9");
        }
    }

    @Test
    void anArticleStandsAgainWhenItsNoticeIsTakenBack() {
        send(citation().text("text"));
        send(Records.of("pubmed/pmid:9").notice(StatusChange.RETRACTED, "2031", "pmid:7"));

        send(Records.of("pubmed/pmid:9").deleted());

        assertThat(table.get("doi:10.1/x").getStatus()).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void aNewsReportFollowsItsStudyToAnotherKey() {
        // Given
        send(Records.of("page/text:aa").text("news").relation(Relation.Kind.REPORTS_ON, "pmid:7"));

        // When
        List<TestRecord<String, ArticleRecord>> after = send(citation().text("text"));

        // Then
        assertThat(after)
                .filteredOn(record -> record.key().equals("text:aa"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.value().getStudy()).isEqualTo("doi:10.1/x");
                    assertThat(Causes.readFrom(record.headers()).reason()).isEqualTo(ChangeReason.MERGED);
                });
    }

    @Test
    void oneStudyByFiveWaysIsOneStudyInAllOrders() {
        List<SourceRecord> ways = List.of(
                citation().text("abstract").record(),
                Records.of("jats/pmcid:PMC5")
                        .called("doi:10.1/x")
                        .extent(Extent.FULL_TEXT)
                        .text("full text")
                        .record(),
                Records.of("text/doi:10.1/x")
                        .extent(Extent.DIGEST)
                        .text("digest")
                        .record(),
                Records.of("page/text:aa")
                        .text("news")
                        .relation(Relation.Kind.REPORTS_ON, "doi:10.1/x")
                        .record(),
                Records.of("jats/doi:10.1101/1")
                        .text("preprint")
                        .relation(Relation.Kind.UPDATED_IN, "doi:10.1/x")
                        .record());
        Map<String, ArticleRecord> expected = expected(ways);
        assertThat(expected).containsOnlyKeys("doi:10.1/x", "doi:10.1101/1", "text:aa");
        assertThat(expected.values()).extracting(ArticleRecord::getStudy).containsOnly("doi:10.1/x");

        for (List<SourceRecord> order : permutations(ways)) {
            restart();
            order.forEach(this::send);

            assertThat(table).as("order %s", order).isEqualTo(expected);
        }
    }

    @Test
    void theResultIsAFunctionOfTheSetOfRecords() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<SourceRecord> records = anyRecords(random);
            List<SourceRecord> history = new ArrayList<>(records);
            history.addAll(records.subList(0, random.nextInt(records.size())));
            Collections.shuffle(history, random);
            restart();
            history.forEach(this::send);

            assertThat(table).as("seed %d: %s", seed, history).isEqualTo(expected(records));
        }
    }

    @Test
    void putsWhatIsNoRecordAsideAndGoesOn() {
        byte[] garbage = "no such record".getBytes(StandardCharsets.UTF_8);
        driver.sendBytes(TopicCatalogue.RECORDS_RECEIVED, "x", garbage);

        assertThat(send(citation().text("text"))).hasSize(1);
        assertThat(driver.deadLetters()).containsExactly(garbage);
    }

    @Test
    void doesNotChangeUnintentionally() {
        Approved.verify(
                "topology.txt",
                topology.describe().toString(),
                "approve it only with a word on how the state of deployed instances survives");
    }

    private void restart() {
        driver.close();
        table.clear();
        driver = new TopologyDriver(IngestTopology.build(new InMemorySerdes(), Stores::inMemoryKeyValueStore));
    }

    /** What all records together say, by the definitions, without a stream. */
    private static Map<String, ArticleRecord> expected(List<SourceRecord> received) {
        SortedMap<RecordId, SourceRecord> counting = new TreeMap<>();
        SortedMap<RecordId, SourceRecord> deletions = new TreeMap<>();
        for (SourceRecord record : received) {
            if (record.isDeletion()) {
                deletions.merge(record.id(), record, SourceRecord::later);
            } else {
                counting.merge(record.id(), record, SourceRecord::later);
            }
        }
        deletions.forEach((id, deletion) -> counting.merge(id, deletion, SourceRecord::takenBack));
        SortedMap<RecordId, Assignment> assignments =
                new RecordSet(counting.values().stream().map(RecordIdentity::of).toList()).assignments();
        Map<ArticleId, List<SourceRecord>> records = new TreeMap<>();
        Map<ArticleId, List<Notice>> notices = new HashMap<>();
        Map<ArticleId, StudyId> studies = new HashMap<>();
        counting.forEach((id, record) -> {
            Assignment assignment = assignments.get(id);
            records.computeIfAbsent(assignment.article(), key -> new ArrayList<>())
                    .add(record);
            studies.put(assignment.article(), assignment.study());
            RecordIdentity.of(record).notices().forEach(notice -> assignment
                    .subject(notice.about())
                    .ifPresent(article -> notices.computeIfAbsent(article, key -> new ArrayList<>())
                            .add(notice)));
        });
        Map<String, ArticleRecord> articles = new TreeMap<>();
        records.forEach((article, those) -> ArticleSettlement.settle(
                        article, studies.get(article), those, notices.getOrDefault(article, List.of()))
                .ifPresent(settled -> articles.put(article.value(), ArticleRecords.toRecord(settled))));
        return articles;
    }

    private static List<SourceRecord> anyRecords(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        for (int number = 0; number < 2 + random.nextInt(7); number++) {
            Records record = Records.of(anyOf(random, "pubmed", "text", "jats") + "/" + anyName(random))
                    .called(anyName(random), anyName(random))
                    .revision(anyOf(random, "", "2030", "2031"))
                    .extent(anyOf(random, Extent.TITLE, Extent.DIGEST, Extent.ABSTRACT, Extent.FULL_TEXT))
                    .text(anyOf(random, "one", "two", "three"));
            if (random.nextInt(6) == 0) {
                record.deleted();
            } else if (random.nextInt(3) == 0) {
                record.notice(anyOf(random, StatusChange.values()));
            }
            if (random.nextInt(3) == 0) {
                record.notice(anyOf(random, StatusChange.values()), anyOf(random, "", "2030", "2031"), anyName(random));
            }
            if (random.nextInt(3) == 0) {
                record.relation(anyOf(random, Relation.Kind.values()), anyName(random));
            }
            if (random.nextInt(3) == 0) {
                record.called("trial:NCT0000000" + random.nextInt(2));
            }
            if (random.nextInt(3) == 0) {
                record.kind(anyOf(random, SourceKind.values()), Ground.Source.WORDS, "any");
            }
            if (random.nextBoolean()) {
                record.by(anyOf(random, "name:one a", "name:two b", "orcid:0000-0002-1825-0097"));
            }
            records.add(record.record());
        }
        return records;
    }

    private static String anyName(Random random) {
        return anyOf(random, "doi:10.1/", "pmid:", "pmcid:PMC") + random.nextInt(3);
    }

    @SafeVarargs
    private static <T> T anyOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int first = 0; first < items.size(); first++) {
            List<T> rest = new ArrayList<>(items);
            T item = rest.remove(first);
            for (List<T> order : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(item));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
