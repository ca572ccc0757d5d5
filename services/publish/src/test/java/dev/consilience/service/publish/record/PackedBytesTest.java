package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jpountz.lz4.LZ4Exception;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/** Bytes as they are kept on disk. */
class PackedBytesTest {

    @Test
    void comeBackAsTheyWere() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(5) * random.nextInt(20_000)];
            random.nextBytes(bytes);
            int begin = random.nextInt(bytes.length + 1);
            ByteBuffer some = ByteBuffer.wrap(bytes, begin, bytes.length - begin);
            BytesRef expected = new BytesRef(bytes, begin, bytes.length - begin);

            assertThat(PackedBytes.unpack(PackedBytes.pack(some)))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void ofWhatRepeatsItselfFewAreKept() {
        ByteBuffer much = ByteBuffer.wrap(
                "temsirolimus reduces hyperalgesia, ".repeat(100).getBytes(StandardCharsets.UTF_8));

        assertThat(PackedBytes.pack(much).length).isLessThan(much.remaining() / 20);
    }

    @Test
    void whatWasCutOffIsNotTakenForTheWhole() {
        BytesRef packed =
                PackedBytes.pack(ByteBuffer.wrap("temsirolimus reduces hyperalgesia".getBytes(StandardCharsets.UTF_8)));
        BytesRef cut = new BytesRef(packed.bytes, packed.offset, packed.length - 3);

        assertThatThrownBy(() -> PackedBytes.unpack(cut)).isInstanceOf(LZ4Exception.class);
    }
}
