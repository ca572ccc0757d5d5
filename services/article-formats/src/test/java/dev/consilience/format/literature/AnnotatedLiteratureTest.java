package dev.consilience.format.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.article.SourceRecord;
import dev.consilience.format.literature.AnnotatedPapers.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real annotated papers in BioC and PubTator, and real citations as JSON lines. */
class AnnotatedLiteratureTest {

    private static Map<String, byte[]> files = Map.of();

    @BeforeAll
    static void unpack() throws IOException {
        assumeTrue(Files.exists(Literature.file("annotated.tar.gz")), "no literature to run on");
        files = Literature.archive("annotated.tar.gz");
    }

    @Test
    void readsEveryDocument() {
        assertThat(files).hasSizeGreaterThan(20).allSatisfy((path, bytes) -> {
            Figures figures = Figures.of(bytes);
            assertThat(figures.documents()).as(path).isPositive();
            assertThat(figures.refused()).as(path).isZero();
        });
    }

    @Test
    void accountsForEveryAnnotation() {
        assertThat(files).allSatisfy((path, bytes) -> {
            Figures figures = Figures.of(bytes);
            assertThat(figures.mentions() + figures.nowhere() + figures.beyond())
                    .as(path)
                    .isEqualTo(figures.written());
        });
    }

    /** The words that the file has for each annotation, read by patterns and not by the readers. */
    @Test
    void cutsTheWordsThatTheAnnotatorHadForEveryMention() {
        assertThat(files).allSatisfy((path, bytes) -> {
            List<String> cut = new ArrayList<>();
            for (SourceRecord record : Literature.records(bytes)) {
                record.mentions().forEach(mention -> cut.addAll(AnnotatedPapers.cut(record, mention)));
            }
            List<String> annotated = annotated(new String(bytes, StandardCharsets.UTF_8));
            assertThat(cut).as(path).containsExactlyInAnyOrderElementsOf(annotated);
        });
    }

    private static List<String> annotated(String file) {
        Pattern pattern = Pattern.compile("^\\w+\\t\\d+\\t\\d+\\t([^\\t\\n]*)", Pattern.MULTILINE);
        if (file.startsWith("<")) {
            pattern = Pattern.compile("(?s)<annotation(?:(?!</annotation>).)*?<text>(.*?)</text>");
        } else if (file.startsWith("{") || file.startsWith("[")) {
            pattern = Pattern.compile("\"text\":\\s*\"([^\"]*)\",\\s*\"locations\"");
        }
        return pattern.matcher(file)
                .results()
                .map(found -> Parser.unescapeEntities(found.group(1), false))
                .toList();
    }

    @Test
    void readsEveryLineOfCitationsInJson() throws IOException {
        List<SourceRecord> records = Literature.records(Literature.unpacked("mtor-pain.jsonl.gz"));

        assertThat(records).hasSize(554);
        assertThat(records)
                .filteredOn(record -> !record.id().value().startsWith("json/text:"))
                .hasSizeGreaterThanOrEqualTo(418);
    }
}
