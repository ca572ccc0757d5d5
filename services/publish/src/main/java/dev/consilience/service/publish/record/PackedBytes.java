package dev.consilience.service.publish.record;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Factory;
import org.apache.lucene.util.BytesRef;

/** Bytes packed with LZ4, behind how many they are, in four bytes. */
final class PackedBytes {

    /** In Java: what is written into memory by native code is not checked. */
    private static final LZ4Factory LZ4 = LZ4Factory.safeInstance();

    private PackedBytes() {}

    static BytesRef pack(ByteBuffer bytes) {
        int length = bytes.remaining();
        byte[] packed = new byte[Integer.BYTES + LZ4.fastCompressor().maxCompressedLength(length)];
        ByteBuffer.wrap(packed).putInt(length);
        int packedLength = LZ4.fastCompressor()
                .compress(bytes.array(), bytes.arrayOffset() + bytes.position(), length, packed, Integer.BYTES);
        return new BytesRef(Arrays.copyOf(packed, Integer.BYTES + packedLength));
    }

    /**
     * What was packed.
     *
     * @throws net.jpountz.lz4.LZ4Exception if it was not packed here
     */
    static BytesRef unpack(BytesRef packed) {
        int length = ByteBuffer.wrap(packed.bytes, packed.offset, packed.length).getInt();
        byte[] bytes = new byte[length];
        LZ4.safeDecompressor()
                .decompress(
                        packed.bytes, packed.offset + Integer.BYTES, packed.length - Integer.BYTES, bytes, 0, length);
        return new BytesRef(bytes);
    }
}
