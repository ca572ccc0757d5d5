package dev.consilience.commandline.offline;

/** A line of a file is not what it has to be. The message says what is wrong with it. */
public final class LineException extends Exception {

    private static final long serialVersionUID = 1L;

    LineException(String message) {
        super(message);
    }
}
