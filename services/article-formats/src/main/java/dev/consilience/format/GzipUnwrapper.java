package dev.consilience.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip, read so that what is wrong with it has a name.
 *
 * <p>The JDK's own reader passes over rubbish behind the last member, and says of most damage no more than that the
 * stream ended. Here a cut, a wrong check sum and trailing rubbish are three different refusals, several members are one
 * stream, and growth is watched.
 */
final class GzipUnwrapper extends InputStream {

    private static final int FLAG_HEADER_CHECK = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int DEFLATE = 8;

    private final InputStream packed;
    private final Limits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] chunk = new byte[16 * 1024];
    private int chunkPosition;
    private int chunkLength;
    private long packedBytes;
    private long unpackedBytes;
    private long memberBytes;
    private boolean ended;

    GzipUnwrapper(InputStream packed, Limits limits) throws IOException {
        this.packed = packed;
        this.limits = limits;
        readHeader();
    }

    static boolean recognises(byte[] start) {
        return start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        if (read(one, 0, 1) < 0) {
            return -1;
        }
        return one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                check.update(target, offset, count);
                memberBytes += count;
                unpackedBytes += count;
                watchGrowth();
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw damaged("It asks for a dictionary that gzip does not have");
            }
        }
        return -1;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            if (inflater.needsInput() && !inflater.finished()) {
                if (!fillChunk()) {
                    throw cut();
                }
                inflater.setInput(chunk, 0, chunkLength);
                chunkPosition = chunkLength;
            }
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw damaged("Its compressed data is damaged: " + e.getMessage());
        }
    }

    /** Leaves the stream behind the member's trailer, at the next member or at the end. */
    private void endMember() throws IOException {
        chunkPosition = chunkLength - inflater.getRemaining();
        long expectedCheck = readLittleEndian();
        long expectedLength = readLittleEndian();
        if (expectedCheck != check.getValue()) {
            throw damaged("Its check sum does not fit what came out of it");
        }
        if (expectedLength != (memberBytes & 0xFFFFFFFFL)) {
            throw damaged("Its length does not fit what came out of it");
        }
        if (chunkPosition == chunkLength && !fillChunk()) {
            ended = true;
            inflater.end();
            return;
        }
        check.reset();
        memberBytes = 0;
        readHeader();
    }

    /** Reads a member's header and hands what stands behind it in the chunk to the inflater. */
    private void readHeader() throws IOException {
        if (readPacked() != 0x1F || readPacked() != 0x8B) {
            throw damaged("Something follows the compressed data that is not compressed data");
        }
        if (readPacked() != DEFLATE) {
            throw damaged("Its method of compression is not one that gzip has");
        }
        int flags = readPacked();
        skipPacked(6);
        if ((flags & FLAG_EXTRA) != 0) {
            int low = readPacked();
            skipPacked(low | readPacked() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CHECK) != 0) {
            skipPacked(2);
        }
        inflater.reset();
        inflater.setInput(chunk, chunkPosition, chunkLength - chunkPosition);
        chunkPosition = chunkLength;
    }

    private void skipText() throws IOException {
        while (readPacked() != 0) {
            // the text is of no interest
        }
    }

    private void skipPacked(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            readPacked();
        }
    }

    private long readLittleEndian() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) readPacked() << shift;
        }
        return value;
    }

    private int readPacked() throws IOException {
        if (chunkPosition == chunkLength && !fillChunk()) {
            throw cut();
        }
        int value = chunk[chunkPosition] & 0xFF;
        chunkPosition++;
        return value;
    }

    private boolean fillChunk() throws IOException {
        int count = packed.read(chunk, 0, chunk.length);
        if (count <= 0) {
            return false;
        }
        chunkPosition = 0;
        chunkLength = count;
        packedBytes += count;
        return true;
    }

    private void watchGrowth() throws RefusalException {
        if (unpackedBytes > limits.unpackedBytes()) {
            throw new RefusalException(
                    RefusalCode.TOO_LARGE, "It unpacks to more than " + limits.unpackedBytes() + " bytes");
        }
        if (unpackedBytes > limits.unpackingGrace() && unpackedBytes / packedBytes > limits.unpackingRatio()) {
            throw new RefusalException(
                    RefusalCode.COMPRESSION_BOMB,
                    "After " + packedBytes + " compressed bytes it had become " + unpackedBytes + ", more than "
                            + limits.unpackingRatio() + " for one");
        }
    }

    private static RefusalException cut() {
        return new RefusalException(RefusalCode.TRUNCATED_GZIP, "The compressed data ends before its end");
    }

    private static RefusalException damaged(String reason) {
        return new RefusalException(RefusalCode.DAMAGED_GZIP, reason);
    }
}
