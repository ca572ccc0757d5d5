package dev.consilience.format.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.format.ParseOutcome.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real full texts of many publishers, and notices with the articles that they correct. */
class JatsLiteratureTest {

    private static Map<String, byte[]> files = Map.of();

    @BeforeAll
    static void unpack() throws IOException {
        assumeTrue(Files.exists(Literature.file("jats.tar.gz")), "no literature to run on");
        files = Literature.archive("jats.tar.gz");
    }

    @Test
    void readsEveryFile() {
        assertThat(files).hasSizeGreaterThanOrEqualTo(200);
        assertThat(files).allSatisfy((path, bytes) -> assertThat(Literature.outcomes(bytes))
                .as(path)
                .hasSize(1)
                .allMatch(Parsed.class::isInstance));
    }

    @Test
    void hasTheTextOfAllButAFew() {
        long whole = files.values().stream()
                .map(JatsLiteratureTest::record)
                .filter(record -> record.extent() == Extent.FULL_TEXT)
                .count();

        assertThat(whole).isGreaterThanOrEqualTo(files.size() - 2L);
    }

    @Test
    void leavesNothingBehindOfWhatItLeavesOut() {
        assertThat(files).allSatisfy((path, bytes) -> assertThat(record(bytes).sections())
                .as(path)
                .allSatisfy(section ->
                        assertThat(section.text()).doesNotContain("\uE000", "\\usepackage", "\\begin{document}")));
    }

    @Test
    void namesTheArticleOfEveryNoticeAsTheArticleNamesItself() {
        List<String> notices = files.keySet().stream()
                .filter(path -> path.endsWith("-corrected-article.xml"))
                .toList();

        assertThat(notices).hasSize(20).allSatisfy(path -> {
            SourceRecord notice = record(bytes(path));
            SourceRecord article = record(bytes(path.replace("-corrected-article", "-article")));
            assertThat(notice.sourceKind()).isEqualTo(SourceKind.NOTICE);
            assertThat(notice.notices()).hasSize(1);
            assertThat(notice.notices())
                    .flatExtracting(Notice::about)
                    .filteredOn(name -> name.scheme().identifies())
                    .containsAnyElementsOf(identifying(article));
        });
    }

    private static List<Name> identifying(SourceRecord record) {
        return record.names().stream()
                .filter(name -> name.scheme().identifies())
                .toList();
    }

    private static byte[] bytes(String path) {
        return files.getOrDefault(path, new byte[0]);
    }

    private static SourceRecord record(byte[] bytes) {
        return Literature.records(bytes).get(0);
    }
}
