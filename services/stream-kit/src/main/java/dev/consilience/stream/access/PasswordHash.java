package dev.consilience.stream.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA-256 (RFC 8018), as the JDK has it.
 *
 * @param iterations how often it is hashed; the more, the dearer a guess
 * @param salt 16 random bytes in Base64
 * @param hash 32 bytes in Base64
 */
record PasswordHash(int iterations, String salt, String hash) {

    /** OWASP's recommendation for this function, 2023. */
    private static final int ITERATIONS = 600_000;

    /** Of what was drawn by lot from 2 to the 120 there is nothing to guess, however cheap a guess is. */
    private static final int ITERATIONS_OF_DRAWN = 10_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final String FUNCTION = "pbkdf2-sha256";
    private static final Pattern MARK = Pattern.compile(":");

    /** A new hash of a password. */
    static PasswordHash of(String password) {
        return of(password, ITERATIONS);
    }

    /** A new hash of a password of at least 120 random bits, which is checked sooner. */
    static PasswordHash ofDrawn(String password) {
        return of(password, ITERATIONS_OF_DRAWN);
    }

    private static PasswordHash of(String password, int iterations) {
        String salt = random(SALT_BYTES);
        return new PasswordHash(iterations, salt, hash(password, iterations, salt));
    }

    /** One that no password is known to have. It takes as long to be checked as any other, and no time to be made. */
    static PasswordHash ofNoPassword() {
        return new PasswordHash(ITERATIONS, random(SALT_BYTES), random(HASH_BITS / Byte.SIZE));
    }

    private static String random(int many) {
        byte[] bytes = new byte[many];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The hash that a text says.
     *
     * @throws IllegalArgumentException if it says none
     */
    static PasswordHash parse(String text) {
        String[] parts = MARK.split(text, -1);
        if (parts.length != 4 || !parts[0].equals(FUNCTION)) {
            throw new IllegalArgumentException(
                    "The hash of a password is " + FUNCTION + ":iterations:salt:hash, and this is not");
        }
        return new PasswordHash(Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    /** Whether the password is the one. Takes as long whether it is or not. */
    boolean matches(String password) {
        return MessageDigest.isEqual(
                Base64.getDecoder().decode(hash), Base64.getDecoder().decode(hash(password, iterations, salt)));
    }

    private static String hash(String password, int iterations, String salt) {
        PBEKeySpec spec =
                new PBEKeySpec(password.toCharArray(), Base64.getDecoder().decode(salt), iterations, HASH_BITS);
        try {
            return Base64.getEncoder()
                    .encodeToString(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has PBKDF2WithHmacSHA256, but this one", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return FUNCTION + ":" + iterations + ":" + salt + ":" + hash;
    }
}
