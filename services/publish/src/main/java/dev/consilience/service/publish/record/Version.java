package dev.consilience.service.publish.record;

import dev.consilience.article.Digest;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** The version of a value: a digest of its bytes. */
final class Version {

    private static final int BYTES = 8;

    private Version() {}

    static String of(BytesRef bytes) {
        return Digest.hex(Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length), BYTES);
    }
}
