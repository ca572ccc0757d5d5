package dev.consilience.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextSpanTest {

    @Test
    void cutsHalfOpen() {
        assertThat(new TextSpan(2, 5).cut("abcdefg")).isEqualTo("cde");
        assertThat(new TextSpan(2, 5).length()).isEqualTo(3);
    }

    @Test
    void touchingSpansDoNotOverlap() {
        assertThat(new TextSpan(0, 3).overlaps(new TextSpan(3, 5))).isFalse();
        assertThat(new TextSpan(0, 4).overlaps(new TextSpan(3, 5))).isTrue();
        assertThat(new TextSpan(0, 5).covers(new TextSpan(3, 5))).isTrue();
        assertThat(new TextSpan(1, 5).covers(new TextSpan(0, 2))).isFalse();
    }

    @Test
    void saysWhatIsWrongWithASpanThatIsNone() {
        assertThatThrownBy(() -> new TextSpan(5, 4)).hasMessageContaining("start=5, end=4");
        assertThatThrownBy(() -> new TextSpan(-1, 4)).hasMessageContaining("start=-1");
    }
}
