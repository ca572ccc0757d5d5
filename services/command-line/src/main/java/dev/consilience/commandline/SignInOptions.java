package dev.consilience.commandline;

import dev.consilience.commandline.remote.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks, where a service demands to know. Passwords and tokens are no arguments, which others on a machine can see. */
final class SignInOptions {

    private static final String VARIABLE = "CONSILIENCE_PASSWORD";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Signs in by name. The password comes from --password-file, from the variable " + VARIABLE
                    + ", or is asked for.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file with the password in its first line.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Signs in with the token in this file's first line, which a sign-in server (OpenID Connect)"
                    + " has made.")
    private @Nullable Path tokenFile;

    /**
     * Who asks.
     *
     * @throws IOException if a file cannot be read, or there is no password
     */
    Credentials credentials() throws IOException {
        try {
            if (tokenFile != null) {
                return Credentials.token(Passwords.firstLine(tokenFile));
            }
            if (user == null) {
                return Credentials.NONE;
            }
            return Credentials.password(user, password(user));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String password(String name) throws IOException {
        if (passwordFile != null) {
            return Passwords.firstLine(passwordFile);
        }
        String variable = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
        if (!variable.isEmpty()) {
            return variable;
        }
        return Passwords.prompt("Password of " + name + ": ")
                .orElseThrow(() -> new IOException("There is no password for " + name
                        + ", and no terminal to ask at: say --password-file FILE, or set " + VARIABLE));
    }
}
