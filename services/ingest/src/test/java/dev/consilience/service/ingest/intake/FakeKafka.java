package dev.consilience.service.ingest.intake;

import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/** What a Kafka would hold: all that was committed, by one writer after another. */
public final class FakeKafka {

    private final RecordSerdes serdes = new InMemorySerdes();
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();

    /** The next writer; the service was started anew. */
    public ExactlyOnceWriter writer() {
        return writer(Integer.MAX_VALUE);
    }

    /** A writer whose service is killed at a commit, before Kafka has it. */
    public ExactlyOnceWriter writer(int commitsBeforeKill) {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    private int commits;

                    @Override
                    public void commitTransaction() {
                        commits++;
                        if (commits > commitsBeforeKill) {
                            throw new KafkaException("killed");
                        }
                        super.commitTransaction();
                    }
                };
        producers.add(producer);
        return new ExactlyOnceWriter(producer, serdes);
    }

    public IntakeRecords records() {
        return new IntakeRecords(serdes);
    }

    private List<ProducerRecord<byte[], byte[]>> committed(String topic) {
        return producers.stream()
                .flatMap(producer -> producer.history().stream())
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    /** What the records on the topic of those handed in are called by their sources, in order. */
    public List<String> articles() {
        return committed(TopicCatalogue.RECORDS_RECEIVED.name()).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .map(key -> key.substring(key.indexOf('/') + 1))
                .toList();
    }

    /** The last article on the topic. */
    public ReceivedRecord lastArticle() {
        List<ProducerRecord<byte[], byte[]>> all = committed(TopicCatalogue.RECORDS_RECEIVED.name());
        return serdes.of(TopicCatalogue.RECORDS_RECEIVED)
                .deserializer()
                .deserialize("", all.get(all.size() - 1).value());
    }

    /** The dead letters, in order. */
    public List<ProducerRecord<byte[], byte[]>> deadLetters() {
        return committed(TopicCatalogue.INGEST_DEAD_LETTERS);
    }

    /** The positions as a reader of the compacted topic has them. */
    public Map<String, IntakePositionRecord> positions() {
        Deserializer<IntakePositionRecord> values =
                serdes.of(TopicCatalogue.INTAKE_POSITIONS).deserializer();
        Map<String, IntakePositionRecord> positions = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> record : committed(TopicCatalogue.INTAKE_POSITIONS.name())) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                positions.remove(key);
            } else {
                positions.put(key, values.deserialize("", record.value()));
            }
        }
        return positions;
    }

    /** A set of citations with these PubMed identifiers. */
    public static String pubMedSet(List<String> pmids) {
        StringBuilder set = new StringBuilder("<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n");
        for (String pmid : pmids) {
            set.append("<PubmedArticle><MedlineCitation><PMID Version=\"1\">")
                    .append(pmid)
                    .append(
                            "</PMID><Article><ArticleTitle>A drug lowers a value</ArticleTitle><Abstract><AbstractText>")
                    .append("The drug lowered the value.</AbstractText></Abstract></Article></MedlineCitation>")
                    .append("</PubmedArticle>\n");
        }
        return set.append("</PubmedArticleSet>\n").toString();
    }
}
