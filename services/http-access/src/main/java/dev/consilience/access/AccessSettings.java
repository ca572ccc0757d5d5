package dev.consilience.access;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a service listens and whom it can recognise: whether it demands to know who asks, and whether that can work.
 *
 * @param demanded what was said, if anything
 * @param host where it listens
 * @param hasUsers whether there is a file of users
 * @param takesTokens whether tokens are taken
 * @param namesTokenServer whether a server that makes tokens, or its key, is given
 * @param namesAudience whether it is said for whom tokens have to be made
 */
record AccessSettings(
        Optional<Boolean> demanded,
        String host,
        boolean hasUsers,
        boolean takesTokens,
        boolean namesTokenServer,
        boolean namesAudience) {

    /** Whether all who ask have to sign in. */
    boolean isDemanded() {
        return demanded.orElse(false) || !isLoopback(host);
    }

    /** Why the service must not start so; empty if it may. */
    Optional<String> fault() {
        if (!isLoopback(host) && !demanded.orElse(true)) {
            return Optional.of("This service is to listen on " + host
                    + ", where others than this machine can ask it, and consilience.access.required=false would let all of"
                    + " them do everything. Leave that setting out, or listen on 127.0.0.1.");
        }
        if (namesTokenServer && !takesTokens) {
            return Optional.of(
                    "quarkus.oidc.auth-server-url or quarkus.oidc.public-key is given, but tokens are not taken."
                            + " Say quarkus.oidc.tenant-enabled=true too, or give neither.");
        }
        if (takesTokens && !namesAudience) {
            return Optional.of(
                    "Tokens are taken, whomever they were made for. Say quarkus.oidc.token.audience, so that a"
                            + " token that was made for another service is refused here.");
        }
        if (isDemanded() && !hasUsers && !takesTokens) {
            return Optional.of(
                    "Whoever asks has to sign in, since this service listens on " + host
                            + " or consilience.access.required says so, and nobody could. Name a file of users with"
                            + " consilience.users, which `consilience users add` makes; or take tokens, with"
                            + " quarkus.oidc.tenant-enabled=true, quarkus.oidc.auth-server-url and quarkus.oidc.token.audience.");
        }
        return Optional.empty();
    }

    /** By its text: to look a name up would ask others what we are to believe. */
    static boolean isLoopback(String host) {
        String plain = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return plain.equals("localhost") || plain.equals("::1") || plain.matches("127(\\.[0-9]{1,3}){3}");
    }
}
