package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Direction;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuratedClaimsTest {

    private static final int SEEDS = 12;
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());

    @TempDir
    private Path folder;

    private static List<CuratedClaimRecord> randomClaims(Random random) {
        Map<String, List<Placement>> byProposition = new TreeMap<>();
        int many = 10 + random.nextInt(80);
        for (int each = 0; each < many; each++) {
            String agent = "drug " + random.nextInt(6);
            String outcome = List.of("mild pain", "hot pain", "fever", "sleep").get(random.nextInt(4));
            Placement placement = Evidence.from("article" + random.nextInt(20))
                    .that(agent, DIRECTIONS.get(random.nextInt(DIRECTIONS.size())), outcome)
                    .published(String.valueOf(2000 + random.nextInt(20)))
                    .inSentence(each)
                    .on(outcome);
            byProposition
                    .computeIfAbsent(placement.proposition().id().value(), key -> new ArrayList<>())
                    .add(placement);
        }
        List<CuratedClaimRecord> claims = new ArrayList<>();
        Reconciler reconciler = new Reconciler(BeliefPriors.indraReading());
        byProposition.forEach((id, placements) -> claims.add(
                CuratedRecords.toRecord(reconciler.reconcile(placements).orElseThrow(), List.of())));
        return claims;
    }

    private static String id(CuratedClaimRecord claim) {
        return claim.getProposition().getId();
    }

    private static CuratedClaims open(Shelf<CuratedClaimRecord> shelf, Path folder) throws IOException {
        Shelf<ConceptRecord> concepts = new Shelf<>(Concepts.mirror(), folder);
        Shelf<PlacedClaimRecord> evidence =
                new Shelf<>(dev.consilience.service.publish.record.Evidence.mirror(), folder);
        return new CuratedClaims(
                shelf.view(),
                shelf.mirror(),
                new Concepts(concepts.view(), concepts.mirror()),
                new dev.consilience.service.publish.record.Evidence(evidence.view(), evidence.mirror()));
    }

    /** A question, and what it asks by definition. */
    private record Question(Map<String, List<String>> asked, Predicate<CuratedClaimRecord> means) {}

    private static Question randomQuestion(Random random) {
        Map<String, List<String>> asked = new TreeMap<>();
        Predicate<CuratedClaimRecord> means = claim -> true;
        if (random.nextBoolean()) {
            String part = "UG " + random.nextInt(7);
            asked.put("agent", List.of(part));
            means = means.and(
                    claim -> claim.getProposition().getAgent().getLabel().endsWith(part.substring(2)));
        }
        if (random.nextBoolean()) {
            asked.put("outcome", List.of("pain"));
            means = means.and(
                    claim -> claim.getProposition().getOutcome().getLabel().contains("pain"));
        }
        if (random.nextBoolean()) {
            asked.put("verdict", List.of("conflicting", "CONTEXT_DEPENDENT"));
            means = means.and(claim -> claim.getVerdict().name().startsWith("CON")
                    && !claim.getVerdict().name().equals("CONSISTENT"));
        }
        if (random.nextInt(3) == 0) {
            asked.put("belief", List.of("0.5"));
            means = means.and(claim -> CuratedClaims.belief(claim) >= 0.5);
        }
        if (random.nextInt(3) == 0) {
            asked.put("studies", List.of("2"));
            means = means.and(claim -> claim.getCounts().getStudies() >= 2);
        }
        if (random.nextInt(3) == 0) {
            String year = String.valueOf(2000 + random.nextInt(20));
            asked.put("from", List.of(year));
            means = means.and(claim -> claim.getLastDate().compareTo(year) >= 0);
        }
        if (random.nextInt(3) == 0) {
            String year = String.valueOf(2000 + random.nextInt(20));
            asked.put("to", List.of(year));
            means = means.and(claim -> claim.getFirstDate().compareTo(year) <= 0);
        }
        return new Question(asked, means);
    }

    @Test
    void findsWhatIsAskedForAndNothingElse() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<CuratedClaimRecord> claims = randomClaims(random);
            Path place = folder.resolve("found" + seed);
            try (Shelf<CuratedClaimRecord> shelf = new Shelf<>(CuratedClaims.mirror(), place)) {
                for (CuratedClaimRecord claim : claims) {
                    shelf.put(id(claim), claim, random.nextInt(1000));
                }
                CuratedClaims view = open(shelf, place);
                for (int each = 0; each < 20; each++) {
                    Question question = randomQuestion(random);
                    List<String> expected = claims.stream()
                            .filter(question.means())
                            .map(CuratedClaimsTest::id)
                            .sorted()
                            .toList();
                    Found<CuratedClaimRecord> found =
                            view.search(ClaimQuery.of(question.asked()), ClaimSort.KEY, Optional.empty(), 1000);
                    assertThat(found.items())
                            .as("seed %d, %s", seed, question.asked())
                            .extracting(CuratedClaimsTest::id)
                            .containsExactlyElementsOf(expected);
                    assertThat(found.total()).isEqualTo(expected.size());
                    assertThat(found.next()).isEmpty();
                }
            }
        }
    }

    @Test
    void pagesThroughEveryOrderWithNothingMissedAndNothingTwiceWhileOthersComeAndGo() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<CuratedClaimRecord> claims = randomClaims(random);
            Path place = folder.resolve("paged" + seed);
            try (Shelf<CuratedClaimRecord> shelf = new Shelf<>(CuratedClaims.mirror(), place)) {
                for (CuratedClaimRecord claim : claims) {
                    shelf.put(id(claim), claim, random.nextInt(5));
                }
                for (ClaimSort sort : ClaimSort.values()) {
                    List<String> paged = new ArrayList<>();
                    Optional<String> cursor = Optional.empty();
                    do {
                        CuratedClaims view = open(shelf, place.resolve(sort + "-" + paged.size()));
                        Found<CuratedClaimRecord> page =
                                view.search(ClaimQuery.all(), sort, cursor, 1 + random.nextInt(4));
                        page.items().stream()
                                .map(CuratedClaimsTest::id)
                                .filter(id -> !id.startsWith("passing"))
                                .forEach(paged::add);
                        cursor = page.next();
                        shelf.put("passing" + random.nextInt(5), claims.get(random.nextInt(claims.size())), 1);
                        shelf.delete("passing" + random.nextInt(5));
                    } while (cursor.isPresent());
                    List<String> all =
                            claims.stream().map(CuratedClaimsTest::id).toList();
                    assertThat(paged.stream().distinct().toList())
                            .as("seed %d, %s", seed, sort)
                            .containsExactlyInAnyOrderElementsOf(all);
                }
            }
        }
    }

    @Test
    void listsThoseFirstThatHaveMostStudies() throws IOException {
        List<CuratedClaimRecord> claims = randomClaims(new Random(7));
        try (Shelf<CuratedClaimRecord> shelf = new Shelf<>(CuratedClaims.mirror(), folder)) {
            for (CuratedClaimRecord claim : claims) {
                shelf.put(id(claim), claim, 1);
            }
            List<CuratedClaimRecord> listed = open(shelf, folder)
                    .search(ClaimQuery.all(), ClaimSort.STUDIES, Optional.empty(), 1000)
                    .items();
            assertThat(listed)
                    .isSortedAccordingTo(Comparator.comparing((CuratedClaimRecord claim) ->
                                    claim.getCounts().getStudies())
                            .reversed()
                            .thenComparing(CuratedClaimsTest::id));
        }
    }

    @Test
    void refusesACursorOfAnotherOrder() throws IOException {
        try (Shelf<CuratedClaimRecord> shelf = new Shelf<>(CuratedClaims.mirror(), folder)) {
            for (CuratedClaimRecord claim : randomClaims(new Random(3))) {
                shelf.put(id(claim), claim, 1);
            }
            CuratedClaims view = open(shelf, folder);
            Optional<String> cursor = view.search(ClaimQuery.all(), ClaimSort.STUDIES, Optional.empty(), 2)
                    .next();

            assertThatThrownBy(() -> view.search(ClaimQuery.all(), ClaimSort.KEY, cursor, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cursor is what an earlier answer to the same question gave");
        }
    }

    @Test
    void takesWordsAsWordsWhateverIsInThem() throws IOException {
        List<CuratedClaimRecord> claims = randomClaims(new Random(5));
        try (Shelf<CuratedClaimRecord> shelf = new Shelf<>(CuratedClaims.mirror(), folder)) {
            for (CuratedClaimRecord claim : claims) {
                shelf.put(id(claim), claim, 1);
            }
            CuratedClaims view = open(shelf, folder);
            for (String hostile :
                    List.of("*", "a:b", "\"", "((", "+ - |", "\\", "<script>", "drug*?\\", "~1 ^2 [a TO b]")) {
                assertThat(view.count(ClaimQuery.of(Map.of("text", List.of(hostile)))))
                        .isBetween(0, claims.size());
                assertThat(view.count(ClaimQuery.of(Map.of("agent", List.of(hostile)))))
                        .isZero();
            }
            assertThat(view.count(ClaimQuery.of(Map.of("text", List.of("reported drugs")))))
                    .isEqualTo(claims.size());
        }
    }

    @Test
    void keepsAClaimWhoseDateIsNone() throws IOException {
        CuratedClaimRecord claim = CuratedClaimRecord.newBuilder(
                        randomClaims(new Random(1)).get(0))
                .setFirstDate("2020-13")
                .setLastDate("spring")
                .build();
        try (Shelf<CuratedClaimRecord> shelf = new Shelf<>(CuratedClaims.mirror(), folder)) {
            shelf.put(id(claim), claim, 1);

            assertThat(open(shelf, folder).claim(id(claim))).contains(claim);
        }
    }
}
