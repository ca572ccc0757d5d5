package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.service.publish.page.MatrixView.Axis;
import dev.consilience.service.publish.page.MatrixView.Cell;
import dev.consilience.service.publish.page.MatrixView.Heading;
import dev.consilience.service.publish.page.MatrixView.Known;
import dev.consilience.service.publish.page.MatrixView.Row;
import dev.consilience.service.publish.page.MatrixView.Zoom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixViewTest {

    private static final List<Axis> AGENTS =
            List.of(new Axis("A:1", "A:1", "drug", true), new Axis("A:2~inhibited", "A:2", "<b>other</b>", false));
    private static final List<Axis> OUTCOMES =
            List.of(new Axis("O:1", "O:1", "pain", true), new Axis("O:2", "O:2", "sleep", false));

    private static Known known(String verdict, double belief) {
        return new Known("A:1..O:2", "A:1", "O:2", verdict, "DECREASES", belief, 3);
    }

    private static MatrixView view(Known known, Zoom zoom) {
        return MatrixView.of(
                zoom, List.of(), List.of(), AGENTS, OUTCOMES, List.of(known), false, "2026-03-04T12:00:00Z");
    }

    @Test
    void putsWhatIsKnownWhereItsAgentMeetsItsOutcome() {
        MatrixView view = view(known("CONTEXT_DEPENDENT", 0.5), new Zoom("", "O:9"));

        List<Row> rows = view.rows();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).cells()).extracting(Cell::key).containsExactly("", "A:1..O:2");
        assertThat(rows.get(1).cells()).extracting(Cell::key).containsExactly("", "");
        assertThat(rows.get(0).cells().get(1).words())
                .isEqualTo("drug decreases sleep: context-dependent, believed 0.500, 3 studies");
        assertThat(rows.get(0).agent().address()).isEqualTo("/view/matrix?agent=A:1&outcome=O:9");
        assertThat(rows.get(1).agent().address()).as("nothing lies beneath it").isEqualTo("/view/claims?agent=A:2");
        assertThat(view.columns())
                .extracting(Heading::address)
                .containsExactly("/view/matrix?outcome=O:1", "/view/claims?outcome=O:2");
    }

    @ParameterizedTest
    @CsvSource({"0, belief-1", "0.24, belief-1", "0.25, belief-2", "0.5, belief-3", "0.99, belief-4", "1, belief-4"})
    void colourIsTheStrongerTheMoreIsBelieved(double belief, String step) {
        Row row = view(known("CONSISTENT", belief), new Zoom("", "")).rows().get(0);

        assertThat(row.cells().get(1).kinds()).isEqualTo("decreases " + step);
        assertThat(row.cells().get(1).verdict()).as("no sign where all agree").isEmpty();
    }

    @Test
    void namesEachCellForWhoeverCannotSeeIt() {
        assertThat(Layout.of("matrix", view(known("CONFLICTING", 0.5), new Zoom("", ""))))
                .contains("aria-label=\"drug decreases sleep: conflicting, believed 0.500, 3 studies\"")
                .contains("<use href=\"#CONFLICTING\"/></svg><span aria-hidden=\"true\">3</span>")
                .contains("&lt;b&gt;other&lt;/b&gt;")
                .doesNotContain("<b>other");
    }
}
