package dev.consilience.extraction.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Writes models, packed, and says their digests, so that two trainings can be compared. */
final class ModelFiles {

    private ModelFiles() {}

    static void write(Path file, byte[] model) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(model);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, packed.toByteArray());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(
                file.getFileName() + " " + packed.size() + " bytes, SHA-256 of the model unpacked " + digest(model));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
