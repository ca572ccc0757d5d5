package dev.consilience.article;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, cut short: the one way in which the system makes a key out of content. */
public final class Digest {

    private Digest() {}

    /**
     * The first bytes of the SHA-256 digest in lower-case hexadecimal.
     *
     * @param bytes how many bytes of the digest to keep, 1 to 32; 16 make an accidental collision among 10^12 keys less
     *     likely than 10^-14
     */
    public static String hex(byte[] content, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform is required to have SHA-256", e);
        }
    }
}
