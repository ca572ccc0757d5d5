package dev.consilience.service.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.article.ArticleStatus;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import dev.consilience.schema.NoticeChange;
import dev.consilience.schema.NoticeRecord;
import dev.consilience.service.ingest.intake.FakeKafka;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final InMemorySerdes serdes = new InMemorySerdes();
    private final IntakeRecords records = new IntakeRecords(serdes);

    @Test
    void readsARefusedRecordAgainWithTheHintsThatCameWithIt() {
        // Given
        Hints hints = Hints.none().withName("a.xml").withStatus(ArticleStatus.RETRACTED, "no data");
        DeadLetter letter = refused(FakeKafka.pubMedSet(List.of("11")), false, hints);

        // When
        Replay replay = Replay.of(letter, records);

        // Then
        assertThat(replay.report().accepted()).isEqualTo(1);
        ProducerRecord<byte[], byte[]> message = replay.messages().get(0);
        assertThat(message.topic()).isEqualTo(TopicCatalogue.RECORDS_RECEIVED.name());
        assertThat(serdes.of(TopicCatalogue.RECORDS_RECEIVED)
                        .deserializer()
                        .deserialize("", message.value())
                        .getNotices())
                .extracting(NoticeRecord::getChange)
                .containsExactly(NoticeChange.RETRACTED);
    }

    @Test
    void writesNoSecondLetterForWhatIsRefusedAgain() {
        // When
        Replay replay = Replay.of(refused("<PubmedArticle><no></PubmedArticle>", false, Hints.none()), records);

        // Then
        assertThat(replay.messages()).isEmpty();
        assertThat(replay.report().refused()).isPositive();
    }

    @Test
    void saysWhatToDoWithALetterOfWhichOnlyTheHeadWasKept() {
        // Given
        DeadLetter letter = refused("<PubmedArticle>", true, Hints.none().withName("big.xml"));

        // When, then
        assertThatThrownBy(() -> Replay.of(letter, records))
                .isInstanceOf(Replay.NotReplayableException.class)
                .hasMessageContaining("big.xml, record 3")
                .hasMessageContaining("send it again");
    }

    @Test
    void putsWhatAStreamCouldNotProcessBackToItsPlace() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        header(headers, "__streams.errors.topic", TopicCatalogue.CLAIMS.name());
        header(headers, "__streams.errors.partition", "3");
        header(headers, "__streams.errors.offset", "42");
        header(headers, "__streams.errors.exception", "org.apache.kafka.common.errors.SerializationException");
        header(headers, "cause", "kept");
        DeadLetter letter = letter(TopicCatalogue.RECONCILE_DEAD_LETTERS, headers, "bytes");

        // When
        ProducerRecord<byte[], byte[]> message =
                Replay.of(letter, records).messages().get(0);

        // Then
        assertThat(message.topic()).isEqualTo(TopicCatalogue.CLAIMS.name());
        assertThat(message.partition()).isEqualTo(3);
        assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo("key");
        assertThat(new String(message.value(), StandardCharsets.UTF_8)).isEqualTo("bytes");
        assertThat(message.headers().toArray()).extracting(each -> each.key()).containsExactly("cause");
        assertThat(letter.code()).isEqualTo("SerializationException");
        assertThat(letter.place()).isEqualTo(TopicCatalogue.CLAIMS.name() + ":3:42");
    }

    @Test
    void doesNotWriteToTopicsThatBelongToAService() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        header(headers, "__streams.errors.topic", "consilience-reconcile-x-repartition");

        // When, then
        assertThatThrownBy(() -> Replay.of(letter(TopicCatalogue.RECONCILE_DEAD_LETTERS, headers, "bytes"), records))
                .isInstanceOf(Replay.NotReplayableException.class);
    }

    @Test
    void knowsALetterByServicePartitionAndOffset() {
        assertThat(LetterId.parse("ingest:0:17")).contains(new LetterId("ingest", 0, 17));
        assertThat(new LetterId("publish", 0, 17)).hasToString("publish:0:17");
        for (String odd : List.of("", "ingest", "ingest:0", "other:0:1", "ingest:-1:0", "ingest:0:x")) {
            assertThat(LetterId.parse(odd)).isEmpty();
        }
    }

    private DeadLetter refused(String payload, boolean cut, Hints hints) {
        Refused refusal = new Refused(
                RefusalCode.MALFORMED_XML, "record 3", "no end", payload.getBytes(StandardCharsets.UTF_8), cut);
        ProducerRecord<byte[], byte[]> message = records.of(refusal, hints).message();
        return letter(message.topic(), message.headers(), payload);
    }

    private static DeadLetter letter(String topic, Headers headers, String payload) {
        return new DeadLetter(new ConsumerRecord<>(
                topic,
                0,
                17,
                0,
                TimestampType.LOG_APPEND_TIME,
                3,
                payload.length(),
                "key".getBytes(StandardCharsets.UTF_8),
                payload.getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty()));
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
