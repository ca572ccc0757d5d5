package dev.consilience.service.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.Evidence;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an older release has answered is answered again by the next one, in the background. */
class AnsweringAgainTest {

    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final int DRUGS = 150;
    private static final String OF_OLD = "as the older release put it";

    private TopologyDriver driver = running("old");

    @AfterEach
    void close() {
        driver.close();
    }

    private static TopologyDriver running(String release) {
        return new TopologyDriver(ReconcileTopology.build(
                new InMemorySerdes(), ReconcileSettings.usual(SETTLE, release).inMemory()));
    }

    private void startAs(String release) {
        TopologyDriver next = running(release);
        next.continueFrom(driver);
        driver.close();
        driver = next;
    }

    private void send(String drug) {
        Claim claim =
                Evidence.from(drug).that(drug, Direction.DECREASES, "cold pain").claim();
        driver.send(TopicCatalogue.CLAIMS, claim.id().value(), ClaimRecords.toRecord(claim));
    }

    /** Answers many propositions, and then makes all answers into those of a release that said it otherwise. */
    private Map<String, CuratedClaimRecord> answersThatAreOutOfDate() {
        for (int drug = 0; drug < DRUGS; drug++) {
            send("drug" + drug);
        }
        Map<String, CuratedClaimRecord> right = new TreeMap<>();
        answeredWhile(10).forEach(record -> right.put(record.key(), record.value()));
        assertThat(right).hasSize(2 * DRUGS);
        KeyValueStore<String, CuratedClaimRecord> answers = driver.store(ReconcileTopology.ANSWERS);
        right.forEach((key, answer) -> answers.put(
                key, CuratedClaimRecord.newBuilder(answer).setStatement(OF_OLD).build()));
        return right;
    }

    private List<TestRecord<String, CuratedClaimRecord>> answeredWhile(int passes) {
        List<TestRecord<String, CuratedClaimRecord>> all = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            driver.pass(SETTLE);
            all.addAll(driver.records(TopicCatalogue.PROPOSITIONS));
        }
        return all;
    }

    @Test
    void anotherReleaseAnswersEachPropositionAgainOnceAndSaysWhy() {
        Map<String, CuratedClaimRecord> right = answersThatAreOutOfDate();

        startAs("new");

        List<TestRecord<String, CuratedClaimRecord>> answered = answeredWhile(10);
        assertThat(answered).hasSameSizeAs(right.keySet()).allSatisfy(record -> {
            assertThat(record.value()).isEqualTo(right.get(record.key()));
            assertThat(Causes.readFrom(record.headers()))
                    .isEqualTo(Causes.of(ChangeReason.REPROCESSED, "", "another release reconciles"));
        });
    }

    @Test
    void theSameReleaseLetsThemStand() {
        answersThatAreOutOfDate();

        startAs("old");

        assertThat(answeredWhile(10)).isEmpty();
    }

    @Test
    void goesOnWhereItWasCutOff() {
        Map<String, CuratedClaimRecord> right = answersThatAreOutOfDate();
        startAs("new");
        List<TestRecord<String, CuratedClaimRecord>> answered = answeredWhile(1);
        assertThat(answered).isNotEmpty().hasSizeLessThan(right.size());

        startAs("new");

        answered.addAll(answeredWhile(10));
        assertThat(answered).extracting(TestRecord::key).containsExactlyInAnyOrderElementsOf(right.keySet());
    }

    @Test
    void newEvidenceIsAnsweredMeanwhile() {
        answersThatAreOutOfDate();
        startAs("new");

        send("another-drug");

        assertThat(answeredWhile(1))
                .extracting(TestRecord::key)
                .contains("TEST:another-drug..TEST:cold-pain", "TEST:another-drug..TEST:pain");
    }

    @Test
    void whereNothingChangesNothingIsTold() {
        send("drug");
        driver.pass(SETTLE);
        driver.records(TopicCatalogue.PROPOSITIONS);

        startAs("new");

        assertThat(answeredWhile(10)).isEmpty();
    }
}
