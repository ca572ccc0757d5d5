package dev.consilience.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the services expect to find: the topics of the {@link TopicCatalogue}, and their schemas in the registry,
 * under full and transitive compatibility. What is there already is left as it is, so it can be run at any time.
 */
public final class Provisioner {

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private Provisioner(URI registry) {
        api = registry.resolve("/apis/ccompat/v7/");
    }

    /**
     * Makes schemas that are missing.
     *
     * @param registry the root of the registry, for example {@code http://127.0.0.1:8085}
     * @return the names of what was made
     * @throws IOException if it does not answer, or refuses a schema: the message says which and why
     * @throws InterruptedException if interrupted while waiting for an answer
     */
    public static List<String> registerSchemas(URI registry) throws IOException, InterruptedException {
        return new Provisioner(registry).registerSchemas();
    }

    /**
     * Makes topics that are missing.
     *
     * @return the names of what was made
     * @throws IOException if the cluster does not answer
     * @throws InterruptedException if interrupted while waiting for an answer
     */
    public static List<String> makeTopics(KafkaConnection kafka) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(kafka.settings())) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (TopicDef<?> topic : TopicCatalogue.ALL) {
                missing.add(newTopic(topic.name(), topic.partitions(), topic.config()));
            }
            for (String name : TopicCatalogue.DEAD_LETTERS) {
                missing.add(newTopic(name, 1, TopicCatalogue.deadLetterConfig()));
            }
            missing.removeIf(topic -> present.contains(topic.name()));
            admin.createTopics(missing).all().get();
            awaitServing(admin, missing);
            return missing.stream().map(NewTopic::name).toList();
        } catch (ExecutionException e) {
            throw new IOException("Kafka at " + kafka + " did not make the topics: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the partitions of topics that were just made are served. Until then the first request of an idempotent
     * producer may be refused and its second one taken; the first is then refused as out of order, for two minutes, and
     * given up (KAFKA-15591).
     */
    private static void awaitServing(Admin admin, List<NewTopic> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        admin.listOffsets(ends).all().get();
    }

    private static NewTopic newTopic(String name, int partitions, Map<String, String> config) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
    }

    private List<String> registerSchemas() throws IOException, InterruptedException {
        send("PUT", "config", Map.of("compatibility", "FULL_TRANSITIVE"));
        Map<String, Class<? extends SpecificRecord>> subjects = new TreeMap<>();
        for (TopicDef<? extends SpecificRecord> topic : TopicCatalogue.ALL) {
            subjects.put(topic.subject(), topic.valueType());
        }
        TopicCatalogue.STATES.forEach((name, type) -> subjects.put(name + "-value", type));
        String present = send("GET", "subjects", null);
        List<String> made = new ArrayList<>();
        for (Map.Entry<String, Class<? extends SpecificRecord>> subject : subjects.entrySet()) {
            Schema schema = SpecificData.get().getSchema(subject.getValue());
            send("POST", "subjects/" + subject.getKey() + "/versions", Map.of("schema", schema.toString()));
            if (!present.contains("\"" + subject.getKey() + "\"")) {
                made.add(subject.getKey());
            }
        }
        return made;
    }

    private String send(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.noBody();
        if (body != null) {
            publisher = HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        }
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", MEDIA_TYPE)
                .method(method, publisher)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("The schema registry answered " + response.statusCode() + " to " + method + " "
                    + request.uri() + ": " + response.body());
        }
        return response.body();
    }
}
