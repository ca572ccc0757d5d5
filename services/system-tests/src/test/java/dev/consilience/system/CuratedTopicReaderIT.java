package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Reads the curated topic as somebody would who knows the registry wire format and nothing of this project: no class made
 * from its schemas is used, and schemas come by their ids from the registry's Confluent-compatible interface.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ResourceLock(RunningPipeline.SHARED)
class CuratedTopicReaderIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new HashMap<>();

    @Test
    void aStrangerRebuildsTheTableFromTheTopicAlone() throws Exception {
        RunningPipeline pipeline = RunningPipeline.shared();
        pipeline.post("name=set.xml", SeededLiterature.pubMed(3, 40));
        pipeline.awaitSettled();

        Map<String, String> statements = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : pipeline.records("curated.claim.current.v1")) {
            if (record.value() == null) {
                statements.remove(record.key());
            } else {
                statements.put(
                        record.key(),
                        read(pipeline.registry(), record.value())
                                .get("statement")
                                .toString());
            }
        }

        Map<String, String> served = new TreeMap<>();
        for (JsonNode item : pipeline.get("/claims?limit=1000").body().get("items")) {
            served.put(item.get("id").asText(), item.get("statement").asText());
        }
        assertThat(statements).isNotEmpty().isEqualTo(served);
    }

    private GenericRecord read(URI registry, byte[] bytes) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        assertThat(buffer.get()).isZero();
        Schema schema = schema(registry, buffer.getInt());
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, buffer.position(), buffer.remaining(), null));
    }

    private Schema schema(URI registry, int id) throws IOException, InterruptedException {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        String answer = http.send(
                        HttpRequest.newBuilder(registry.resolve("/apis/ccompat/v7/schemas/ids/" + id))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Schema schema = new Schema.Parser()
                .parse(new ObjectMapper().readTree(answer).get("schema").asText());
        schemas.put(id, schema);
        return schema;
    }
}
