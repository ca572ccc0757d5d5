package dev.consilience.format;

import java.io.IOException;

/** Thrown inside a format where the reason for a refusal is found far from where the refusal is given. */
public final class RefusalException extends IOException {

    private final RefusalCode code;

    public RefusalException(RefusalCode code, String reason) {
        super(reason);
        this.code = code;
    }

    /** The code under which the record is refused. */
    public RefusalCode code() {
        return code;
    }

    /** The code for any failure to read: our own where we know better, otherwise the source's. */
    public static RefusalCode codeOf(IOException failure) {
        if (failure instanceof RefusalException refusal) {
            return refusal.code;
        }
        return RefusalCode.SOURCE_FAILED;
    }

    /** The reason in words, also where the failure brought none. */
    public static String reasonOf(IOException failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return "Reading failed: " + failure.getClass().getSimpleName();
        }
        return message;
    }
}
