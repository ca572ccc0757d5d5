package dev.consilience.service.ingest.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal, whole, of what is read: tells whether a file or a question is still the same. */
public final class ContentDigest {

    private ContentDigest() {}

    /** The digest of a text. */
    public static String of(String text) {
        return text(fresh(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of all that a stream holds. */
    public static String of(InputStream stream) throws IOException {
        DigestInputStream digested = watch(stream);
        digested.transferTo(OutputStream.nullOutputStream());
        return of(digested);
    }

    /** A stream that is digested while it is read. */
    public static DigestInputStream watch(InputStream stream) {
        return new DigestInputStream(stream, fresh());
    }

    /** The digest of what was read of a watched stream. */
    public static String of(DigestInputStream watched) {
        return text(watched.getMessageDigest(), new byte[0]);
    }

    private static String text(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
