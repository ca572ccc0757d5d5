package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.consilience.schema.VocabularyReleaseRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a registry that knows one schema, as number 1, and can be away. */
class RegistrySerdesTest {

    private static final VocabularyReleaseRecord RECORD = new VocabularyReleaseRecord(1L, "release", "content", 2, 2);
    private static final String TOPIC = TopicCatalogue.VOCABULARY_RELEASE.name();

    /** Where a record failed says nothing of whether the registry is away. */
    @SuppressWarnings("NullAway")
    private static final ErrorHandlerContext NO_CONTEXT = null;

    private volatile boolean away;
    private volatile boolean backWhenAsked;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer registry;

    @BeforeEach
    void serve() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            byte[] answer = VocabularyReleaseRecord.getClassSchema().toString().getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().endsWith("/references")) {
                answer = "[]".getBytes(StandardCharsets.UTF_8);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Registry-ArtifactType", "AVRO");
            if (backWhenAsked && exchange.getRequestURI().getPath().endsWith("/system/info")) {
                away = false;
            }
            if (away) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    private Deserializer<VocabularyReleaseRecord> deserializer() {
        URI address = URI.create("http://127.0.0.1:" + registry.getAddress().getPort());
        return new RegistrySerdes(address, Duration.ZERO)
                .of(TopicCatalogue.VOCABULARY_RELEASE)
                .deserializer();
    }

    /** In the wire format: a zero, the schema's number, the value. */
    private static byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(bytes);
        head.writeByte(0);
        head.writeInt(1);
        head.flush();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(VocabularyReleaseRecord.class).write(RECORD, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @Test
    void aRecordOfAKnownSchemaIsReadThoughTheRegistryIsAway() throws IOException {
        try (Deserializer<VocabularyReleaseRecord> deserializer = deserializer()) {
            assertThat(deserializer.deserialize(TOPIC, written())).isEqualTo(RECORD);
            away = true;

            assertThat(deserializer.deserialize(TOPIC, written())).isEqualTo(RECORD);
        }
    }

    @Test
    void aRecordOfAnUnknownSchemaWaitsForARegistryThatIsAway() throws IOException {
        away = true;
        byte[] bytes = written();
        try (Deserializer<VocabularyReleaseRecord> deserializer = deserializer()) {
            assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes)).isInstanceOf(RegistryAwayException.class);

            away = false;

            assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(RECORD);
        }
    }

    @Test
    void aRecordIsReadThoughTheRegistryCameBackOnlyAfterItHadFailed() throws IOException {
        away = true;
        backWhenAsked = true;
        try (Deserializer<VocabularyReleaseRecord> deserializer = deserializer()) {
            assertThat(deserializer.deserialize(TOPIC, written())).isEqualTo(RECORD);
        }
    }

    @Test
    void bytesThatAreNoRecordAreRefusedAtOnceWhereTheRegistryIsThere() {
        try (Deserializer<VocabularyReleaseRecord> deserializer = deserializer()) {
            assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {7, 7, 7}))
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(RegistryAwayException.class);
        }
    }

    @Test
    void noRecordBecomesADeadLetterWhileTheRegistryIsAway() {
        Exception away = new StreamsException(
                new RegistryAwayException(URI.create("http://127.0.0.1:1"), new IllegalStateException("no answer")));
        ConsumerRecord<byte[], byte[]> unread = new ConsumerRecord<>(TOPIC, 0, 0, new byte[0], new byte[0]);

        assertThat(new UnreadableRecords().handleError(NO_CONTEXT, unread, away).result())
                .isEqualTo(DeserializationExceptionHandler.Result.FAIL);
        assertThat(new RefusedRecords()
                        .handleError(NO_CONTEXT, new Record<>("key", RECORD, 0), away)
                        .result())
                .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    }
}
