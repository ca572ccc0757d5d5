package dev.consilience.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.extraction.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # name | word of a text | whether it belongs to the name
                    Receptors, Dopamine | receptor | true
                    median survival time | MST | true
                    median survival time | mst | false
                    gabapentin 300 mg | gabapentin | true
                    gabapentin 300 mg | mg | false
                    swelling | elbow | false
                    """)
    void knowsAWordOfAName(String name, String word, boolean known) {
        assertThat(!new NameMatcher(name).match(Words.of(word).get(0)).isEmpty())
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # name | other phrase | text | words it takes
                    GSK3B | - | GSK-3β | 3
                    IL1B | - | IL-1β rose | 3
                    MAPT | tau | tau | 1
                    Parkinson Disease | PD | pd | 0
                    """)
    void knowsANameInAnotherSpelling(String name, String alias, String text, int length) {
        NameMatcher matcher = new NameMatcher(name);
        matcher.alias(List.of(alias));

        assertThat(matcher.spelled(Words.of(text), 0)).isEqualTo(length);
    }

    @Test
    void forgetsWhatTwoNamesShare() {
        NameMatcher one = new NameMatcher("high dose aspirin");
        NameMatcher other = new NameMatcher("low dose aspirin");

        NameMatcher.tellApart(one, other);

        assertThat(one.stems()).containsExactly("high");
        assertThat(other.stems()).containsExactly("low");
    }

    @Test
    void doesNotTakeUpSmallWordsAgainWhenAThirdNameIsToldApart() {
        // Given
        NameMatcher one = new NameMatcher("the propofol group");
        NameMatcher other = new NameMatcher("the combination group (propofol plus midazolam)");
        NameMatcher measured = new NameMatcher("mean propofol infusion rate");

        // When
        NameMatcher.tellApart(one, other);
        NameMatcher.tellApart(one, measured);

        // Then
        assertThat(one.stems()).isEmpty();
        assertThat(one.match(Words.of("group").get(0))).isEmpty();
        assertThat(one.matchesShared(Words.of("propofol").get(0))).isTrue();
        assertThat(other.matchesShared(Words.of("propofol").get(0))).isFalse();
    }
}
