package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SectionKind;
import dev.consilience.claim.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model of relations claims where no rule does, and what it may not claim however sure it is. */
class LearnedClaimsTest {

    private static final Extractor EXTRACTOR = Extractor.standard();

    private static final String FINDING = "Ketamine reduced the zone of punctate-evoked hyperalgesia in all subjects.";

    @Test
    void claimsWhatNoRuleUnderstands() {
        List<Claim> claims = EXTRACTOR.extract(Papers.of(SectionKind.RESULTS, FINDING));

        assertThat(claims).extracting(Papers::line).containsExactly("ketamine DECREASES hyperalgesia");
        assertThat(claims.get(0).rule()).startsWith("learned/");
        assertThat(claims.get(0).quote().cue().cut(FINDING)).isEqualTo("reduced");
    }

    @Test
    void saysOnceWhatASentenceSaysOfAThingThatItNamesTwice() {
        String twice =
                "Ketamine, and again ketamine, reduced the zone of punctate-evoked hyperalgesia in all subjects.";

        assertThat(EXTRACTOR
                        .explain(Papers.of(SectionKind.RESULTS, twice))
                        .get(0)
                        .claims())
                .extracting(Papers::line)
                .containsExactly("ketamine DECREASES hyperalgesia");
    }

    @Test
    void passesOverASentenceThatNobodyWrites() {
        String filler = "and so on, ".repeat(60);

        assertThat(EXTRACTOR.extract(Papers.of(SectionKind.RESULTS, FINDING.replace(".", ", " + filler + "as seen."))))
                .isEmpty();
    }

    @Test
    void leavesToTheRulesWhatTheyHaveClaimed() {
        List<Claim> claims = EXTRACTOR.extract(Papers.of(SectionKind.RESULTS, "Ketamine reduced hyperalgesia."));

        assertThat(claims).extracting(Claim::rule).containsExactly("active/reduce");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // denied
                "Ketamine did not reduce the zone of punctate-evoked hyperalgesia in all subjects.",
                // what it is given for
                "Ketamine was given for reducing the zone of punctate-evoked hyperalgesia in all subjects.",
                "Ketamine was given to reduce the zone of punctate-evoked hyperalgesia in all subjects.",
                // another thing is moved
                "Ketamine reduced the zone of redness, but increased the zone of punctate-evoked hyperalgesia.",
                "Ketamine reduced the zone of redness and increased the zone of punctate-evoked hyperalgesia.",
                "Ketamine reduced the doses that were required in the zone of punctate-evoked hyperalgesia.",
                // less of it
                "Lack of ketamine reduced the zone of punctate-evoked hyperalgesia in all subjects.",
                // no word says which way
                "Ketamine is the standard treatment of the zone of punctate-evoked hyperalgesia.",
                // compared, not moved
                "Ketamine was less used in the zone of punctate-evoked hyperalgesia.",
            })
    void claimsNothingThatTheWordsDoNotState(String sentence) {
        assertThat(EXTRACTOR.extract(Papers.of(SectionKind.RESULTS, sentence)))
                .extracting(Papers::line)
                .doesNotContain("ketamine DECREASES hyperalgesia");
    }

    @Test
    void readsNothingIntoATitleThatStatesNothing() {
        assertThat(EXTRACTOR.extract(
                        Papers.of(SectionKind.TITLE, "Ketamine-reduced zone of punctate-evoked hyperalgesia")))
                .isEmpty();
    }
}
