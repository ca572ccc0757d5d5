package dev.consilience.commandline.local;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords up that nobody guesses, of letters, digits, hyphens and underscores. */
final class NewPassword {

    private static final int BYTES = 15;

    private NewPassword() {}

    /** A new one. */
    static String make() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
