package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.stream.json.ClaimJson.QuoteJson;
import dev.consilience.stream.json.ClaimJson.SpanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static final List<MarkKind> KINDS = List.of(MarkKind.values());

    @Test
    void marksTheWordsOfASentenceThatStandsBehindOthers() {
        QuoteJson quote = new QuoteJson(
                "abstract",
                100,
                121,
                "Drug eased the pains.",
                new SpanJson(100, 104),
                new SpanJson(115, 120),
                new SpanJson(105, 110));

        assertThat(Marks.of(quote))
                .containsExactly(
                        new Piece("Drug", "agent", "agent"),
                        new Piece(" ", "", ""),
                        new Piece("eased", "cue", "cue"),
                        new Piece(" the ", "", ""),
                        new Piece("pains", "outcome", "outcome"),
                        new Piece(".", "", ""));
    }

    @Test
    void letsMarksLieOverEachOtherAndNamesEachWhereItEnds() {
        List<Piece> pieces = Marks.divide(
                "mechanical pain", List.of(new Mark(MarkKind.OUTCOME, 0, 15), new Mark(MarkKind.CUE, 11, 15)));

        assertThat(pieces)
                .containsExactly(
                        new Piece("mechanical ", "outcome", ""), new Piece("pain", "cue outcome", "cue outcome"));
    }

    @Test
    void marksNothingWhereAMarkIsEmpty() {
        assertThat(Marks.divide("Pain rose.", List.of(new Mark(MarkKind.CUE, 4, 4))))
                .containsExactly(new Piece("Pain rose.", "", ""));
    }

    @Test
    void hasNoPieceOfAnEmptyText() {
        assertThat(Marks.divide("", List.of(new Mark(MarkKind.AGENT, 0, 3)))).isEmpty();
    }

    @Test
    void losesNoLetterWhateverTheMarks() {
        for (long seed = 0; seed < 300; seed++) {
            // Given
            Random random = new Random(seed);
            String text = "x".repeat(random.nextInt(30)) + "\uD83D\uDC2D <b>";
            List<Mark> marks = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int start = random.nextInt(50) - 5;
                marks.add(new Mark(KINDS.get(random.nextInt(KINDS.size())), start, start + random.nextInt(20) - 2));
            }

            // When
            List<Piece> pieces = Marks.divide(text, marks);

            // Then
            assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining()))
                    .as("seed %d", seed)
                    .isEqualTo(text);
            assertThat(pieces).as("seed %d", seed).noneMatch(piece -> piece.text()
                    .isEmpty());
            int at = 0;
            for (Piece piece : pieces) {
                int start = at;
                at += piece.text().length();
                int end = at;
                assertThat(marks.stream()
                                .filter(mark -> mark.start() < end && mark.end() > start && mark.start() < mark.end())
                                .map(mark -> mark.kind().label())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" ")))
                        .as("seed %d", seed)
                        .isEqualTo(piece.kinds());
            }
        }
    }
}
