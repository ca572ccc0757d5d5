package dev.consilience.service.publish.page;

import java.util.Locale;

/** What words of a sentence carry a claim. */
enum MarkKind {
    /** What acts. */
    AGENT,
    /** The words that tell the direction. */
    CUE,
    /** What is acted on. */
    OUTCOME;

    /** By which style sheets know it, and which readers are shown. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
