package dev.consilience.service.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Direction;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.Approved;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishTopologyTest {

    private static final String ID = "TEST:drug..TEST:pain";
    private static final Causes RETRACTION = Causes.of(ChangeReason.RETRACTION, "doi:a", "figures were duplicated");

    private final Topology topology = PublishTopology.build(new InMemorySerdes());
    private final TopologyDriver driver = new TopologyDriver(topology);

    @AfterEach
    void close() {
        driver.close();
    }

    private static CuratedClaimRecord answer(Evidence... evidence) {
        List<Placement> placements =
                Arrays.stream(evidence).map(each -> each.on("pain")).toList();
        CuratedClaim claim = new Reconciler(BeliefPriors.indraReading())
                .reconcile(placements)
                .orElseThrow();
        return CuratedRecords.toRecord(claim, List.of());
    }

    private static CuratedClaimRecord agreed() {
        return answer(Evidence.from("a"));
    }

    private static CuratedClaimRecord contested() {
        return answer(Evidence.from("a"), Evidence.from("b").that("drug", Direction.INCREASES, "pain"));
    }

    @Test
    void publishesANewClaimAndTellsOfIt() {
        driver.send(
                TopicCatalogue.PROPOSITIONS,
                ID,
                agreed(),
                Causes.of(ChangeReason.NEW_EVIDENCE, "doi:a", "").of("claim1"));

        assertThat(driver.table(TopicCatalogue.CURATED_CLAIMS)).containsEntry(ID, agreed());
        assertThat(driver.records(TopicCatalogue.CONFLICTS)).isEmpty();
        List<TestRecord<String, ClaimChangedRecord>> changes = driver.records(TopicCatalogue.CHANGES);
        assertThat(changes).hasSize(1);
        ClaimChangedRecord change = changes.get(0).value();
        assertThat(change.getBefore()).isNull();
        assertThat(change.getAfter()).isEqualTo(agreed());
        assertThat(change.getReason()).isEqualTo(ChangeReason.NEW_EVIDENCE);
        assertThat(change.getCauses()).extracting("article").containsExactly("doi:a");
        assertThat(change.getCauses().get(0).getClaims()).containsExactly("claim1");
    }

    @Test
    void tellsSubscribersInTheHeadersWhatARecordIs() {
        driver.send(TopicCatalogue.PROPOSITIONS, ID, contested(), Causes.of(ChangeReason.NEW_EVIDENCE, "doi:a", ""));

        assertThat(headers(driver.records(TopicCatalogue.CHANGES).get(0)))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "change:evidence.proposition.reconciled.v1-0:0:0")
                .containsEntry("ce_source", "/consilience/publish")
                .containsEntry("ce_type", "dev.consilience.curated.change")
                .containsEntry("ce_subject", ID)
                .containsEntry("ce_time", TopologyDriver.NOW.toString())
                .containsEntry("content-type", "application/avro");
        assertThat(headers(driver.records(TopicCatalogue.CURATED_CLAIMS).get(0)))
                .containsEntry("ce_id", "claim:evidence.proposition.reconciled.v1-0:0:0")
                .containsEntry("ce_type", "dev.consilience.curated.claim");
        assertThat(headers(driver.records(TopicCatalogue.CONFLICTS).get(0)))
                .containsEntry("ce_type", "dev.consilience.curated.conflict");
    }

    private static Map<String, String> headers(TestRecord<?, ?> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    @Test
    void publishesNothingWhereNothingIsNew() {
        driver.send(TopicCatalogue.PROPOSITIONS, ID, agreed());
        driver.records(TopicCatalogue.CHANGES);
        driver.records(TopicCatalogue.CURATED_CLAIMS);

        driver.send(TopicCatalogue.PROPOSITIONS, ID, agreed());

        assertThat(driver.records(TopicCatalogue.CHANGES)).isEmpty();
        assertThat(driver.records(TopicCatalogue.CURATED_CLAIMS)).isEmpty();
    }

    @Test
    void tellsWhyAClaimIsWithdrawnBeforeItsTombstone() {
        driver.send(TopicCatalogue.PROPOSITIONS, ID, agreed());
        driver.records(TopicCatalogue.CURATED_CLAIMS);
        driver.records(TopicCatalogue.CHANGES);

        driver.send(TopicCatalogue.PROPOSITIONS, ID, null, RETRACTION);

        List<TestRecord<String, CuratedClaimRecord>> records = driver.records(TopicCatalogue.CURATED_CLAIMS);
        assertThat(records).hasSize(2);
        assertThat(records.get(0).value().getWithdrawn()).isEqualTo("RETRACTION of doi:a: figures were duplicated");
        assertThat(records.get(1).value()).isNull();
        ClaimChangedRecord change =
                driver.records(TopicCatalogue.CHANGES).get(0).value();
        assertThat(change.getReason()).isEqualTo(ChangeReason.RETRACTION);
        assertThat(change.getBefore()).isEqualTo(agreed());
        assertThat(change.getAfter()).isNull();
    }

    @Test
    void listsAConflictUntilItIsResolved() {
        driver.send(TopicCatalogue.PROPOSITIONS, ID, contested());
        assertThat(driver.table(TopicCatalogue.CONFLICTS)).containsEntry(ID, contested());

        driver.send(TopicCatalogue.PROPOSITIONS, ID, agreed(), RETRACTION);

        List<TestRecord<String, CuratedClaimRecord>> records = driver.records(TopicCatalogue.CONFLICTS);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).value()).isNull();
        assertThat(driver.table(TopicCatalogue.CURATED_CLAIMS)).containsEntry(ID, agreed());
    }

    @Test
    void withdrawsAConflictWithTheReasonToo() {
        driver.send(TopicCatalogue.PROPOSITIONS, ID, contested());
        driver.records(TopicCatalogue.CONFLICTS);

        driver.send(TopicCatalogue.PROPOSITIONS, ID, null, RETRACTION);

        assertThat(driver.records(TopicCatalogue.CONFLICTS))
                .extracting(record -> record.value() != null)
                .containsExactly(true, false);
    }

    @Test
    void doesNotChangeUnintentionally() {
        Approved.verify(
                "topology.txt",
                topology.describe().toString(),
                "approve it only with a word on how the state of deployed instances survives");
    }
}
