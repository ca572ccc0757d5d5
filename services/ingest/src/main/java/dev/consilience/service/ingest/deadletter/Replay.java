package dev.consilience.service.ingest.deadletter;

import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.service.ingest.intake.HintHeaders;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeRecords.IntakeRecord;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What is sent when a dead letter is tried again: a pure function of the letter.
 *
 * <p>What a way in refused is read again, with the hints that came with it. What is refused again is not written again: the
 * letter is there still. What a service's streams could not process goes back to the topic and partition that it was on, with its
 * key, value and headers. A letter may be replayed any number of times: the same article, or the same record of a state, again
 * is no event.
 *
 * @param messages to be sent
 * @param report what became of the records of a way in's letter; empty for one of the streams
 */
public record Replay(List<ProducerRecord<byte[], byte[]>> messages, IntakeReport report) {

    public Replay {
        messages = List.copyOf(messages);
    }

    /** Why a letter cannot be replayed, and what to do instead. */
    public static final class NotReplayableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReplayableException(String message) {
            super(message);
        }
    }

    /**
     * What is sent when a letter is tried again.
     *
     * @throws NotReplayableException if it cannot be; the message says what to do
     */
    public static Replay of(DeadLetter letter, IntakeRecords records) {
        if (letter.isOfStreams()) {
            return new Replay(List.of(backToItsTopic(letter)), new IntakeReport(0, 0, List.of()));
        }
        if (letter.isCut()) {
            throw new NotReplayableException("Of this record only the first " + letter.size()
                    + " bytes were kept. Take it from its source, "
                    + letter.name().orElse("which is not named")
                    + ", " + letter.place() + ", and send it again");
        }
        if (letter.record().value() == null) {
            throw new NotReplayableException("There is nothing in this letter; send its source again");
        }
        Hints hints = HintHeaders.read(letter.record().headers());
        IntakeReport.Gatherer gatherer = new IntakeReport.Gatherer();
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        ArticleFormats.read(new ByteArrayInputStream(letter.record().value()), hints, outcome -> {
            IntakeRecord record = records.of(outcome, hints);
            gatherer.add(record.report());
            if (record.report().wasAccepted()) {
                messages.add(record.message());
            }
        });
        return new Replay(messages, gatherer.report());
    }

    private static ProducerRecord<byte[], byte[]> backToItsTopic(DeadLetter letter) {
        String topic = letter.header(DeadLetter.STREAMS_TOPIC).orElseThrow();
        boolean ours = TopicCatalogue.ALL.stream().map(TopicDef::name).anyMatch(topic::equals);
        if (!ours) {
            throw new NotReplayableException("It came from the topic " + topic
                    + ", which is a service's own. Reset the service to the start of its input instead");
        }
        Headers headers = new RecordHeaders();
        for (Header header : letter.record().headers()) {
            if (!header.key().startsWith(DeadLetter.STREAMS)) {
                headers.add(header);
            }
        }
        Optional<Integer> partition = letter.header(DeadLetter.STREAMS_PARTITION)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
        return new ProducerRecord<>(
                topic,
                partition.orElse(null),
                letter.record().key(),
                letter.record().value(),
                headers);
    }
}
