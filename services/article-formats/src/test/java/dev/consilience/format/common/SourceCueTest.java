package dev.consilience.format.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Ground;
import dev.consilience.article.SourceKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceCueTest {

    static Stream<SourceCue> cues() {
        return SourceCue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cues")
    void everyCueFindsItsExample(SourceCue cue) {
        assertThat(cue.within(new SourceCue.Words(cue.example(), cue.example(), cue.example())))
                .isPresent();
    }

    @Test
    void namesTheHeadingBeforeTheWords() {
        List<SourceCue.Known> headings = SourceCue.ofHeadings(List.of("Humans", "Retrospective Studies"));

        assertThat(decide("Pain after surgery", "Pain was measured in 40 patients.", headings))
                .contains(Grounded.of(SourceKind.PRIMARY, Ground.Source.HEADING, "Retrospective Studies"));
    }

    @Test
    void letsAReviewBeOneWhateverItsHeadings() {
        List<SourceCue.Known> headings = SourceCue.ofHeadings(List.of("Rats, Wistar"));

        assertThat(decide("Pain: a review", "This review sums up what was found.", headings))
                .map(Grounded::value)
                .contains(SourceKind.REVIEW);
    }

    @Test
    void saysNothingWhereNothingTells() {
        assertThat(decide("Pain", "", List.of())).isEmpty();
    }

    private static Optional<Grounded<SourceKind>> decide(String title, String text, List<SourceCue.Known> known) {
        return SourceCue.decide(new SourceCue.Words(title, "", text), known, EnumSet.allOf(SourceKind.class));
    }
}
