package dev.consilience.service.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceKind;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Reliability;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.schema.JudgedClaimRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.ReliabilityRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.DecisionRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What curators decide of claims, on its way to placements and to what it teaches. */
class DecisionsTest {

    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Claim CLAIM =
            Evidence.from("a").that("drug", Direction.DECREASES, "cold pain").claim();
    private static final String ON_PAIN = "TEST:drug..TEST:pain/" + CLAIM.id();
    private static final Decision REJECTION = reject(CLAIM, RejectionReason.WRONG_DIRECTION, NOON);
    private static final Decision LATER_ACCEPTANCE = accept(CLAIM, NOON.plusSeconds(1));

    private final TopologyDriver driver = fresh();

    @AfterEach
    void close() {
        driver.close();
    }

    private static TopologyDriver fresh() {
        return new TopologyDriver(ReconcileTopology.build(
                new InMemorySerdes(), ReconcileSettings.usual(SETTLE, "").inMemory()));
    }

    private static Decision reject(Claim claim, RejectionReason reason, Instant at) {
        return Decision.reject(new Subject.OfClaim(claim.id()), reason, "it rose", "N.N.", at);
    }

    private static Decision accept(Claim claim, Instant at) {
        return Decision.accept(new Subject.OfClaim(claim.id()), "", "M.M.", at);
    }

    private void send(Claim claim) {
        driver.send(TopicCatalogue.CLAIMS, claim.id().value(), ClaimRecords.toRecord(claim));
    }

    private void withdraw(Claim claim) {
        driver.send(TopicCatalogue.CLAIMS, claim.id().value(), null);
    }

    private void send(Decision decision) {
        driver.send(TopicCatalogue.CLAIM_DECISIONS, decision.key(), DecisionRecords.toRecord(decision));
    }

    private void takeBack(Decision decision) {
        driver.send(TopicCatalogue.CLAIM_DECISIONS, decision.key(), null);
    }

    private Map<String, Judgement> judgements() {
        Map<String, Judgement> judgements = new TreeMap<>();
        driver.table(TopicCatalogue.PLACED_CLAIMS)
                .forEach((key, value) ->
                        judgements.put(key, ClaimRecords.fromRecord(value).judgement()));
        return judgements;
    }

    private Ruling rulingOnPain() {
        return judgements().getOrDefault(ON_PAIN, Judgement.none()).ruling();
    }

    @Test
    void aRejectedClaimStaysPlacedWithItsJudgement() {
        send(CLAIM);
        send(REJECTION);

        Judgement rejected = new Judgement(Ruling.REJECTED, Optional.of(RejectionReason.WRONG_DIRECTION), "N.N.", NOON);
        assertThat(judgements())
                .isEqualTo(Map.of("TEST:drug..TEST:cold-pain/" + CLAIM.id(), rejected, ON_PAIN, rejected));
    }

    @Test
    void theLatestDecisionCountsInWhateverOrderTheyCome() {
        send(CLAIM);
        send(LATER_ACCEPTANCE);
        send(REJECTION);

        assertThat(rulingOnPain()).isEqualTo(Ruling.ACCEPTED);
    }

    @Test
    void aDecisionThatIsTakenBackIsAsIfItHadNeverBeen() {
        send(CLAIM);
        List<PlacedClaimRecord> before =
                new ArrayList<>(driver.table(TopicCatalogue.PLACED_CLAIMS).values());
        send(REJECTION);
        driver.records(TopicCatalogue.PLACED_CLAIMS);
        takeBack(REJECTION);

        assertThat(driver.table(TopicCatalogue.PLACED_CLAIMS).values()).containsExactlyElementsOf(before);
    }

    @Test
    void takingTheLatestBackLetsTheOneBeforeCount() {
        send(CLAIM);
        send(REJECTION);
        send(LATER_ACCEPTANCE);
        takeBack(LATER_ACCEPTANCE);

        assertThat(rulingOnPain()).isEqualTo(Ruling.REJECTED);
    }

    @Test
    void aDecisionOnAClaimThatIsNotThereYetAppliesWhenItComes() {
        send(REJECTION);
        assertThat(driver.records(TopicCatalogue.PLACED_CLAIMS)).isEmpty();
        assertThat(driver.records(TopicCatalogue.JUDGED_CLAIMS)).isEmpty();

        send(CLAIM);

        assertThat(rulingOnPain()).isEqualTo(Ruling.REJECTED);
        assertThat(driver.table(TopicCatalogue.RELIABILITY)).containsOnlyKeys("rule:test", "source:PRIMARY");
    }

    @Test
    void aClaimThatIsRetractedAndReinstatedKeepsItsJudgementAndCountsOnce() {
        send(CLAIM);
        send(REJECTION);
        withdraw(CLAIM);

        assertThat(driver.table(TopicCatalogue.PLACED_CLAIMS)).isEmpty();
        assertThat(driver.table(TopicCatalogue.JUDGED_CLAIMS)).isEmpty();
        assertThat(driver.table(TopicCatalogue.RELIABILITY)).isEmpty();

        send(CLAIM);

        assertThat(rulingOnPain()).isEqualTo(Ruling.REJECTED);
        assertThat(driver.table(TopicCatalogue.RELIABILITY))
                .isEqualTo(Map.of(
                        "rule:test", new ReliabilityRecord("rule:test", 0, 1),
                        "source:PRIMARY", new ReliabilityRecord("source:PRIMARY", 0, 1)));
    }

    @Test
    void aDecisionMadeWhileTheClaimIsAwayAppliesWhenItComesBack() {
        send(CLAIM);
        send(REJECTION);
        withdraw(CLAIM);
        takeBack(REJECTION);
        send(LATER_ACCEPTANCE);
        send(CLAIM);

        assertThat(rulingOnPain()).isEqualTo(Ruling.ACCEPTED);
        assertThat(driver.table(TopicCatalogue.RELIABILITY).get("rule:test"))
                .isEqualTo(new ReliabilityRecord("rule:test", 1, 0));
    }

    @Test
    void aCommentRulesNothingAndChangesNothing() {
        send(CLAIM);
        driver.records(TopicCatalogue.PLACED_CLAIMS);
        send(Decision.comment(new Subject.OfClaim(CLAIM.id()), "see table 2", "N.N.", NOON));

        assertThat(driver.records(TopicCatalogue.PLACED_CLAIMS)).isEmpty();
        assertThat(driver.records(TopicCatalogue.JUDGED_CLAIMS)).isEmpty();
    }

    @Test
    void theSameDecisionAgainSaysNothing() {
        send(CLAIM);
        send(REJECTION);
        driver.records(TopicCatalogue.PLACED_CLAIMS);
        driver.records(TopicCatalogue.RELIABILITY);

        send(REJECTION);
        takeBack(LATER_ACCEPTANCE);

        assertThat(driver.records(TopicCatalogue.PLACED_CLAIMS)).isEmpty();
        assertThat(driver.records(TopicCatalogue.RELIABILITY)).isEmpty();
    }

    @Test
    void saysWhoDecidedWhatWhereThePlacementChanges() {
        send(CLAIM);
        driver.pass(SETTLE);
        driver.records(TopicCatalogue.PLACED_CLAIMS);
        driver.records(TopicCatalogue.PROPOSITIONS);
        send(REJECTION);

        assertThat(driver.records(TopicCatalogue.PLACED_CLAIMS)).hasSize(2).allSatisfy(record -> assertThat(
                        Causes.readFrom(record.headers()))
                .isEqualTo(Causes.of(ChangeReason.DECISION, "doi:a", "rejected by N.N.: WRONG_DIRECTION, it rose")));
        takeBack(REJECTION);
        List<TestRecord<String, PlacedClaimRecord>> back = driver.records(TopicCatalogue.PLACED_CLAIMS);
        assertThat(Causes.readFrom(back.get(0).headers()).inWords())
                .isEqualTo("DECISION on a claim of doi:a: taken back: rejected by N.N.: WRONG_DIRECTION, it rose");
        assertThat(back.get(0).getRecordTime()).isEqualTo(TopologyDriver.NOW);
    }

    @Test
    void putsDecisionsThatCannotBeAsideAndGoesOn() {
        DecisionRecord sound = DecisionRecords.toRecord(REJECTION);
        DecisionRecord aboutNothing =
                DecisionRecord.newBuilder(sound).setClaim(null).build();
        DecisionRecord withoutReason =
                DecisionRecord.newBuilder(sound).setReason(null).build();
        Decision approval = Decision.comment(
                new Subject.OfProposition(new PropositionId("TEST:drug..TEST:pain")), "hm", "N.N.", NOON);
        send(CLAIM);

        driver.send(TopicCatalogue.CLAIM_DECISIONS, REJECTION.key(), aboutNothing);
        driver.send(TopicCatalogue.CLAIM_DECISIONS, REJECTION.key(), withoutReason);
        driver.send(TopicCatalogue.CLAIM_DECISIONS, "f".repeat(32) + "/" + REJECTION.id(), sound);
        driver.send(TopicCatalogue.CLAIM_DECISIONS, "noslash", sound);
        driver.send(
                TopicCatalogue.CLAIM_DECISIONS, CLAIM.id() + "/" + approval.id(), DecisionRecords.toRecord(approval));
        assertThat(driver.deadLetters()).hasSize(5);
        send(LATER_ACCEPTANCE);

        assertThat(rulingOnPain()).isEqualTo(Ruling.ACCEPTED);
    }

    @Test
    void anotherReadingMovesWhatAJudgedClaimTeaches() {
        send(ruledBy(CLAIM, "active/reduces"));
        send(REJECTION);
        send(ruledBy(CLAIM, "learned/word=less"));

        assertThat(driver.table(TopicCatalogue.RELIABILITY)).containsOnlyKeys("rule:learned", "source:PRIMARY");
    }

    @Test
    void agreesWithTheDefinitionForAnyHistory() {
        for (long seed = 0; seed < 300; seed++) {
            try (TopologyDriver instance = fresh()) {
                History history = new History(new Random(seed));
                history.live(instance);

                assertThat(new TreeMap<>(instance.table(TopicCatalogue.PLACED_CLAIMS)))
                        .as("placed claims, seed %d", seed)
                        .isEqualTo(history.placed());
                assertThat(new TreeMap<>(instance.table(TopicCatalogue.JUDGED_CLAIMS)))
                        .as("judged claims, seed %d", seed)
                        .isEqualTo(history.judged());
                assertThat(new TreeMap<>(instance.table(TopicCatalogue.RELIABILITY)))
                        .as("reliability, seed %d", seed)
                        .isEqualTo(history.reliability());
            }
        }
    }

    private static Claim ruledBy(Claim claim, String rule) {
        return new Claim(
                claim.id(),
                claim.article(),
                claim.revision(),
                claim.articleStatus(),
                claim.study(),
                claim.group(),
                claim.sourceKind(),
                claim.studyKind(),
                claim.date(),
                claim.agent(),
                claim.direction(),
                claim.outcome(),
                claim.context(),
                claim.certainty(),
                claim.quote(),
                rule,
                claim.vocabulary());
    }

    /** Claims and decisions that come, change and go, and what has to come of those that stand at the end. */
    private static final class History {

        private final Random random;
        private final Map<String, Claim> claims = new TreeMap<>();
        private final Map<String, Decision> decisions = new TreeMap<>();

        History(Random random) {
            this.random = random;
        }

        void live(TopologyDriver instance) {
            for (int step = 0; step < 80; step++) {
                if (random.nextBoolean()) {
                    changeAClaim(instance);
                } else {
                    changeADecision(instance);
                }
            }
        }

        private void changeAClaim(TopologyDriver instance) {
            Claim claim = claim();
            String id = claim.id().value();
            if (random.nextInt(3) == 0) {
                claims.remove(id);
                instance.send(TopicCatalogue.CLAIMS, id, null);
            } else {
                claims.put(id, claim);
                instance.send(TopicCatalogue.CLAIMS, id, ClaimRecords.toRecord(claim));
            }
        }

        private void changeADecision(TopologyDriver instance) {
            Decision decision = decision();
            if (random.nextInt(3) == 0) {
                decisions.remove(decision.key());
                instance.send(TopicCatalogue.CLAIM_DECISIONS, decision.key(), null);
            } else {
                decisions.put(decision.key(), decision);
                instance.send(TopicCatalogue.CLAIM_DECISIONS, decision.key(), DecisionRecords.toRecord(decision));
            }
        }

        /** Few claims, so that they come again; rule and kind of source are no part of a claim's id. */
        private Claim claim() {
            String[] outcomes = {"heat pain", "cold pain", "comfort"};
            Evidence evidence = Evidence.from("article" + random.nextInt(2))
                    .that("drug", Direction.DECREASES, pick(outcomes))
                    .reporting("study", pick(new SourceKind[] {SourceKind.PRIMARY, SourceKind.NEWS}));
            return ruledBy(evidence.claim(), pick(new String[] {"active/reduces", "active", "learned/x/y"}));
        }

        /** Few times, so that they collide. */
        private Decision decision() {
            Subject subject = new Subject.OfClaim(claim().id());
            Instant at = NOON.plusSeconds(random.nextInt(2));
            String by = pick(new String[] {"M.M.", "N.N."});
            return switch (random.nextInt(5)) {
                case 0, 1 -> Decision.accept(subject, "", by, at);
                case 2 -> Decision.comment(subject, "hm", by, at);
                default -> Decision.reject(subject, pick(RejectionReason.values()), "", by, at);
            };
        }

        private <T> T pick(T[] from) {
            return from[random.nextInt(from.length)];
        }

        private Judgement judgement(Claim claim) {
            Collection<Decision> all = decisions.values();
            return Decision.judgementOf(all.stream()
                    .filter(decision ->
                            decision.subject().key().equals(claim.id().value()))
                    .toList());
        }

        Map<String, PlacedClaimRecord> placed() {
            Map<String, PlacedClaimRecord> placed = new TreeMap<>();
            for (Claim claim : claims.values()) {
                for (Placement placement : Placement.of(claim)) {
                    placed.put(placement.key(), ClaimRecords.toRecord(placement.judged(judgement(claim))));
                }
            }
            return placed;
        }

        Map<String, JudgedClaimRecord> judged() {
            Map<String, JudgedClaimRecord> judged = new TreeMap<>();
            for (Claim claim : claims.values()) {
                Ruling ruling = judgement(claim).ruling();
                if (ruling != Ruling.NONE) {
                    for (String subject : List.of("rule:" + claim.ruleFamily(), "source:" + claim.sourceKind())) {
                        judged.put(
                                subject + "/" + claim.id(),
                                new JudgedClaimRecord(subject, claim.id().value(), ruling == Ruling.REJECTED));
                    }
                }
            }
            return judged;
        }

        Map<String, ReliabilityRecord> reliability() {
            Map<String, ReliabilityRecord> reliability = new TreeMap<>();
            for (JudgedClaimRecord judged : judged().values()) {
                int rejected = 0;
                if (judged.getRejected()) {
                    rejected = 1;
                }
                reliability.merge(
                        judged.getSubject(),
                        new ReliabilityRecord(judged.getSubject(), 1 - rejected, rejected),
                        (one, other) -> new ReliabilityRecord(
                                one.getSubject(),
                                one.getAccepted() + other.getAccepted(),
                                one.getRejected() + other.getRejected()));
            }
            return reliability;
        }
    }

    @Test
    void whatIsCountedIsWhatPriorsLearnFrom() {
        for (int i = 0; i < BeliefPriors.MINIMUM; i++) {
            Claim claim = Evidence.from("a" + i).claim();
            send(claim);
            send(reject(claim, RejectionReason.NOT_A_FINDING, NOON));
        }

        Map<String, Reliability> table = new TreeMap<>();
        driver.table(TopicCatalogue.RELIABILITY)
                .forEach((subject, record) -> table.put(subject, DecisionRecords.fromRecord(record)));
        assertThat(BeliefPriors.indraReading().learned(table).name())
                .isEqualTo("indra-reading+judged(rule:test=0.77,source:PRIMARY=0.77)");
    }
}
