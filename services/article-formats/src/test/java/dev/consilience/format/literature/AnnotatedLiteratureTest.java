package dev.consilience.format.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.article.SourceRecord;
import dev.consilience.format.literature.AnnotatedPapers.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
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

    @Test
    void cutsWordsOfTheFileForEveryMention() {
        assertThat(files).allSatisfy((path, bytes) -> {
            for (SourceRecord record : Literature.records(bytes)) {
                assertThat(record.mentions()).as(path).allSatisfy(mention -> assertThat(
                                AnnotatedPapers.cut(record, mention))
                        .allSatisfy(words -> assertThat(words).isNotBlank()));
            }
        });
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
