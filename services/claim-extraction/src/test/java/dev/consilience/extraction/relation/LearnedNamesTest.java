package dev.consilience.extraction.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedNamesTest {

    @Test
    void findsWhatWasMarkedHoweverItIsSpelled() {
        // Given
        LearnedNames names =
                LearnedNames.learn(List.of(MarkedTexts.of("A [quambo-toxic effect|disease|D1] was seen.")));

        // When
        List<LearnedNames.Found> found = names.find("Quambo toxic effects were rare.");

        // Then
        assertThat(found).hasSize(1);
        assertThat(found.get(0).span().cut("Quambo toxic effects were rare.")).isEqualTo("Quambo toxic effects");
        assertThat(found.get(0).id()).isEqualTo("D1");
        assertThat(found.get(0).type()).isEqualTo(MentionType.DISEASE);
    }

    @Test
    void takesFewCapitalsAsTheyArePrinted() {
        // Given
        LearnedNames names = LearnedNames.learn(List.of(MarkedTexts.of("[SAW|drug|C1] was given.")));

        // Then
        assertThat(names.find("We saw nothing.")).isEmpty();
        assertThat(names.find("We gave SAW."))
                .extracting(LearnedNames.Found::id)
                .containsExactly("C1");
    }

    @Test
    void leavesWordsAloneThatAreSeldomMarked() {
        // Given
        LearnedNames names = LearnedNames.learn(List.of(
                MarkedTexts.of("[Blocks|disease|D1] of the heart. Blocks of time, blocks of wood, blocks of stone.")));

        // Then
        assertThat(names.find("Blocks were seen.")).isEmpty();
        assertThat(names.id(MentionType.DISEASE, "block")).contains("D1");
    }

    @Test
    void takesWhatMostTextsSay() {
        // Given
        LearnedNames names = LearnedNames.learn(List.of(
                MarkedTexts.of("[Quambitis|disease|D1] once."),
                MarkedTexts.of("[Quambitis|disease|D2] twice."),
                MarkedTexts.of("[Quambitis|disease|D2] thrice.")));

        // Then
        assertThat(names.id(MentionType.DISEASE, "quambitis")).contains("D2");
        assertThat(names.id(MentionType.CHEMICAL, "quambitis")).isEmpty();
    }

    @Test
    void prefersTheLongerName() {
        // Given
        LearnedNames names = LearnedNames.learn(
                List.of(MarkedTexts.of("[Failure|disease|D1] or [quambar failure|disease|D2] of an organ.")));

        // Then
        assertThat(names.find("Acute quambar failure."))
                .extracting(LearnedNames.Found::id)
                .containsExactly("D2");
    }

    @Test
    void givesTheSameFileEachTime() {
        // Given
        List<MarkedText> texts = List.of(MarkedTexts.of("[Florbex|drug|C1] and [quambitis|disease|D1]."));

        // Then
        assertThat(LearnedNames.learn(texts).toFile())
                .isEqualTo(LearnedNames.learn(texts).toFile());
    }

    @Test
    void knowsNothingOfAVocabularyThatNoTextUsed() {
        assertThat(LearnedNames.standard("NOSUCH").find("Florbex caused quambitis."))
                .isEmpty();
    }
}
