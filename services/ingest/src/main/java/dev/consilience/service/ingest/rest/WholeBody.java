package dev.consilience.service.ingest.rest;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/**
 * The body of a request, all of it or a failure. A server that hears that a connection has ended before anybody reads the body gives an
 * empty one: an end as good as any other.
 */
final class WholeBody extends FilterInputStream {

    private final BooleanSupplier isAnnounced;
    private boolean hasBegun;

    /**
     * Watches a body.
     *
     * @param isAnnounced asked where it is empty: whether it should not be
     */
    WholeBody(InputStream body, BooleanSupplier isAnnounced) {
        super(body);
        this.isAnnounced = isAnnounced;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        check(next < 0);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count != 0) {
            check(count < 0);
        }
        return count;
    }

    private void check(boolean isAtEnd) throws EOFException {
        if (isAtEnd && !hasBegun && isAnnounced.getAsBoolean()) {
            throw new EOFException("The connection ended before the body came");
        }
        hasBegun = true;
    }
}
