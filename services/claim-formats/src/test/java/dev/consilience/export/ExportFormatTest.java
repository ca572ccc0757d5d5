package dev.consilience.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all formats. */
class ExportFormatTest {

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theSameClaimsGiveTheSameBytes(ExportFormat format) {
        for (HostileRecord record : HostileRecord.many()) {
            assertThat(record.as(format))
                    .as("seed %d", record.seed())
                    .isEqualTo(HostileRecord.of(record.seed()).as(format));
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theOutputIsFlushedAndStaysOpen(ExportFormat format) throws IOException {
        // Given
        OutputThatMayNotBeClosed output = new OutputThatMayNotBeClosed();
        ClaimWriter writer = format.writer(output);

        // When
        writer.begin();
        writer.end();

        // Then
        assertThat(output.closed).isFalse();
        if (format != ExportFormat.NANOPUB) {
            assertThat(output.size()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anOutputThatTakesNoMoreEndsTheWriting(ExportFormat format) {
        HostileRecord record = HostileRecord.of(7);

        assertThatThrownBy(() -> {
                    ClaimWriter writer = format.writer(new FullOutput());
                    writer.begin();
                    for (HostileRecord.Entry entry : record.entries()) {
                        writer.write(entry.claim(), EvidenceSource.of(entry.evidence()));
                    }
                    writer.end();
                })
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aFormatIsFoundByItsName(ExportFormat format) {
        assertThat(ExportFormat.named(format.label())).contains(format);
        assertThat(format.label()).matches("[a-z-]+");
    }

    @Test
    void whatIsNoFormatIsNone() {
        assertThat(ExportFormat.named("kgx_nodes")).isEmpty();
        assertThat(ExportFormat.named("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "claims/", "https://x.example/a b/", "https://x.example/<", "https://x.example/a", "x:"})
    void whatIsNoBaseOfIrisIsRefused(String base) {
        assertThatThrownBy(() -> new IriBase(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + base + "\"");
    }

    private static final class OutputThatMayNotBeClosed extends ByteArrayOutputStream {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class FullOutput extends OutputStream {
        @Override
        public void write(int unit) throws IOException {
            throw new IOException("full");
        }
    }
}
