package dev.consilience.service.ingest.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whether a source failed while it was read: the disk, or the sender's connection. What was read of it then is
 * no fault of the input, and is tried again rather than put into the dead letters.
 */
public final class SourceStream extends FilterInputStream {

    private @Nullable IOException failure;

    /** Watches a source. */
    public SourceStream(InputStream source) {
        super(source);
    }

    /** How the source failed, if it did. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
