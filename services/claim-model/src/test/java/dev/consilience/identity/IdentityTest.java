package dev.consilience.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Ground;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.RecordId;
import dev.consilience.article.Records;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityTest {

    private final SortedMap<RecordId, RecordIdentity> received = new TreeMap<>();
    private final SortedMap<RecordId, Assignment> assigned = new TreeMap<>();

    @Test
    void recordsThatShareAnIdentifierAreOfOneArticle() {
        // Given
        receive("digest", names("pmid:7"));
        receive("jats", names("doi:10.1/x", "pmcid:PMC1"));
        assertThat(article("digest")).isEqualTo("pmid:7");

        // When
        receive("pubmed", names("pmid:7", "doi:10.1/x"));

        // Then
        assertThat(article("digest")).isEqualTo("doi:10.1/x");
        assertThat(article("jats")).isEqualTo("doi:10.1/x");
        assertThat(article("pubmed")).isEqualTo("doi:10.1/x");
    }

    @Test
    void aRevisionThatTakesAnIdentifierBackPartsTheArticlesAgain() {
        // Given
        receive("pubmed", names("pmid:7", "doi:10.1/x"));
        receive("digest", names("doi:10.1/x"));

        // When
        receive("pubmed", names("pmid:7", "doi:10.1/y"));

        // Then
        assertThat(article("pubmed")).isEqualTo("doi:10.1/y");
        assertThat(article("digest")).isEqualTo("doi:10.1/x");
    }

    @Test
    void aDoiThatTwoPubMedRecordsStateJoinsNeither() {
        // Given
        receive("pubmed-1", names("pmid:1", "doi:10.1/issue"));
        receive("digest", names("doi:10.1/issue"));
        assertThat(article("pubmed-1")).isEqualTo("doi:10.1/issue");

        // When
        receive("pubmed-2", names("pmid:2", "doi:10.1/issue"));

        // Then
        assertThat(article("pubmed-1")).isEqualTo("pmid:1");
        assertThat(article("pubmed-2")).isEqualTo("pmid:2");
        assertThat(article("digest")).isEqualTo("doi:10.1/issue");
    }

    @Test
    void aNewsReportHasTheStudyOfThePaperWhateverItCallsThePaper() {
        // Given
        receive("news", names("text:aa"), reportsOn("pmid:7"));
        receive("comment", names("text:bb"), reportsOn("text:aa"));
        assertThat(study("news")).isEqualTo("pmid:7");

        // When
        receive("pubmed", names("pmid:7", "doi:10.1/x"));

        // Then
        assertThat(study("news")).isEqualTo("doi:10.1/x");
        assertThat(study("comment")).isEqualTo("doi:10.1/x");
        assertThat(article("news")).isEqualTo("text:aa");
    }

    @Test
    void thePreprintAndThePaperAreOneStudyWhichHasThePapersKey() {
        receive("preprint", names("doi:10.1101/1"), new Relation(Relation.Kind.UPDATED_IN, names("doi:10.9/paper")));
        receive("other-preprint", names("doi:10.1101/0"));
        receive("paper", names("doi:10.9/paper"), new Relation(Relation.Kind.UPDATES, names("doi:10.1101/0")));

        assertThat(study("preprint")).isEqualTo("doi:10.9/paper");
        assertThat(study("other-preprint")).isEqualTo("doi:10.9/paper");
        assertThat(study("paper")).isEqualTo("doi:10.9/paper");
        assertThat(article("preprint")).isEqualTo("doi:10.1101/1");
    }

    @Test
    void twoPapersOnOneTrialAreOneStudy() {
        // Given
        receive("first", names("pmid:7", "doi:10.1/x"));
        receive("second", names("pmid:8", "trial:NCT00000001"));
        assertThat(study("first")).isEqualTo("doi:10.1/x");

        // When
        receive("first", names("pmid:7", "doi:10.1/x", "trial:NCT00000001"));

        // Then
        assertThat(study("first")).isEqualTo("trial:NCT00000001");
        assertThat(study("second")).isEqualTo("trial:NCT00000001");
        assertThat(article("first")).isEqualTo("doi:10.1/x");
        assertThat(article("second")).isEqualTo("pmid:8");
    }

    @Test
    void papersOnDifferentTrialsAreDifferentStudies() {
        receive("first", names("pmid:7", "trial:NCT00000001"));
        receive("second", names("pmid:8", "trial:NCT00000002"));

        assertThat(study("first")).isNotEqualTo(study("second"));
    }

    @Test
    void aPaperOnSeveralTrialsIsAStudyOfItsOwn() {
        receive("one", names("pmid:7", "trial:NCT00000001"));
        receive("pooled", names("pmid:8", "trial:NCT00000001", "trial:NCT00000002"));

        assertThat(study("one")).isEqualTo("trial:NCT00000001");
        assertThat(study("pooled")).isEqualTo("pmid:8");
    }

    @Test
    void aPaperIsOfItsOwnStudyAgainWhenARevisionTakesTheTrialsNumberBack() {
        // Given
        receive("news", names("text:aa"), reportsOn("pmid:7"));
        receive("paper", names("pmid:7", "trial:NCT00000001"));
        assertThat(study("paper")).isEqualTo("trial:NCT00000001");
        assertThat(study("news")).isEqualTo("trial:NCT00000001");

        // When
        receive("paper", names("pmid:7"));

        // Then
        assertThat(study("paper")).isEqualTo("pmid:7");
        assertThat(study("news")).isEqualTo("pmid:7");
    }

    @Test
    void aTrialThatAnotherRecordOfThePaperNamesCountsForThePaper() {
        // Given
        receive("pubmed", names("pmid:7"));
        receive("news", names("text:aa"), reportsOn("pmid:7"));

        // When
        receive("jats", names("pmid:7", "trial:NCT00000001"));

        // Then
        assertThat(study("pubmed")).isEqualTo("trial:NCT00000001");
        assertThat(study("news")).isEqualTo("trial:NCT00000001");
    }

    @Test
    void aPreprintIsOfTheTrialThatItsPaperNamesUnlessItNamesAnother() {
        // Given
        receive("preprint", names("doi:10.1101/1"), new Relation(Relation.Kind.UPDATED_IN, names("pmid:7")));
        receive("paper", names("pmid:7", "trial:NCT00000001"));
        assertThat(study("preprint")).isEqualTo("trial:NCT00000001");

        // When
        receive(
                "preprint",
                names("doi:10.1101/1", "trial:NCT00000002"),
                new Relation(Relation.Kind.UPDATED_IN, names("pmid:7")));

        // Then
        assertThat(study("preprint")).isEqualTo("pmid:7");
        assertThat(study("paper")).isEqualTo("pmid:7");
    }

    @Test
    void aReviewOfATrialIsNotTheTrial() {
        // Given
        SourceRecord review = Records.of("pubmed/pmid:9")
                .called("trial:NCT00000001")
                .kind(SourceKind.REVIEW, Ground.Source.PUBLICATION_TYPE, "Review")
                .record();
        SourceRecord paper = Records.of("pubmed/pmid:7")
                .called("trial:NCT00000001")
                .kind(SourceKind.TRIAL, Ground.Source.PUBLICATION_TYPE, "Clinical Trial")
                .record();

        // When
        SortedMap<RecordId, Assignment> assignments =
                new RecordSet(List.of(RecordIdentity.of(review), RecordIdentity.of(paper))).assignments();

        // Then
        assertThat(assignments.get(review.id()).study().value()).isEqualTo("pmid:9");
        assertThat(assignments.get(paper.id()).study().value()).isEqualTo("trial:NCT00000001");
    }

    @Test
    void articlesThatReportOnEachOtherAreOneStudy() {
        receive("one", names("doi:10.1/b"), reportsOn("doi:10.1/c"));
        receive("two", names("doi:10.1/c"), reportsOn("doi:10.1/b"));

        assertThat(study("one")).isEqualTo("doi:10.1/b");
        assertThat(study("two")).isEqualTo("doi:10.1/b");
    }

    @Test
    void aNoticeFindsItsArticleByCitationAsLongAsOnlyOneHasIt() {
        // Given
        String citation = "citation:pain/152/1582";
        receive("notice", names("pmid:9"), List.of(), notice(citation));
        assertThat(noticed("notice")).isEmpty();

        // When, Then
        receive("paper", names("pmid:7", citation));
        assertThat(noticed("notice")).contains("pmid:7");
        receive("letter", names("pmid:8", citation));
        assertThat(noticed("notice")).isEmpty();
    }

    @Test
    void aNoticeOfAnArticleThatIsNotThereYetWaitsUnderItsKey() {
        // Given
        receive("notice", names("pmid:9"), List.of(), notice("pmid:7"));
        assertThat(noticed("notice")).contains("pmid:7");

        // When
        receive("paper", names("pmid:7", "doi:10.1/x"));

        // Then
        assertThat(noticed("notice")).contains("doi:10.1/x");
    }

    static IntStream seeds() {
        return IntStream.range(0, 3_000);
    }

    /** The oracle looks at all records each time. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatChangesAddsUpToWhatAllRecordsTogetherSay(int seed) {
        Random random = new Random(seed);
        int records = 2 + random.nextInt(7);
        List<RecordIdentity> history = new ArrayList<>();
        for (int step = 0; step < records * 2; step++) {
            RecordIdentity record = anyRecord(random, "record-" + random.nextInt(records));
            history.add(record);
            receive(record);
            assertThat(assigned)
                    .as("seed %d after %s", seed, history)
                    .isEqualTo(new RecordSet(received.values()).assignments());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recordsAreOfOneArticleIfAndOnlyIfAChainOfNamesJoinsThem(int seed) {
        // Given
        Random random = new Random(seed);
        for (int number = 0; number < 2 + random.nextInt(7); number++) {
            receive(anyRecord(random, "record-" + number));
        }

        // When
        Map<RecordId, Integer> groups = groupedByHand(new ArrayList<>(received.values()));

        // Then
        for (RecordIdentity one : received.values()) {
            for (RecordIdentity other : received.values()) {
                boolean together = groups.get(one.record()).equals(groups.get(other.record()));
                assertThat(assigned.get(one.record())
                                .article()
                                .equals(assigned.get(other.record()).article()))
                        .as("seed %d: %s and %s", seed, one, other)
                        .isEqualTo(together);
            }
        }
    }

    /** Numbers the groups by joining any two records with a name in common until nothing moves. */
    private static Map<RecordId, Integer> groupedByHand(List<RecordIdentity> records) {
        Map<RecordId, Integer> groups = new HashMap<>();
        records.forEach(record -> groups.put(record.record(), groups.size()));
        for (boolean moved = true; moved; ) {
            moved = false;
            for (RecordIdentity one : records) {
                for (RecordIdentity other : records) {
                    int lower = Math.min(groups.get(one.record()), groups.get(other.record()));
                    if (joinedByHand(one, other, records) && groups.put(one.record(), lower) != lower) {
                        moved = true;
                    }
                }
            }
        }
        return groups;
    }

    private static boolean joinedByHand(RecordIdentity one, RecordIdentity other, List<RecordIdentity> records) {
        return one.names().stream()
                .filter(name -> name.scheme().identifies() && other.names().contains(name))
                .anyMatch(name -> {
                    boolean shared = records.stream()
                                    .filter(record -> record.names().contains(name))
                                    .flatMap(record -> record.pmid().stream())
                                    .distinct()
                                    .count()
                            > 1;
                    return name.toString().startsWith("pmid:")
                            || !shared
                            || (one.pmid().isEmpty() && other.pmid().isEmpty());
                });
    }

    private static RecordIdentity anyRecord(Random random, String id) {
        List<Name> names = new ArrayList<>();
        do {
            names.add(anyName(random));
        } while (random.nextInt(3) > 0
                || names.stream().noneMatch(name -> name.scheme().identifies()));
        List<Relation> relations = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            Relation.Kind[] kinds = Relation.Kind.values();
            relations.add(new Relation(kinds[random.nextInt(kinds.length)], someNames(random)));
        }
        List<Notice> notices = new ArrayList<>();
        while (random.nextInt(4) == 0) {
            notices.add(new Notice(StatusChange.RETRACTED, someNames(random), "", ""));
        }
        return new RecordIdentity(
                new RecordId("any/" + id), names.stream().distinct().sorted().toList(), relations, notices);
    }

    private static List<Name> someNames(Random random) {
        List<Name> names = new ArrayList<>(List.of(anyName(random)));
        while (random.nextInt(3) == 0) {
            names.add(anyName(random));
        }
        return names.stream().distinct().toList();
    }

    private static Name anyName(Random random) {
        String[] schemes = {"doi:10.1/", "pmid:", "pmcid:PMC", "text:", "citation:pain/1/", "trial:NCT0000000"};
        return Name.parse(schemes[random.nextInt(schemes.length)] + random.nextInt(3));
    }

    private void receive(String id, List<Name> names, Relation... relations) {
        receive(id, names, List.of(relations), new Notice[0]);
    }

    private void receive(String id, List<Name> names, List<Relation> relations, Notice... notices) {
        receive(new RecordIdentity(new RecordId("any/" + id), names, relations, List.of(notices)));
    }

    private void receive(RecordIdentity record) {
        assigned.putAll(IdentityChange.assignments(new RecordSet(received.values()), record));
        received.put(record.record(), record);
    }

    private static List<Name> names(String... names) {
        return List.of(names).stream().map(Name::parse).toList();
    }

    private static Relation reportsOn(String... names) {
        return new Relation(Relation.Kind.REPORTS_ON, names(names));
    }

    private static Notice notice(String... about) {
        return new Notice(StatusChange.RETRACTED, names(about), "", "");
    }

    private String article(String id) {
        return assigned.get(new RecordId("any/" + id)).article().value();
    }

    private String study(String id) {
        return assigned.get(new RecordId("any/" + id)).study().value();
    }

    private Optional<String> noticed(String id) {
        return assigned.get(new RecordId("any/" + id)).subjects().stream()
                .map(subject -> subject.article().value())
                .findFirst();
    }
}
