package dev.consilience.commandline.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who asks a service. It is sent, and shown nowhere. */
public final class Credentials {

    /** Somebody who does not say who it is. */
    public static final Credentials NONE = new Credentials(Optional.empty());

    private final Optional<String> header;

    private Credentials(Optional<String> header) {
        this.header = header;
    }

    /**
     * Somebody with name and password.
     *
     * @throws IllegalArgumentException if the name has a colon in it
     */
    public static Credentials password(String name, String password) {
        if (name.contains(":")) {
            throw new IllegalArgumentException("A user's name has no colon in it, as \"" + name + "\" has");
        }
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials(Optional.of("Basic " + Base64.getEncoder().encodeToString(both)));
    }

    /**
     * Somebody with a token of a sign-in server.
     *
     * @throws IllegalArgumentException if it is none; the message does not show it
     */
    public static Credentials token(String token) {
        if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new IllegalArgumentException("That is no token: one is letters, digits and .-_~+/ without spaces");
        }
        return new Credentials(Optional.of("Bearer " + token));
    }

    /** The value of the header {@code Authorization}. */
    Optional<String> header() {
        return header;
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
