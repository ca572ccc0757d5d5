package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Digest;
import dev.consilience.schema.ClaimRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeDigestTest {

    private static final Map<String, String> MODULE =
            Map.of("a/Rule.class", "one", "rules/words.tsv", "two", "META-INF/MANIFEST.MF", "built today");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void isTheSameForAFolderAndAnArchiveWhenAndWhereverTheyWereBuilt() throws IOException {
        Path unpacked = unpacked("unpacked", MODULE);
        Path packed = packed(
                "packed.jar",
                Map.of("rules/words.tsv", "two", "META-INF/MANIFEST.MF", "built tomorrow", "a/Rule.class", "one"));

        assertThat(CodeDigest.of(packed)).isEqualTo(CodeDigest.of(unpacked));
    }

    @Test
    void isAnotherForAnotherWordInATable() throws IOException {
        Path now = unpacked("now", MODULE);
        Path then = unpacked("then", Map.of("a/Rule.class", "one", "rules/words.tsv", "three"));

        assertThat(CodeDigest.of(now)).isNotEqualTo(CodeDigest.of(then));
    }

    @Test
    void isTheSameEachTimeItIsAskedFor() {
        List<Class<?>> modules = List.of(Digest.class, ClaimRecord.class);

        assertThat(CodeDigest.ofModules(modules))
                .isEqualTo(CodeDigest.ofModules(modules))
                .matches("[0-9a-f]{12}");
    }

    private Path unpacked(String name, Map<String, String> files) throws IOException {
        Path place = folder.resolve(name);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = place.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return place;
    }

    private Path packed(String name, Map<String, String> files) throws IOException {
        Path place = folder.resolve(name);
        try (OutputStream stream = Files.newOutputStream(place);
                JarOutputStream jar = new JarOutputStream(stream)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return place;
    }
}
