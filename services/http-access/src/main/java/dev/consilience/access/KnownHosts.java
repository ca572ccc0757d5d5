package dev.consilience.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that this service goes by.
 *
 * <p>A page of another site can have its own name lead to the loopback address, and is then of the same origin as what listens
 * there, to a browser ("DNS rebinding"). But the request has that name in it.
 *
 * @param named those that were given
 * @param onLoopback whether only this machine can ask, by localhost or by number
 */
record KnownHosts(Optional<List<String>> named, boolean onLoopback) {

    /**
     * Whether a request may be for this host.
     *
     * @param host without a port; null if the request names none
     */
    boolean isOurs(@Nullable String host) {
        if (named.isEmpty() && !onLoopback) {
            return true;
        }
        if (host == null) {
            return false;
        }
        String asked = host.toLowerCase(Locale.ROOT);
        if (onLoopback && AccessSettings.isLoopback(asked)) {
            return true;
        }
        return named.orElse(List.of()).stream().anyMatch(each -> each.equalsIgnoreCase(asked));
    }
}
