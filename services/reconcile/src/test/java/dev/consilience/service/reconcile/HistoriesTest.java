package dev.consilience.service.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.DecisionRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to claims and decisions, in whatever order, the topology ends with the record that {@link Definition}
 * reads off what stands at the end, byte for byte.
 *
 * <p>A history is what happens to the claims of one drug. Many histories run through one topology at the same time, and share
 * what curators teach. {@code -Dconsilience.histories=N} says how many there are.
 */
class HistoriesTest {

    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final int HISTORIES = Integer.getInteger("consilience.histories", 200);
    private static final int AT_ONCE = 50;
    private static final int STEPS = 60;
    private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05Z");

    private TopologyDriver driver;
    private Definition standing;
    private Map<String, byte[]> published;
    private int mostRecounted;

    @BeforeEach
    void begin() {
        begin(2);
    }

    private void begin(int newMostRecounted) {
        close();
        mostRecounted = newMostRecounted;
        driver = newDriver();
        standing = new Definition();
        published = new TreeMap<>();
    }

    private TopologyDriver newDriver() {
        return new TopologyDriver(ReconcileTopology.build(
                new InMemorySerdes(),
                ReconcileSettings.usual(SETTLE, "").inMemory().recounting(mostRecounted)));
    }

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    @Test
    void endsWithWhatTheDefinitionSaysAfterAnyHistory() {
        for (int first = 0; first < HISTORIES; first += AT_ONCE) {
            begin(new int[] {0, 3, 12}[first / AT_ONCE % 3]);
            Random random = new Random(first);
            for (int step = 0; step < STEPS * AT_ONCE; step++) {
                happen(first + random.nextInt(AT_ONCE), random);
                if (random.nextInt(12) == 0) {
                    pass();
                }
                if (random.nextInt(800) == 0) {
                    restart();
                }
            }
            assertAgreement("histories from " + first);
        }
    }

    @Test
    void endsWithTheSameInEveryOrderOfASmallHistory() {
        for (int seed = 0; seed < 4; seed++) {
            begin(seed % 3);
            Random random = new Random(seed);
            int claims = 2 + random.nextInt(2);
            int orders = 0;
            for (List<Integer> order : interleavings(claims)) {
                String drug = "drug" + orders++;
                for (int event : order) {
                    happenSmall(seed, drug, event);
                    if (random.nextInt(3) == 0) {
                        pass();
                    }
                }
            }
            assertAgreement("small history " + seed);
        }
    }

    /**
     * Of each claim three things happen in this order: it comes, it is rejected or comes again changed, and it goes or the
     * rejection is taken back. Event n is the next of claim n.
     */
    private static List<List<Integer>> interleavings(int claims) {
        List<List<Integer>> all = new ArrayList<>();
        interleave(new int[claims], new ArrayList<>(), all);
        return all;
    }

    private static void interleave(int[] done, List<Integer> soFar, List<List<Integer>> all) {
        boolean complete = true;
        for (int claim = 0; claim < done.length; claim++) {
            if (done[claim] < 2 + claim % 2) {
                complete = false;
                done[claim]++;
                soFar.add(claim * 10 + done[claim]);
                interleave(done, soFar, all);
                soFar.remove(soFar.size() - 1);
                done[claim]--;
            }
        }
        if (complete) {
            all.add(List.copyOf(soFar));
        }
    }

    private void happenSmall(int seed, String drug, int event) {
        int number = event / 10;
        Random random = new Random(seed * 100L + number);
        Claim claim = randomEvidence(random, drug).published("2020").claim();
        Decision rejection = Decision.reject(
                new Subject.OfClaim(claim.id()), RejectionReason.OTHER, "", "N.N.", BEGINNING.plusSeconds(number));
        boolean judged = number % 2 == 0;
        switch (event % 10) {
            case 1 -> send(claim);
            case 2 -> {
                if (judged) {
                    decide(rejection);
                } else {
                    send(changed(claim, random));
                }
            }
            default -> withdraw(claim);
        }
    }

    private void happen(int history, Random random) {
        Claim claim = randomEvidence(random, "drug" + history).claim();
        Subject subject = new Subject.OfClaim(claim.id());
        Instant at = BEGINNING.plusSeconds(random.nextInt(5));
        String by = pick(random, new String[] {"N.N.", "M.M."});
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> withdraw(claim);
            case 3 -> send(changed(claim, random));
            case 4 -> decide(Decision.reject(subject, pick(random, RejectionReason.values()), "", by, at));
            case 5 -> decide(Decision.accept(subject, "", by, at));
            case 6 -> takeBackOne(random);
            case 7 -> decideOnAProposition(claim, random, by, at);
            default -> send(claim);
        }
    }

    private void decideOnAProposition(Claim claim, Random random, String by, Instant at) {
        PropositionId proposition = PropositionId.of(
                claim.agent().entity().id(),
                claim.agent().manipulation(),
                claim.outcome().entity().id());
        Subject subject = new Subject.OfProposition(proposition);
        if (random.nextBoolean()) {
            decide(Decision.approve(subject, pick(random, Verdict.values()), "", by, at));
        } else {
            decide(Decision.comment(subject, "word " + random.nextInt(30), by, at));
        }
    }

    private void takeBackOne(Random random) {
        List<Decision> decisions = standing.decisions();
        if (!decisions.isEmpty()) {
            Decision decision = decisions.get(random.nextInt(decisions.size()));
            standing.takeBack(decision);
            driver.send(DecisionRecords.topicOf(decision.subject()), decision.key(), null);
        }
    }

    private void send(Claim claim) {
        standing.put(claim);
        driver.send(TopicCatalogue.CLAIMS, claim.id().value(), ClaimRecords.toRecord(claim));
    }

    private void withdraw(Claim claim) {
        standing.remove(claim);
        driver.send(TopicCatalogue.CLAIMS, claim.id().value(), null, Causes.unknown());
    }

    private void decide(Decision decision) {
        standing.put(decision);
        driver.send(DecisionRecords.topicOf(decision.subject()), decision.key(), DecisionRecords.toRecord(decision));
    }

    /** Lets marked propositions be answered, and takes in what comes out. */
    private void pass() {
        driver.pass(SETTLE);
        driver.records(TopicCatalogue.PROPOSITIONS).forEach(record -> {
            if (record.value() == null) {
                published.remove(record.key());
            } else {
                published.put(record.key(), Definition.bytes(record.value()));
            }
        });
    }

    /** Goes on with what was kept, as after a crash between two steps, whether all that was marked is answered or not. */
    private void restart() {
        TopologyDriver next = newDriver();
        next.continueFrom(driver);
        driver.close();
        driver = next;
    }

    private void assertAgreement(String history) {
        for (int i = 0; i < 40; i++) {
            pass();
        }
        Map<String, byte[]> expected = standing.record();
        assertThat(published.keySet()).as(history).isEqualTo(expected.keySet());
        expected.forEach((proposition, bytes) -> {
            if (!Arrays.equals(published.get(proposition), bytes)) {
                fail("%s, %s: not as by definition, %s", history, proposition, standing.answer(proposition));
            }
        });
    }

    /** The same claim, of which something else turned out: another study, another group, another kind, a concern, another date. */
    private static Claim changed(Claim claim, Random random) {
        ArticleStatus status = ArticleStatus.ACTIVE;
        if (random.nextBoolean()) {
            status = ArticleStatus.CONCERN;
        }
        return new Claim(
                claim.id(),
                claim.article(),
                claim.revision() + "+",
                status,
                new StudyId("study" + random.nextInt(3)),
                pick(random, new String[] {"", "name:group0", "name:group1"}),
                pick(random, SourceKind.values()),
                pick(random, StudyKind.values()),
                pick(random, new String[] {"", "1999", "2011-02"}),
                claim.agent(),
                claim.direction(),
                claim.outcome(),
                claim.context(),
                claim.certainty(),
                claim.quote(),
                pick(random, new String[] {"active/raises", "learned/x", "passive/y"}),
                claim.vocabulary());
    }

    private static Evidence randomEvidence(Random random, String drug) {
        String[] outcomes = {"heat pain", "cold pain", "comfort", "pain"};
        Evidence evidence = Evidence.from("article" + random.nextInt(4))
                .that(drug, pick(random, Direction.values()), pick(random, outcomes))
                .reporting("study" + random.nextInt(3), pick(random, SourceKind.values()))
                .in(Dimension.SPECIES, pick(random, new String[] {"rat", "mouse"}))
                .inSentence(random.nextInt(2));
        if (random.nextInt(4) == 0) {
            evidence = evidence.in(Dimension.MODEL, "model" + random.nextInt(20));
        }
        if (random.nextInt(4) == 0) {
            evidence = evidence.hedged();
        }
        if (random.nextBoolean()) {
            evidence = evidence.by("group" + random.nextInt(2));
        }
        return evidence;
    }

    private static <T> T pick(Random random, T[] from) {
        return from[random.nextInt(from.length)];
    }
}
