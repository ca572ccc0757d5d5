package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormAdviceTest {

    @Test
    void leavesOtherColumnsAlone() throws IOException {
        assertThat(read("form\tadvice\twhy\nthe\tdrop\ta word\nmice\tkeep\tclear\n")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void saysWhichColumnIsMissing() {
        assertThatThrownBy(() -> read("name\tadvice\nthe\tdrop\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.tsv, line 1: the column \"form\" is missing");
    }

    @Test
    void saysInWhichLineAnAdviceIsUnknown() {
        assertThatThrownBy(() -> read("form\tadvice\nthe\tdrop\nof\tignore\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.tsv, line 3")
                .hasMessageContaining("ignore")
                .hasMessageContaining("case-sensitive");
        assertThatThrownBy(() -> read("form\tadvice\nthe\tprefer nothing\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.tsv, line 2")
                .hasMessageContaining("nothing");
    }

    private static FormAdvice read(String table) throws IOException {
        return FormAdvice.read("mine.tsv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }
}
