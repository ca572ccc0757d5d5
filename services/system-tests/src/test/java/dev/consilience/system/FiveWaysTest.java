package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceRecord;
import dev.consilience.extraction.Extractor;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.service.extract.ExtractTopology;
import dev.consilience.service.extract.Extraction;
import dev.consilience.service.ingest.IngestTopology;
import dev.consilience.service.reconcile.ReconcileSettings;
import dev.consilience.service.reconcile.ReconcileTopology;
import dev.consilience.stream.SourceRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** One study reaches the system in five ways: it is one study, whatever comes first. */
class FiveWaysTest {

    private static final String CITATION = """
            <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">71000001</PMID>
            <DateRevised><Year>2031</Year><Month>05</Month><Day>06</Day></DateRevised>
            <Article><Journal><JournalIssue><PubDate><Year>2030</Year></PubDate></JournalIssue></Journal>
            <ArticleTitle>Temsirolimus and the stimulus.</ArticleTitle>
            <Abstract><AbstractText>In mice with paw inflammation, temsirolimus lowered mechanical but not heat hypersensitivity.</AbstractText></Abstract>
            </Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">71000001</ArticleId>
            <ArticleId IdType="doi">10.5555/five</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>
            """;

    private static final String FULL_TEXT = """
            <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.2 20190208//EN" "JATS-archivearticle1.dtd">
            <article article-type="research-article"><front><article-meta>
            <article-id pub-id-type="pmid">71000001</article-id><article-id pub-id-type="pmc">PMC7100001</article-id>
            <title-group><article-title>Temsirolimus and the stimulus</article-title></title-group>
            <pub-date pub-type="epub"><year>2030</year></pub-date>
            <abstract><p>Temsirolimus lowered mechanical but not heat hypersensitivity in mice.</p></abstract>
            </article-meta></front>
            <body><sec sec-type="results"><title>Results</title>
            <p>Temsirolimus reduced mechanical hypersensitivity. Temsirolimus did not change heat hypersensitivity.</p>
            </sec></body></article>
            """;

    private static final String DIGEST = """
            DOI: 10.5555/five
            Kind: PRIMARY

            Temsirolimus and the stimulus

            Temsirolimus reduced mechanical hypersensitivity in mice.
            """;

    private static final String NEWS = """
            Kind: NEWS
            Study: 10.5555/five

            Drug eases touch pain

            Researchers report that temsirolimus reduced mechanical hypersensitivity in mice.
            """;

    private static final String PREPRINT = """
            DOI: 10.1101/2029.01.01.000001
            Kind: PREPRINT
            Study: 10.5555/five

            Temsirolimus and the stimulus

            Temsirolimus reduced mechanical hypersensitivity in mice and did not change heat hypersensitivity.
            """;

    @Test
    void oneStudyByFiveWaysCountsOnceInAllOrders() {
        // Given
        List<SourceRecord> ways = List.of(CITATION, FULL_TEXT, DIGEST, NEWS, PREPRINT).stream()
                .map(FiveWaysTest::read)
                .toList();
        Map<String, CuratedClaimRecord> first = curated(ways);
        assertThat(first).isNotEmpty();
        assertThat(first.values())
                .allSatisfy(claim -> assertThat(claim.getCounts().getStudies()).isEqualTo(1));
        assertThat(first.values())
                .as("a claim that several of the ways make")
                .anySatisfy(claim -> assertThat(claim.getCounts().getArticles()).isEqualTo(3));

        // When, Then
        List<List<SourceRecord>> orders = permutations(ways);
        assertThat(orders).hasSize(120);
        for (List<SourceRecord> order : orders) {
            assertThat(curated(order))
                    .as("in the order %s", order.stream().map(SourceRecord::id).toList())
                    .isEqualTo(first);
        }
    }

    private static SourceRecord read(String text) {
        List<SourceRecord> records = new ArrayList<>();
        ArticleFormats.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Hints.none(),
                outcome -> outcome.match(parsed -> records.add(parsed.record()), refused -> {
                    throw new AssertionError(refused);
                }));
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    /** The answers when each record has gone all the way before the next comes. */
    private static Map<String, CuratedClaimRecord> curated(List<SourceRecord> records) {
        InMemorySerdes serdes = new InMemorySerdes();
        Extraction extraction = new Extraction("test", Extractor.standard()::extract);
        Duration settle = Duration.ofMillis(50);
        Map<String, CuratedClaimRecord> answers = new TreeMap<>();
        try (TopologyDriver ingest = new TopologyDriver(IngestTopology.build(serdes, Stores::inMemoryKeyValueStore));
                TopologyDriver extract = new TopologyDriver(
                        ExtractTopology.build(serdes, () -> extraction, Stores::inMemoryKeyValueStore));
                TopologyDriver reconcile = new TopologyDriver(ReconcileTopology.build(
                        serdes, ReconcileSettings.usual(settle, "").inMemory().recounting(2)))) {
            for (SourceRecord record : records) {
                ingest.send(TopicCatalogue.RECORDS_RECEIVED, record.id().value(), SourceRecords.toRecord(record));
                pass(TopicCatalogue.ARTICLES, ingest, extract);
                pass(TopicCatalogue.CLAIMS, extract, reconcile);
                reconcile.pass(settle);
                reconcile.records(TopicCatalogue.PROPOSITIONS).forEach(answer -> {
                    if (answer.value() == null) {
                        answers.remove(answer.key());
                    } else {
                        answers.put(answer.key(), answer.value());
                    }
                });
            }
        }
        return answers;
    }

    private static <V extends SpecificRecord> void pass(TopicDef<V> topic, TopologyDriver from, TopologyDriver to) {
        from.records(topic).forEach(record -> to.send(topic, record.key(), record.value()));
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T item : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(item);
            for (List<T> order : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(item));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
