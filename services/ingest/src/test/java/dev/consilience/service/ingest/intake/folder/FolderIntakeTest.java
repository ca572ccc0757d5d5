package dev.consilience.service.ingest.intake.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.service.ingest.intake.ExactlyOnceWriter;
import dev.consilience.service.ingest.intake.FakeKafka;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.folder.FolderIntake.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderIntakeTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final FakeKafka kafka = new FakeKafka();
    private final List<IntakeReport> committed = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void takesTheFilesOfAFolderInTheOrderOfTheirNames() throws IOException {
        // Given
        write("b.xml", "3");
        write("a/z.xml", "1", "2");
        write("c.xml", "4");

        // When
        scanSettled(intake(kafka.writer()));

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2", "pmid:3", "pmid:4");
        assertThat(files())
                .containsExactly(
                        "done/a/z.xml",
                        "done/a/z.xml.report.json",
                        "done/b.xml",
                        "done/b.xml.report.json",
                        "done/c.xml",
                        "done/c.xml.report.json");
        assertThat(Files.readString(folder.resolve("done/a/z.xml.report.json")))
                .contains("\"accepted\" : 2")
                .contains("pmid:2");
    }

    @Test
    void leavesAloneWhatIsHiddenOrBeingWritten() throws IOException {
        // Given
        for (String name : List.of(".hidden.xml", ".git/a.xml", "a.xml.part", "b.TMP", "done/c.xml", "refused/d.xml")) {
            write(name, "1");
        }

        // When
        scanSettled(intake(kafka.writer()));

        // Then
        assertThat(kafka.articles()).isEmpty();
        assertThat(files()).hasSize(6);
    }

    @Test
    void waitsUntilAFileHasNotChangedForAWhile() throws IOException {
        // Given
        write("a.xml", "1");
        FolderIntake intake = intake(kafka.writer());
        intake.scan(NOON);
        write("a.xml", "1", "2");
        intake.scan(NOON.plusSeconds(2));
        intake.scan(NOON.plusSeconds(3));
        assertThat(kafka.articles()).isEmpty();

        // When
        intake.scan(NOON.plusSeconds(4));

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2");
    }

    @Test
    void putsAFileOfWhichNothingWasAcceptedAside() throws IOException {
        // Given
        Files.writeString(folder.resolve("broken.xml"), "<PubmedArticleSet><PubmedArticle><no></PubmedArticle>");

        // When
        scanSettled(intake(kafka.writer()));

        // Then
        assertThat(files()).containsExactly("refused/broken.xml", "refused/broken.xml.report.json");
        assertThat(kafka.deadLetters()).isNotEmpty();
        assertThat(Files.readString(folder.resolve("refused/broken.xml.report.json")))
                .contains("MALFORMED_XML");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void losesAndDoublesNothingWhereverItIsKilled(int commitsBeforeKill) throws IOException {
        // Given
        List<String> expected = new ArrayList<>();
        for (String name : List.of("a.xml", "b.xml")) {
            String[] pmids = IntStream.range(0, 7)
                    .mapToObj(i -> name.charAt(0) - 'a' + 1 + "0" + i)
                    .toArray(String[]::new);
            write(name, pmids);
            Stream.of(pmids).map(pmid -> "pmid:" + pmid).forEach(expected::add);
        }
        FolderIntake killed = intake(kafka.writer(commitsBeforeKill));

        // When
        assertThatThrownBy(() -> scanSettled(killed)).isInstanceOf(KafkaException.class);
        scanSettled(intake(kafka.writer()));

        // Then
        assertThat(kafka.articles()).containsExactlyElementsOf(expected);
        assertThat(committed.stream().mapToLong(IntakeReport::accepted).sum()).isEqualTo(expected.size());
        assertThat(kafka.positions()).isEmpty();
        assertThat(files()).filteredOn(file -> file.endsWith(".xml")).containsExactly("done/a.xml", "done/b.xml");
    }

    @Test
    void takesOtherContentUnderAnOldNameForANewFile() throws IOException {
        // Given
        write("a.xml", "1");
        FolderIntake intake = intake(kafka.writer());
        scanSettled(intake);
        write("a.xml", "2");

        // When
        scanSettled(intake);

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2");
        assertThat(files()).contains("done/a.xml", "done/a.xml.2", "done/a.xml.2.report.json");
    }

    @Test
    void beginsAnewWhenAFileThatWasUnderWayHasOtherContentNow() throws IOException {
        // Given
        write("a.xml", "1", "2", "3", "4", "5");
        assertThatThrownBy(() -> scanSettled(intake(kafka.writer(1)))).isInstanceOf(KafkaException.class);
        write("a.xml", "6", "7", "8", "9");

        // When
        scanSettled(intake(kafka.writer()));

        // Then
        assertThat(kafka.articles())
                .containsExactly("pmid:1", "pmid:2", "pmid:3", "pmid:6", "pmid:7", "pmid:8", "pmid:9");
    }

    @Test
    void stopsBetweenBatchesAndGoesOnThere() throws IOException {
        // Given
        write("a.xml", "1", "2", "3", "4", "5");
        FolderIntake stopping = new FolderIntake(
                folder,
                Duration.ZERO,
                new Batch(3, 1_000_000),
                kafka.writer(),
                kafka.records(),
                kafka.positions(),
                committed::add,
                () -> !kafka.articles().isEmpty());
        stopping.scan(NOON);
        assertThat(kafka.articles()).hasSize(3);

        // When
        scanSettled(intake(kafka.writer()));

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2", "pmid:3", "pmid:4", "pmid:5");
    }

    private FolderIntake intake(ExactlyOnceWriter writer) {
        return new FolderIntake(
                folder,
                SETTLE,
                new Batch(3, 1_000_000),
                writer,
                kafka.records(),
                kafka.positions(),
                committed::add,
                () -> false);
    }

    private static void scanSettled(FolderIntake intake) throws IOException {
        intake.scan(NOON);
        intake.scan(NOON.plus(SETTLE));
    }

    private void write(String name, String... pmids) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.writeString(file, FakeKafka.pubMedSet(List.of(pmids)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
