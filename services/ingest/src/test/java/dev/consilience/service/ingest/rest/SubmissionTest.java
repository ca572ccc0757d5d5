package dev.consilience.service.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.article.ArticleStatus;
import dev.consilience.format.Hints;
import dev.consilience.schema.NoticeChange;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.RecordReport;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private final InMemorySerdes serdes = new InMemorySerdes();
    private final Serde<ReceivedRecord> values = serdes.of(TopicCatalogue.RECORDS_RECEIVED);
    private final List<RecordReport> confirmed = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    private IntakeReport submit(Hints hints, String text) {
        return submit(hints, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private IntakeReport submit(Hints hints, InputStream input) {
        return new Submission(producer, new IntakeRecords(serdes), hints, confirmed::add).submit(input);
    }

    private static String set(String... citations) {
        return "<?xml version=\"1.0\"?><PubmedArticleSet>" + String.join("", citations) + "</PubmedArticleSet>";
    }

    private static String citation(String pmid) {
        return "<PubmedArticle><MedlineCitation><PMID Version=\"1\">" + pmid + "</PMID><Article>"
                + "<ArticleTitle>A drug lowers a value</ArticleTitle><Abstract><AbstractText>The drug lowered the "
                + "value.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>";
    }

    @Test
    void putsEveryRecordOfASetOnTheirTopicUnderItsKey() {
        IntakeReport report = submit(Hints.none(), set(citation("11"), citation("12")));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.refused()).isZero();
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsOnly(TopicCatalogue.RECORDS_RECEIVED.name());
        assertThat(producer.history())
                .extracting(record -> RecordSerdes.keys().deserializer().deserialize("", record.key()))
                .containsExactly("pubmed/pmid:11", "pubmed/pmid:12");
    }

    @Test
    void putsWhatCannotBeReadIntoTheDeadLettersWithItsBytesAndTheReason() {
        IntakeReport report = submit(Hints.none().withName("broken.xml"), set("<PubmedArticle><no></PubmedArticle>"));

        assertThat(report.accepted()).isZero();
        assertThat(report.refused()).isEqualTo(1);
        ProducerRecord<byte[], byte[]> letter = producer.history().get(0);
        assertThat(letter.topic()).isEqualTo(TopicCatalogue.INGEST_DEAD_LETTERS);
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("<no>");
        assertThat(header(letter, "consilience-code")).isEqualTo("MALFORMED_XML");
        assertThat(header(letter, "consilience-name")).isEqualTo("broken.xml");
        assertThat(report.records().get(0).advice()).isPresent();
    }

    @Test
    void refusesAnEmptyBody() {
        IntakeReport report = submit(Hints.none(), "");

        assertThat(report.records()).extracting(RecordReport::code).containsExactly(Optional.of("EMPTY_INPUT"));
    }

    @Test
    void letsTheSenderSayThatAPaperIsRetracted() {
        submit(Hints.none().withStatus(ArticleStatus.RETRACTED, "no data"), set(citation("11")));

        ReceivedRecord record =
                values.deserializer().deserialize("", producer.history().get(0).value());
        assertThat(record.getNotices()).singleElement().satisfies(notice -> {
            assertThat(notice.getChange()).isEqualTo(NoticeChange.RETRACTED);
            assertThat(notice.getWords()).isEqualTo("no data");
        });
    }

    @Test
    void doesNotSayAcceptedBeforeKafkaHas() {
        producer.sendException = new RecordTooLargeException("too large");

        assertThatThrownBy(() -> submit(Hints.none(), set(citation("11")))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void namesOnlyTheFirstThousandRecords() {
        String[] citations = new String[1_200];
        for (int i = 0; i < citations.length; i++) {
            citations[i] = citation(Integer.toString(i + 1));
        }

        IntakeReport report = submit(Hints.none(), set(citations));

        assertThat(report.accepted()).isEqualTo(1_200);
        assertThat(report.records()).hasSize(1_000);
        assertThat(List.copyOf(producer.history())).hasSize(1_200);
    }

    @Test
    void tellsOfEachRecordInTurnAsItIsConfirmed() {
        submit(Hints.none(), set(citation("11"), "<PubmedArticle><no></PubmedArticle>", citation("12")));

        assertThat(confirmed).extracting(RecordReport::outcome).containsExactly("ACCEPTED", "REFUSED", "ACCEPTED");
    }

    @Test
    void makesNoDeadLetterOfWhatTheConnectionCutOff() {
        byte[] half = ("<?xml version=\"1.0\"?><PubmedArticleSet>" + citation("11") + "<PubmedArticle>")
                .getBytes(StandardCharsets.UTF_8);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(half), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection was closed");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("Connection was closed");
            }
        });

        assertThatThrownBy(() -> submit(Hints.none(), broken)).isInstanceOf(Submission.SenderGoneException.class);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .doesNotContain(TopicCatalogue.INGEST_DEAD_LETTERS);
    }

    @Test
    void letsNoMoreInThanThereArePlaces() {
        Submissions submissions = new Submissions(1);
        Submissions.Place place = submissions.enter();

        assertThatThrownBy(submissions::enter).isInstanceOf(Submissions.BusyException.class);

        place.close();
        place.close();
        submissions.enter();
        assertThatThrownBy(submissions::enter).isInstanceOf(Submissions.BusyException.class);
    }

    private static String header(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
