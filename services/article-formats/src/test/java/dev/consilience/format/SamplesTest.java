package dev.consilience.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample papers are what their README says of them. */
class SamplesTest {

    static Stream<Path> samples() throws IOException {
        Path folder = Path.of("..", "..", "deploy", "local", "samples");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void namesItsPaperAndSaysThatItIsADigest(Path sample) throws IOException {
        String text = Files.readString(sample);

        SourceRecord record = Outcomes.record(text);

        assertThat(text).contains("\nNote: A digest in our own words");
        assertThat(record.names().get(0).scheme()).isIn(NameScheme.DOI, NameScheme.PMID);
        assertThat(record.title()).isNotEmpty();
        assertThat(record.extent()).isEqualTo(Extent.DIGEST);
        assertThat(Outcomes.text(record, "abstract")).isNotEmpty();
    }

    @Test
    void areAboutDifferentPapersOfSeveralKinds() throws IOException {
        List<SourceRecord> records =
                samples().map(SamplesTest::read).map(Outcomes::record).toList();

        assertThat(records).extracting(SourceRecord::id).doesNotHaveDuplicates();
        assertThat(records)
                .extracting(SourceRecord::sourceKind)
                .contains(SourceKind.PRIMARY, SourceKind.TRIAL, SourceKind.REVIEW, SourceKind.NEWS);
        assertThat(records)
                .flatExtracting(SourceRecord::notices)
                .extracting(Notice::change)
                .containsExactly(StatusChange.RETRACTED);
        assertThat(records)
                .filteredOn(record -> record.sourceKind() == SourceKind.NEWS)
                .allSatisfy(news -> assertThat(records)
                        .flatExtracting(SourceRecord::names)
                        .containsAnyElementsOf(news.relations().get(0).other()));
    }

    private static String read(Path sample) {
        try {
            return Files.readString(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
