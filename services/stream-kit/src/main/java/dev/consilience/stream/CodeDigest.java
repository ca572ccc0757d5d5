package dev.consilience.stream;

import dev.consilience.article.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The release of a part of the code: a digest of what its modules hold, classes and tables alike. A number that somebody has to raise would
 * be forgotten one day, and what an older release has made would silently stay; here a change that makes no difference costs making all of
 * it again in the background, and not one record.
 */
public final class CodeDigest {

    private static final int BYTES = 6;

    private CodeDigest() {}

    /**
     * The digest, the same for the same code wherever it stands.
     *
     * @param modules one class each
     * @throws UncheckedIOException if one cannot be read
     */
    public static String ofModules(List<Class<?>> modules) {
        StringBuilder digests = new StringBuilder();
        for (Class<?> type : modules) {
            digests.append(ofModule(type)).append('\n');
        }
        return Digest.hex(digests.toString().getBytes(StandardCharsets.UTF_8), BYTES);
    }

    private static String ofModule(Class<?> type) {
        try {
            CodeSource source = Objects.requireNonNull(
                    type.getProtectionDomain().getCodeSource(), () -> type + " does not say where it is from");
            return of(Path.of(source.getLocation().toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("The module of " + type + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The module of " + type + " is at no place in a file system", e);
        }
    }

    /** The digests of a module's files: the same whether it is a folder or an archive. */
    static String of(Path place) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        if (Files.isDirectory(place)) {
            ofFolder(place, digests);
        } else {
            ofJar(place, digests);
        }
        return digests.toString();
    }

    private static void ofFolder(Path folder, Map<String, String> digests) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                put(name, Files.readAllBytes(file), digests);
            }
        }
    }

    private static void ofJar(Path file, Map<String, String> digests) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory()) {
                    try (InputStream stream = jar.getInputStream(entry)) {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        stream.transferTo(bytes);
                        put(entry.getName(), bytes.toByteArray(), digests);
                    }
                }
            }
        }
    }

    /** What describes a package, and not its content, says when and by what it was built. */
    private static void put(String name, byte[] bytes, Map<String, String> digests) {
        if (!name.startsWith("META-INF/")) {
            digests.put(name, Digest.hex(bytes, BYTES));
        }
    }
}
