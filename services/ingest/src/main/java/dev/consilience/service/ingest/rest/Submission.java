package dev.consilience.service.ingest.rest;

import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeRecords.IntakeRecord;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.RecordReport;
import dev.consilience.service.ingest.intake.SourceStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Reads one input and puts each of its records where it belongs: articles on their topic, what cannot be read into the
 * dead letters. It answers only for what Kafka has confirmed. A sender who got no answer sends again: the same article
 * twice is one.
 */
final class Submission {

    private static final int MOST_UNCONFIRMED = 500;

    private final Producer<byte[], byte[]> producer;
    private final IntakeRecords records;
    private final Hints hints;
    private final Consumer<RecordReport> confirmed;

    private final Deque<Sent> unconfirmed = new ArrayDeque<>();
    private final IntakeReport.Gatherer gatherer = new IntakeReport.Gatherer();

    private record Sent(Future<RecordMetadata> confirmation, RecordReport report) {}

    /**
     * A submission.
     *
     * @param confirmed is told of each record when Kafka has confirmed it, in their order
     */
    Submission(
            Producer<byte[], byte[]> producer, IntakeRecords records, Hints hints, Consumer<RecordReport> confirmed) {
        this.producer = producer;
        this.records = records;
        this.hints = hints;
        this.confirmed = confirmed;
    }

    /**
     * Reads all of the input.
     *
     * @throws UnconfirmedException if Kafka did not take a record; what it took before stays
     * @throws SenderGoneException if the sender went away, or sent nothing for too long; what was read before stays
     */
    IntakeReport submit(InputStream input) {
        SourceStream source = new SourceStream(input);
        ArticleFormats.read(source, hints, outcome -> put(source, outcome));
        producer.flush();
        confirm(0);
        return gatherer.report();
    }

    private void put(SourceStream source, ParseOutcome outcome) {
        if (source.failure().isPresent()) {
            // What was cut off by the connection is no dead letter: whoever sent it got no answer, and sends it again.
            throw new SenderGoneException(source.failure().get());
        }
        IntakeRecord record = records.of(outcome, hints);
        unconfirmed.add(new Sent(producer.send(record.message()), record.report()));
        confirm(MOST_UNCONFIRMED);
    }

    /** Tells of what is confirmed, and waits until no more than so many are not. */
    private void confirm(int mostLeft) {
        while (!unconfirmed.isEmpty()
                && (unconfirmed.size() > mostLeft
                        || unconfirmed.element().confirmation().isDone())) {
            Sent sent = unconfirmed.remove();
            try {
                sent.confirmation().get();
            } catch (ExecutionException e) {
                throw new UnconfirmedException(gatherer.accepted(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnconfirmedException(gatherer.accepted(), e);
            }
            gatherer.add(sent.report());
            confirmed.accept(sent.report());
        }
    }

    /** Kafka did not take what was sent to it. */
    static final class UnconfirmedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnconfirmedException(long upTo, Throwable cause) {
            super(
                    "Kafka confirmed the first " + upTo + " articles and not all behind them; send the input again",
                    cause);
        }
    }

    /** The sender went away, or sent nothing for too long. */
    static final class SenderGoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SenderGoneException(Throwable cause) {
            super("The input could not be read to its end; send it again", cause);
        }
    }
}
