package dev.consilience.service.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class WholeBodyTest {

    private static InputStream body(boolean isAnnounced, int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return new WholeBody(new ByteArrayInputStream(content), () -> isAnnounced);
    }

    @Test
    void failsWhereABodyWasAnnouncedAndNoneCame() {
        assertThatThrownBy(() -> body(true).read()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body(true).readAllBytes()).isInstanceOf(EOFException.class);
    }

    @Test
    void isEmptyWhereNoneWasAnnounced() throws IOException {
        assertThat(body(false).read()).isNegative();
        assertThat(body(false).readAllBytes()).isEmpty();
    }

    @Test
    void endsBehindWhatCame() throws IOException {
        assertThat(body(true, 4, 2).readAllBytes()).containsExactly(4, 2);
        InputStream one = body(true, 0);
        assertThat(one.read()).isZero();
        assertThat(one.read()).isNegative();
    }
}
