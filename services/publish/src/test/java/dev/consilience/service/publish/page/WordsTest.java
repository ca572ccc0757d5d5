package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1        | nearly always
            0.8      | in 8 of 10
            0.333333 | in 1 of 3
            0.002165 | in 1 of 462
            # what is rounded to nothing is not nothing
            0        | in fewer than 1 of 1000000
            """)
    void saysHowOftenChanceWouldDoAsWell(double probability, String words) {
        assertThat(Words.odds(probability)).isEqualTo(words);
    }

    @Test
    void saysOnWhatGroundAVariableIsNamed() {
        assertThat(Words.ground("STATED")).isEqualTo("papers state the contrast");
        assertThat(Words.ground("BEYOND_CHANCE")).contains("beyond chance");
        assertThat(Words.ground("NONE")).isEmpty();
    }

    @Test
    void writesConstantsAsPeopleDo() {
        assertThat(Words.plain("VERY_LOW")).isEqualTo("very low");
        assertThat(Words.verdict("CONTEXT_DEPENDENT")).isEqualTo("context-dependent");
        assertThat(Words.kindOfStudy("UNKNOWN")).isEqualTo("not recorded");
        assertThat(Words.count(1, "study", "studies")).isEqualTo("1 study");
        assertThat(Words.count(0, "study", "studies")).isEqualTo("0 studies");
    }
}
