package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static List<String> split(String text) {
        return SentenceSplitter.split(text).stream().map(span -> span.cut(text)).toList();
    }
}
