package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

    @Test
    void keepsAbbreviationsDosesAndDecimalsTogether() {
        assertThat(split(
                        "Rats got 2.5 mg/kg i.p. twice (Fig. 3; Smith et al. 2001). Dr. Jones watched, e.g. at night."))
                .containsExactly(
                        "Rats got 2.5 mg/kg i.p. twice (Fig. 3; Smith et al. 2001).",
                        "Dr. Jones watched, e.g. at night.");
    }

    @Test
    void splitsAfterARouteWhenTheNextWordOpensASentence() {
        assertThat(split("Morphine was given i.p. The pain went away."))
                .containsExactly("Morphine was given i.p.", "The pain went away.");
    }

    @Test
    void letsASentenceBeginWithANameInSmallLetters() {
        assertThat(split("It was active. mTOR rose.")).containsExactly("It was active.", "mTOR rose.");
    }

    @Test
    void keepsADoiWhole() {
        assertThat(split("See 10.1000/xyz.12.3 for more. It is long."))
                .containsExactly("See 10.1000/xyz.12.3 for more.", "It is long.");
    }

    @Test
    void endsAHeadingAtItsLine() {
        assertThat(split("Results\nPain was less.\nDose\nmTOR fell."))
                .containsExactly("Results", "Pain was less.", "Dose", "mTOR fell.");
    }

    @Test
    void joinsALineThatWasWrapped() {
        assertThat(split("The animals that had been given the drug before the operation took place\nshowed less pain."))
                .hasSize(1);
    }

    @Test
    void leavesAnAsideWithItsSentence() {
        assertThat(split("Pain fell (it was high. Very high) within a day. Then it rose."))
                .containsExactly("Pain fell (it was high. Very high) within a day.", "Then it rose.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cells of E. coli were grown to p < .05 of that.",
                "Rats got 25 mg/kg. i.p. injections of it.",
                "Candida spp. were found, as Smith et al. reported, in approx. 5% of them.",
                "Two of them (see Fig. 2, Dr. Lee) vs. three did.",
                "The form of B. Miller was used, no. 5 of all.",
                "A pH of 7.4 and Nav1.7 at 0.5 mg.",
                "It was given s.c. at 9 a.m. and i.c.v. later."
            })
    void keepsTogether(String sentence) {
        assertThat(split(sentence + " This was new.")).containsExactly(sentence, "This was new.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It rested for 30 min. The drug was then washed out.      | It rested for 30 min.
            All of them got vitamin C. Supplements were refused.     | All of them got vitamin C.
            It had been shown before by Lee et al. In mice it fails. | It had been shown before by Lee et al.
            The pain was gone.12,13 The rats slept.                  | The pain was gone.12,13
            The pain was gone.[4] The rats slept.                    | The pain was gone.[4]
            It was bound. p53 was not.                               | It was bound.
            It was bound. c-Fos was not.                             | It was bound.
            Was it bound? siRNA says so.                             | Was it bound?
            Nothing was seen (Fig. 2A). Others saw it.               | Nothing was seen (Fig. 2A).
            """)
    void splitsAfter(String text, String first) {
        assertThat(split(text)).hasSize(2).first().isEqualTo(first);
    }

    @Test
    void beginsATextWithAnInitial() {
        assertThat(split("A. The drug. B. The dose.")).containsExactly("A.", "The drug.", "B.", "The dose.");
    }

    @Test
    void takesEachItemOfAListForItself() {
        assertThat(split(
                        "The groups that were compared had been these three of all that there were:\n• saline\n• drug"))
                .hasSize(3);
    }

    private static List<String> split(String text) {
        return SentenceSplitter.split(text).stream().map(span -> span.cut(text)).toList();
    }
}
