package dev.consilience.system;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.PropositionRecord;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Many curated claims, written to their topic as publish would: of one study to thirty, a third of them divided. */
final class LoadedClaims {

    /** So many outcomes there are of each agent. */
    static final int OUTCOMES = 200;

    private LoadedClaims() {}

    /** The id of one of the claims that {@link #write} writes, from zero. */
    static String id(int number) {
        return "LOAD:drug-" + number / OUTCOMES + "..LOAD:outcome-" + number % OUTCOMES;
    }

    /** Writes so many claims, each of another agent or outcome, and waits until they can be asked for. */
    @SuppressWarnings("FutureReturnValueIgnored") // what was not sent is missed when it is waited for
    static void write(RunningPipeline pipeline, int claims) throws Exception {
        RegistrySerdes serdes = new RegistrySerdes(pipeline.registry());
        List<CuratedClaimRecord> models = models();
        Random random = new Random(1);
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", pipeline.bootstrapServers());
        settings.put("linger.ms", 20);
        settings.put("compression.type", "lz4");
        try (KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                Serializer<CuratedClaimRecord> values =
                        serdes.of(TopicCatalogue.CURATED_CLAIMS).serializer()) {
            for (int i = 0; i < claims; i++) {
                CuratedClaimRecord claim = named(models.get(random.nextInt(models.size())), i);
                String topic = TopicCatalogue.CURATED_CLAIMS.name();
                producer.send(
                        new ProducerRecord<>(topic, claim.getProposition().getId(), values.serialize(topic, claim)));
            }
        }
        RunningPipeline.await(
                "all claims are there",
                () -> pipeline.get("/claims?limit=1").body().path("total").asInt() >= claims);
    }

    /** The claim, said of another agent and another outcome. */
    private static CuratedClaimRecord named(CuratedClaimRecord model, int number) {
        int agent = number / OUTCOMES;
        int outcome = number % OUTCOMES;
        PropositionRecord proposition = PropositionRecord.newBuilder(model.getProposition())
                .setId(id(number))
                .setAgent(new EntityRecord("LOAD:drug-" + agent, "drug " + agent))
                .setOutcome(new EntityRecord("LOAD:outcome-" + outcome, "outcome " + outcome))
                .build();
        return CuratedClaimRecord.newBuilder(model).setProposition(proposition).build();
    }

    /** Claims of one study to thirty, of which every third is divided. */
    private static List<CuratedClaimRecord> models() {
        List<CuratedClaimRecord> models = new ArrayList<>();
        for (int studies = 1; studies <= 30; studies++) {
            List<Claim> claims = new ArrayList<>();
            for (int study = 0; study < studies; study++) {
                Direction direction = Direction.DECREASES;
                if (studies % 3 == 0 && study % 3 == 0) {
                    direction = Direction.INCREASES;
                }
                claims.add(Evidence.from("paper" + study)
                        .that("drug", direction, "pain")
                        .in(Dimension.STIMULUS, List.of("heat", "cold").get(study % 2))
                        .published(Integer.toString(1990 + study))
                        .claim());
            }
            RecordByDefinition.Answer answer = RecordByDefinition.of(claims, List.of())
                    .answer(new PropositionId("TEST:drug..TEST:pain"))
                    .orElseThrow();
            models.add(CuratedRecords.toRecord(answer.claim(), answer.decisions()));
        }
        return models;
    }
}
