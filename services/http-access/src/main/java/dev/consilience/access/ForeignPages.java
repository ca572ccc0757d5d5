package dev.consilience.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that a page of another site has made a browser send. They would carry the name and password of whoever sits
 * there, or reach a service that only this machine reaches.
 */
final class ForeignPages {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    private ForeignPages() {}

    /**
     * Whether to refuse a request.
     *
     * @param own scheme and host of this service, as the request has them
     * @param origin of the page, as browsers tell it; null if the request has none, as those of programs
     * @param site how the page's site and ours are related, as browsers tell it; null if they do not
     * @param othersAreChecked whether Quarkus holds origins against those that are allowed to send
     */
    static boolean sent(
            String method, String own, @Nullable String origin, @Nullable String site, boolean othersAreChecked) {
        if (HARMLESS.contains(method)) {
            return false;
        }
        if (origin != null) {
            return !othersAreChecked && !origin.equals(own);
        }
        return site != null && !OUR_OWN.contains(site);
    }
}
