package dev.consilience.service.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.Evidence;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.Approved;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcileTopologyTest {

    private static final Duration SETTLE = Duration.ofMillis(50);

    private final Topology topology =
            ReconcileTopology.build(new InMemorySerdes(), ReconcileSettings.usual(SETTLE, ""));
    private final TopologyDriver driver = new TopologyDriver(topology);

    @AfterEach
    void close() {
        driver.close();
    }

    private void send(Claim claim) {
        driver.send(TopicCatalogue.CLAIMS, claim.id().value(), ClaimRecords.toRecord(claim));
    }

    private void withdraw(Claim claim, Causes causes) {
        driver.send(TopicCatalogue.CLAIMS, claim.id().value(), null, causes);
    }

    @Test
    void answersAPropositionAtEveryLevelOfTheLineage() {
        send(Evidence.from("a").that("drug", Direction.DECREASES, "cold pain").claim());
        driver.pass(SETTLE);

        Map<String, CuratedClaimRecord> answers = driver.table(TopicCatalogue.PROPOSITIONS);
        assertThat(answers).containsOnlyKeys("TEST:drug..TEST:cold-pain", "TEST:drug..TEST:pain");
        assertThat(answers.get("TEST:drug..TEST:pain").getStatement()).isEqualTo("drug decreases pain");
    }

    @Test
    void saysWhatSeparatesTwoFindingsOfOnePaper() {
        send(Evidence.from("a")
                .that("drug", Direction.DECREASES, "cold pain")
                .in(Dimension.STIMULUS, "cold")
                .claim());
        send(Evidence.from("a")
                .that("drug", Direction.NO_EFFECT, "heat pain")
                .in(Dimension.STIMULUS, "heat")
                .claim());
        driver.pass(SETTLE);

        CuratedClaimRecord answer = driver.table(TopicCatalogue.PROPOSITIONS).get("TEST:drug..TEST:pain");
        assertThat(answer.getVerdict()).isEqualTo(ClaimVerdict.CONTEXT_DEPENDENT);
        assertThat(answer.getStratifications().get(0).getVariable()).isEqualTo("stimulus");
    }

    @Test
    void makesOneAnswerOfManyClaimsThatComeTogether() {
        send(Evidence.from("a").claim());
        send(Evidence.from("b").claim());
        send(Evidence.from("c").claim());
        driver.pass(SETTLE);

        assertThat(driver.records(TopicCatalogue.PROPOSITIONS)).hasSize(1);
    }

    @Test
    void saysNothingWhereTheSameClaimComesAgain() {
        Claim claim = Evidence.from("a").claim();
        send(claim);
        driver.pass(SETTLE);
        driver.records(TopicCatalogue.PROPOSITIONS);

        send(claim);
        driver.pass(SETTLE);

        assertThat(driver.records(TopicCatalogue.PROPOSITIONS)).isEmpty();
        assertThat(driver.records(TopicCatalogue.PLACED_CLAIMS)).hasSize(1);
    }

    @Test
    void withdrawsAnAnswerWithItsLastEvidenceAndPassesOnWhy() {
        Claim claim = Evidence.from("a").claim();
        send(claim);
        driver.pass(SETTLE);
        driver.records(TopicCatalogue.PROPOSITIONS);

        Causes retraction = Causes.of(ChangeReason.RETRACTION, "doi:a", "figures were duplicated");
        withdraw(claim, retraction);
        driver.pass(SETTLE);

        List<TestRecord<String, CuratedClaimRecord>> records = driver.records(TopicCatalogue.PROPOSITIONS);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).key()).isEqualTo("TEST:drug..TEST:pain");
        assertThat(records.get(0).value()).isNull();
        assertThat(Causes.readFrom(records.get(0).headers()))
                .isEqualTo(retraction.of(claim.id().value()));
        assertThat(records.get(0).getRecordTime()).isEqualTo(TopologyDriver.NOW);
    }

    @Test
    void tellsWhichClaimsBroughtAnAnswerAboutAndWritesNoneOfThemIntoIt() {
        Claim cold = Evidence.from("a")
                .that("drug", Direction.DECREASES, "cold pain")
                .claim();
        Claim pain = Evidence.from("a").claim();
        Causes paper = Causes.of(ChangeReason.NEW_EVIDENCE, "doi:a", "");
        driver.send(TopicCatalogue.CLAIMS, cold.id().value(), ClaimRecords.toRecord(cold), paper);
        driver.send(TopicCatalogue.CLAIMS, pain.id().value(), ClaimRecords.toRecord(pain), paper);
        driver.pass(SETTLE);

        Map<String, TestRecord<String, CuratedClaimRecord>> told = new TreeMap<>();
        driver.records(TopicCatalogue.PROPOSITIONS).forEach(record -> told.put(record.key(), record));
        assertThat(Causes.readFrom(told.get("TEST:drug..TEST:cold-pain").headers()))
                .isEqualTo(paper.of(cold.id().value()));
        assertThat(Causes.readFrom(told.get("TEST:drug..TEST:pain").headers()))
                .isEqualTo(paper.of(cold.id().value()).of(pain.id().value()));
        try (TopologyDriver silent = new TopologyDriver(
                ReconcileTopology.build(new InMemorySerdes(), ReconcileSettings.usual(SETTLE, "")))) {
            silent.send(TopicCatalogue.CLAIMS, pain.id().value(), ClaimRecords.toRecord(pain));
            silent.send(TopicCatalogue.CLAIMS, cold.id().value(), ClaimRecords.toRecord(cold));
            silent.pass(SETTLE);
            Map<String, CuratedClaimRecord> silently = silent.table(TopicCatalogue.PROPOSITIONS);
            assertThat(silently.keySet()).isEqualTo(told.keySet());
            silently.forEach((key, answer) -> assertThat(told.get(key).value()).isEqualTo(answer));
        }
    }

    @Test
    void sendsNoTombstoneForAClaimThatItNeverSaw() {
        withdraw(Evidence.from("a").claim(), Causes.unknown());
        driver.pass(SETTLE);

        assertThat(driver.records(TopicCatalogue.PLACED_CLAIMS)).isEmpty();
        assertThat(driver.records(TopicCatalogue.PROPOSITIONS)).isEmpty();
    }

    @Test
    void putsWhatItCannotReadAsideAndGoesOn() {
        byte[] garbage = "no such record".getBytes(StandardCharsets.UTF_8);

        driver.sendBytes(TopicCatalogue.CLAIMS, "x", garbage);
        send(Evidence.from("a").claim());
        driver.pass(SETTLE);

        assertThat(driver.deadLetters()).containsExactly(garbage);
        assertThat(driver.table(TopicCatalogue.PROPOSITIONS)).hasSize(1);
    }

    @Test
    void doesNotChangeUnintentionally() {
        Approved.verify(
                "topology.txt",
                topology.describe().toString(),
                "approve it only with a word on how the state of deployed instances survives");
    }
}
