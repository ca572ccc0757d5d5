package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document says of every topic what the catalogue says. */
class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BINDING = "0.5.0";

    private static String published() throws IOException {
        try (InputStream stream = AsyncApiTest.class.getResourceAsStream("/dev/consilience/schema/asyncapi.json")) {
            if (stream == null) {
                return "";
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsPublishedIsWhatFollowsFromTheCatalogue() throws IOException {
        String document = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document()) + "\n";

        Path received = Files.createDirectories(Path.of("target/received")).resolve("asyncapi.json");
        Files.writeString(received, document);
        assertThat(document)
                .as("%s differs from the one in schemas/src/main/resources: subscribers see the change", received)
                .isEqualTo(published());
    }

    private static ObjectNode document() throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Consilience")
                .put("version", "1.0.0")
                .put("description", "What the biomedical literature claims, where it disagrees, and why.")
                .putObject("license")
                .put("name", "Apache 2.0");
        document.put("defaultContentType", "application/avro");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (TopicDef<?> topic : TopicCatalogue.ALL) {
            channels.set(topic.name(), channel(topic));
            messages.set(topic.name(), message(topic));
            if (topic.name().startsWith("curated.")) {
                operations
                        .putObject("publish " + topic.name())
                        .put("action", "send")
                        .put("summary", topic.about())
                        .putObject("channel")
                        .put("$ref", "#/channels/" + topic.name());
            }
        }
        components.putObject("messageTraits").set("cloudEvent", cloudEvent());
        return document;
    }

    private static ObjectNode channel(TopicDef<?> topic) {
        ObjectNode channel = JSON.createObjectNode();
        channel.put("address", topic.name());
        channel.put("description", topic.about());
        channel.putObject("messages").putObject("record").put("$ref", "#/components/messages/" + topic.name());
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name()).put("partitions", topic.partitions());
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        topic.config().forEach((name, value) -> {
            if (name.equals("cleanup.policy")) {
                configuration.putArray(name).add(value);
            } else if (name.endsWith(".ms")) {
                configuration.put(name, Long.parseLong(value));
            }
        });
        kafka.put("bindingVersion", BINDING);
        return channel;
    }

    private static ObjectNode message(TopicDef<?> topic) throws IOException {
        ObjectNode message = JSON.createObjectNode();
        message.put("name", topic.valueType().getSimpleName());
        message.put("summary", topic.about());
        message.put("contentType", "application/avro");
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/vnd.apache.avro+json;version=1.9.0");
        JsonNode schema =
                JSON.readTree(SpecificData.get().getSchema(topic.valueType()).toString());
        payload.set("schema", schema);
        if (topic.name().startsWith("curated.")) {
            message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        }
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string");
        kafka.put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "confluent")
                .put("bindingVersion", BINDING);
        return message;
    }

    private static ObjectNode cloudEvent() {
        ObjectNode trait = JSON.createObjectNode();
        trait.put("description", "CloudEvents 1.0, bound to Kafka in binary mode");
        ObjectNode headers = trait.putObject("headers");
        headers.put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        for (String name : new String[] {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time"}) {
            properties.putObject(name).put("type", "string");
        }
        return trait;
    }
}
