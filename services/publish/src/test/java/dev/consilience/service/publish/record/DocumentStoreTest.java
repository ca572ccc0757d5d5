package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreTest {

    private static final Duration LONG = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private DocumentStore open(String version) throws IOException {
        return DocumentStore.open(folder, version, LONG);
    }

    private static int count(DocumentStore store) throws IOException {
        store.refresh();
        return store.search(searcher -> searcher.count(new MatchAllDocsQuery()));
    }

    private void fill() throws IOException {
        try (DocumentStore store = open("1")) {
            store.put("a", new Document());
            store.put("b", new Document());
            store.put("a", new Document());
            store.moveTo("topic:0", 3);
            store.commit();
            store.put("c", new Document());
            store.moveTo("topic:0", 4);
        }
    }

    @Test
    void goesOnWhereWhatWasCommittedEnds() throws IOException {
        fill();
        try (DocumentStore store = open("1")) {
            assertThat(count(store)).isEqualTo(2);
            assertThat(store.positions()).containsOnly(java.util.Map.entry("topic:0", 3L));
        }
    }

    /** To make a file costs more than what is in it, where it is a single paper's. */
    @Test
    void showsAFewDocumentsWithoutAFileOfTheirOwn() throws IOException {
        fill();
        try (DocumentStore store = open("1")) {
            List<Path> before = files();
            store.put("c", new Document());
            store.moveTo("topic:0", 4);

            assertThat(count(store)).isEqualTo(3);
            assertThat(files()).isEqualTo(before);

            store.commit();
            assertThat(files()).hasSizeGreaterThan(before.size());
        }
        try (DocumentStore store = open("1")) {
            assertThat(count(store)).isEqualTo(3);
            assertThat(store.positions()).containsOnly(java.util.Map.entry("topic:0", 4L));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().toList();
        }
    }

    @Test
    void beginsAnewForAnotherVersion() throws IOException {
        fill();
        try (DocumentStore store = open("2")) {
            assertThat(count(store)).isZero();
            assertThat(store.positions()).isEmpty();
        }
    }

    @Test
    void beginsAnewWhenItWasAwayForTooLong() throws IOException {
        fill();
        try (DocumentStore store = DocumentStore.open(folder, "1", Duration.ZERO)) {
            assertThat(count(store)).isZero();
            assertThat(store.positions()).isEmpty();
        }
    }

    @Test
    void beginsAnewOnDamagedFiles() throws IOException {
        fill();
        List<Path> files = files().stream()
                .filter(file -> file.getFileName().toString().startsWith("segments_"))
                .toList();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        try (DocumentStore store = open("1")) {
            assertThat(count(store)).isZero();
            store.put("a", new Document());
            assertThat(count(store)).isEqualTo(1);
        }
    }
}
