package dev.consilience.extraction.vocabulary;

import java.io.IOException;

/** A file gives no vocabulary. The message says which file, where in it, what is wrong, and what to do. */
public final class VocabularyFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    VocabularyFormatException(String message) {
        super(message);
    }

    VocabularyFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
