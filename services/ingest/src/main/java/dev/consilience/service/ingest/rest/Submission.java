package dev.consilience.service.ingest.rest;

import dev.consilience.article.Article;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.service.ingest.rest.SubmissionReport.RecordReport;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads one input and puts each of its records where it belongs: articles on their topic, what cannot be read into the
 * dead letters. It answers only for what Kafka has confirmed. A sender who got no answer sends again: the same article
 * twice is one.
 */
final class Submission {

    private static final int MOST_UNCONFIRMED = 500;

    private final Producer<byte[], byte[]> producer;
    private final Serializer<ArticleRecord> values;
    private final Serializer<String> keys = RecordSerdes.keys().serializer();
    private final Hints hints;

    private final List<Future<RecordMetadata>> unconfirmed = new ArrayList<>();
    private final List<RecordReport> records = new ArrayList<>();
    private int accepted;
    private int refused;

    Submission(Producer<byte[], byte[]> producer, Serializer<ArticleRecord> values, Hints hints) {
        this.producer = producer;
        this.values = values;
        this.hints = hints;
    }

    /**
     * Reads all of the input.
     *
     * @throws UnconfirmedException if Kafka did not take a record; what it took before stays
     */
    SubmissionReport submit(InputStream input) {
        ArticleFormats.read(input, hints, this::put);
        confirm();
        return new SubmissionReport(accepted, refused, List.copyOf(records));
    }

    private void put(ParseOutcome outcome) {
        RecordReport report = outcome.match(this::putArticle, this::putDeadLetter);
        if (records.size() < SubmissionReport.MOST_NAMED) {
            records.add(report);
        }
        if (unconfirmed.size() >= MOST_UNCONFIRMED) {
            confirm();
        }
    }

    private RecordReport putArticle(Parsed parsed) {
        Article article = parsed.article();
        String topic = TopicCatalogue.ARTICLES_RECEIVED.name();
        byte[] key = keys.serialize(topic, article.id().value());
        byte[] value = values.serialize(topic, ArticleRecords.toRecord(article));
        unconfirmed.add(producer.send(new ProducerRecord<>(topic, key, value)));
        accepted++;
        return RecordReport.accepted(parsed.place(), article.id().value());
    }

    private RecordReport putDeadLetter(Refused refusal) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(TopicCatalogue.INGEST_DEAD_LETTERS, refusal.payload());
        Headers headers = letter.headers();
        header(headers, "consilience-code", refusal.code().name());
        header(
                headers,
                "consilience-code-number",
                Integer.toString(refusal.code().number()));
        header(headers, "consilience-reason", refusal.reason());
        header(headers, "consilience-place", refusal.place());
        header(headers, "consilience-cut", Boolean.toString(refusal.cut()));
        hints.name().ifPresent(name -> header(headers, "consilience-name", name));
        hints.url().ifPresent(url -> header(headers, "consilience-url", url));
        unconfirmed.add(producer.send(letter));
        refused++;
        return RecordReport.refused(
                refusal.place(),
                refusal.code().name(),
                refusal.reason(),
                refusal.code().advice());
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void confirm() {
        producer.flush();
        for (Future<RecordMetadata> sent : unconfirmed) {
            try {
                sent.get();
            } catch (ExecutionException e) {
                throw new UnconfirmedException(accepted, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnconfirmedException(accepted, e);
            }
        }
        unconfirmed.clear();
    }

    /** Kafka did not take what was sent to it. */
    static final class UnconfirmedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnconfirmedException(int upTo, Throwable cause) {
            super("Kafka did not confirm all of the first " + upTo + " articles; send the input again", cause);
        }
    }
}
