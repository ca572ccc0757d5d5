package dev.consilience.commandline.local;

/** Says, in words for the person at the keyboard, why the pipeline did not start. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }
}
