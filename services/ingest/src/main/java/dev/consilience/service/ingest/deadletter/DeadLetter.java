package dev.consilience.service.ingest.deadletter;

import dev.consilience.service.ingest.intake.HintHeaders;
import dev.consilience.service.ingest.intake.IntakeRecords;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter with what its headers say, whoever wrote it: the ways in of ingest, or a service's streams.
 *
 * @param record as it stands on its topic
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    /** The headers by which Kafka Streams tells what it could not process. */
    static final String STREAMS = "__streams.errors.";

    static final String STREAMS_TOPIC = STREAMS + "topic";
    static final String STREAMS_PARTITION = STREAMS + "partition";
    private static final String STREAMS_OFFSET = STREAMS + "offset";
    private static final String STREAMS_EXCEPTION = STREAMS + "exception";
    private static final String STREAMS_MESSAGE = STREAMS + "message";

    /** Where it stands. */
    public LetterId id() {
        return new LetterId(LetterId.serviceOf(record.topic()), record.partition(), record.offset());
    }

    /** Whether it came from a service's streams rather than from a way in. */
    public boolean isOfStreams() {
        return header(STREAMS_TOPIC).isPresent();
    }

    /** When it was written. */
    public Instant when() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** The code of the refusal, or the exception's class. */
    public String code() {
        return header(IntakeRecords.CODE)
                .or(() -> header(STREAMS_EXCEPTION).map(name -> name.substring(name.lastIndexOf('.') + 1)))
                .orElse("UNKNOWN");
    }

    /** Where it stood: in its input, or on its topic. */
    public String place() {
        return header(IntakeRecords.PLACE)
                .or(() -> header(STREAMS_TOPIC)
                        .map(topic -> topic + ":" + header(STREAMS_PARTITION).orElse("?") + ":"
                                + header(STREAMS_OFFSET).orElse("?")))
                .orElse("");
    }

    /** What is wrong with it, in words. */
    public String reason() {
        return header(IntakeRecords.REASON).or(() -> header(STREAMS_MESSAGE)).orElse("");
    }

    /** The input's name, if it had one. */
    public Optional<String> name() {
        return HintHeaders.read(record.headers()).name();
    }

    /** How many bytes are kept of it. */
    public int size() {
        if (record.value() == null) {
            return 0;
        }
        return record.value().length;
    }

    /** Whether only its head is kept. */
    public boolean isCut() {
        return header(IntakeRecords.CUT).map(Boolean::parseBoolean).orElse(false);
    }

    /** A header's text. */
    Optional<String> header(String name) {
        return HintHeaders.text(record.headers(), name);
    }
}
