package dev.consilience.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * One format that articles come in.
 *
 * <p>An implementation is stateless and may be used by several threads at once. It gives an outcome for every record and
 * for everything that it could not read as one; it throws for nothing that an input can contain.
 */
public interface ArticleFormat {

    /** What people call it. */
    String name();

    /** Whether an input that begins like this is of this format. */
    boolean recognises(Head head);

    /**
     * Reads a whole input.
     *
     * @param input unpacked, from its first byte; in UTF-8 where it had been UTF-16. A failure of it may be a {@link
     *     RefusalException}: compressed data that turned out to be damaged
     * @param outcomes takes each record's outcome as soon as it is known, in the order of the input
     * @throws IOException if the input failed before the first record, so that there is nothing to say but that
     */
    void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) throws IOException;
}
