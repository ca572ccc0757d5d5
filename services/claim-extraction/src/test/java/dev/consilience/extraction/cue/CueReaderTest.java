package dev.consilience.extraction.cue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.TextSpan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueReaderTest {

    private static final CueReader READER = CueReader.standard();

    @TestFactory
    Stream<DynamicTest> everyExampleHasACueOfItsRow() {
        return CueTable.standard().rows().stream()
                .filter(row -> !row.example().isEmpty())
                .map(row -> DynamicTest.dynamicTest(row.example(), () -> assertThat(phrases(row.kind(), row.example()))
                        .containsAnyElementsOf(row.phrases())));
    }

    @TestFactory
    Stream<DynamicTest> noCounterExampleHasACueOfItsRow() {
        return CueTable.standard().rows().stream()
                .filter(row -> !row.counterExample().isEmpty())
                .map(row -> DynamicTest.dynamicTest(
                        row.counterExample(), () -> assertThat(phrases(row.kind(), row.counterExample()))
                                .doesNotContainAnyElementsOf(row.phrases())));
    }

    private static List<String> phrases(Cue.Kind kind, String sentence) {
        return READER.read(sentence).stream()
                .filter(cue -> cue.kind() == kind)
                .map(Cue::phrase)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # sentence                                              | negations | speculations
                    The enzyme cleaved the substrate in every sample.       | 0         | 0
                    The enzyme did not cleave the substrate.                | 1         | 0
                    The enzyme may cleave the substrate.                    | 0         | 1
                    These data suggest that the enzyme does not fold.       | 1         | 1
                    """)
    void countsWhatDeniesAndWhatHoldsOpen(String sentence, int negations, int speculations) {
        assertThat(phrases(Cue.Kind.NEGATION, sentence)).hasSize(negations);
        assertThat(phrases(Cue.Kind.SPECULATION, sentence)).hasSize(speculations);
    }

    @Test
    void saysWhereACueStandsInTheWholeText() {
        // Given
        String text = "First it rose. It may fall later.";

        // When
        List<Cue> cues = READER.read(text, new TextSpan(15, text.length()));

        // Then
        assertThat(cues).singleElement().satisfies(cue -> {
            assertThat(cue.span().cut(text)).isEqualTo("may");
            assertThat(cue.probability()).isBetween(0.5, 1.0);
        });
    }

    @Test
    void findsNothingInNothing() {
        assertThat(READER.read("")).isEmpty();
    }
}
