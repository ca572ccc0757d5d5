package dev.consilience.service.ingest.intake;

import dev.consilience.article.SourceRecord;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.SourceRecords;
import dev.consilience.stream.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What a record of an input becomes on Kafka: a record on its topic, or a dead letter. All ways in go through here.
 *
 * <p>Dead letters carry the hints in headers, see {@link HintHeaders}, so that the same can be tried again later.
 */
public final class IntakeRecords {

    /** The code of a refusal. */
    public static final String CODE = "consilience-code";

    static final String CODE_NUMBER = "consilience-code-number";
    /** What is wrong with a refused record, in words. */
    public static final String REASON = "consilience-reason";
    /** Where in its input a refused record stood. */
    public static final String PLACE = "consilience-place";
    /** Whether only the head of a refused record was kept. */
    public static final String CUT = "consilience-cut";

    /**
     * What fits into a message of a mebibyte, which is what Kafka takes, with key, headers and frame, and with what is
     * known of where the record belongs on its way through the service.
     */
    private static final int LONGEST_VALUE = 950_000;

    private final Serializer<ReceivedRecord> values;
    private final Serializer<String> keys = RecordSerdes.keys().serializer();

    private final Consumer<Headers> beginning;

    /** Writes values with the serdes given. */
    public IntakeRecords(RecordSerdes serdes) {
        this(serdes, headers -> {});
    }

    /**
     * The same.
     *
     * @param beginning is given the headers of each record that is accepted, and may write where its way begins, see {@link IntakeTraces}
     */
    public IntakeRecords(RecordSerdes serdes, Consumer<Headers> beginning) {
        this.values = serdes.of(TopicCatalogue.RECORDS_RECEIVED).serializer();
        this.beginning = beginning;
    }

    /**
     * What is to be sent for a record, and what is to be told of it once it was confirmed.
     *
     * @param message not partitioned and not timed: Kafka does both
     */
    public record IntakeRecord(ProducerRecord<byte[], byte[]> message, RecordReport report) {

        /** How many bytes of value are sent. */
        public int size() {
            return message.value().length;
        }
    }

    /** What becomes of a record of an input. */
    public IntakeRecord of(ParseOutcome outcome, Hints hints) {
        return outcome.match(parsed -> record(parsed, hints), refused -> deadLetter(refused, hints));
    }

    private IntakeRecord record(Parsed parsed, Hints hints) {
        SourceRecord record = parsed.record();
        String topic = TopicCatalogue.RECORDS_RECEIVED.name();
        byte[] key = keys.serialize(topic, record.id().value());
        byte[] value = values.serialize(topic, SourceRecords.toRecord(record));
        if (value.length > LONGEST_VALUE) {
            // Kafka would refuse it, and with it everything in the same transaction.
            String reason = "As a message it has " + value.length + " bytes, and may have " + LONGEST_VALUE;
            return deadLetter(new Refused(RefusalCode.TOO_LARGE, parsed.place(), reason, new byte[0], true), hints);
        }
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, key, value);
        beginning.accept(message.headers());
        return new IntakeRecord(
                message,
                RecordReport.accepted(parsed.place(), record.names().get(0).toString()));
    }

    private static IntakeRecord deadLetter(Refused refusal, Hints hints) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(TopicCatalogue.INGEST_DEAD_LETTERS, refusal.payload());
        Headers headers = letter.headers();
        header(headers, CODE, refusal.code().name());
        header(headers, CODE_NUMBER, Integer.toString(refusal.code().number()));
        header(headers, REASON, refusal.reason());
        header(headers, PLACE, refusal.place());
        header(headers, CUT, Boolean.toString(refusal.cut()));
        HintHeaders.write(hints, headers);
        return new IntakeRecord(letter, RecordReport.refused(refusal));
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
