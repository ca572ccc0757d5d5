package dev.consilience.stream;

import java.net.URI;

/** The schema registry does not answer, so that nobody can tell what a record says. It is no fault of the record's. */
public final class RegistryAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryAwayException(URI registry, RuntimeException cause) {
        super("The schema registry at " + registry + " does not answer", cause);
    }

    /** Whether a failure comes of it. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof RegistryAwayException) {
                return true;
            }
        }
        return false;
    }
}
