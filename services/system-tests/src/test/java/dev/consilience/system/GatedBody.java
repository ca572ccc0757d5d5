package dev.consilience.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** A body that is sent as far as the test lets it, so that things can be made to happen in the middle of it. */
final class GatedBody extends InputStream {

    private final byte[] content;
    private int position;
    private int allowed;

    GatedBody(byte[] content) {
        this.content = content;
    }

    /** Lets so much of it pass. */
    synchronized void allow(double share) {
        allowed = (int) (share * content.length);
        notifyAll();
    }

    @Override
    public synchronized int read() throws IOException {
        byte[] one = new byte[1];
        if (read(one, 0, 1) < 0) {
            return -1;
        }
        return one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == content.length) {
            return -1;
        }
        while (position >= allowed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The test was interrupted");
            }
        }
        int count = Math.min(length, Math.min(allowed, content.length) - position);
        System.arraycopy(content, position, bytes, offset, count);
        position += count;
        return count;
    }
}
