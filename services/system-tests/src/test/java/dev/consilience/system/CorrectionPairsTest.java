package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.article.SourceRecord;
import dev.consilience.format.literature.Literature;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.Standing;
import dev.consilience.service.ingest.IngestTopology;
import dev.consilience.stream.SourceRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import dev.consilience.testkit.TopologyDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Real articles and the real notices that correct them; skipped where there are none to run on. */
class CorrectionPairsTest {

    @Test
    void aNoticeChangesTheStatusOfItsArticleWhicheverOfTheTwoComesFirst() throws IOException {
        assumeTrue(Files.exists(Literature.file("jats.tar.gz")), "no literature to run on");
        Map<String, byte[]> files = Literature.archive("jats.tar.gz");
        List<String> notices = files.keySet().stream()
                .filter(path -> path.endsWith("-corrected-article.xml"))
                .toList();
        assertThat(notices).hasSize(20);

        for (String path : notices) {
            SourceRecord notice = record(files, path);
            SourceRecord article = record(files, path.replace("-corrected-article", "-article"));

            Map<String, ArticleRecord> noticeLast = settled(List.of(article, notice));

            assertThat(settled(List.of(notice, article))).as(path).isEqualTo(noticeLast);
            assertThat(noticeLast.values())
                    .as(path)
                    .filteredOn(each -> each.getTitle().equals(article.title()))
                    .singleElement()
                    .satisfies(each -> assertThat(each.getStatus()).isIn(Standing.CORRECTED, Standing.RETRACTED));
            assertThat(noticeLast.values().stream().map(ArticleRecord::getStudy).distinct())
                    .as("%s: the notice adds no study", path)
                    .hasSize(1);
        }
    }

    private static SourceRecord record(Map<String, byte[]> files, String path) {
        List<SourceRecord> records = Literature.records(files.getOrDefault(path, new byte[0]));
        assertThat(records).as(path).hasSize(1);
        return records.get(0);
    }

    private static Map<String, ArticleRecord> settled(List<SourceRecord> records) {
        Map<String, ArticleRecord> articles = new TreeMap<>();
        try (TopologyDriver ingest =
                new TopologyDriver(IngestTopology.build(new InMemorySerdes(), Stores::inMemoryKeyValueStore))) {
            for (SourceRecord record : records) {
                ingest.send(TopicCatalogue.RECORDS_RECEIVED, record.id().value(), SourceRecords.toRecord(record));
            }
            articles.putAll(ingest.table(TopicCatalogue.ARTICLES));
        }
        return articles;
    }
}
