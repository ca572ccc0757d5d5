package dev.consilience.service.publish.page;

import dev.consilience.stream.json.ClaimJson.QuoteJson;
import dev.consilience.stream.json.ClaimJson.SpanJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Cuts a text where marks begin and end.
 *
 * <p>Marks may overlap, and may be empty, as the cue is of a claim whose direction no single words carry. The pieces put
 * together are the text, whatever the marks: one that reaches beyond the text marks what there is of it.
 */
final class Marks {

    private Marks() {}

    /** The sentence of a quote, with its agent, its outcome and its cue marked. */
    static List<Piece> of(QuoteJson quote) {
        List<Mark> marks = new ArrayList<>();
        marks.add(mark(MarkKind.AGENT, quote.agent(), quote));
        marks.add(mark(MarkKind.CUE, quote.cue(), quote));
        marks.add(mark(MarkKind.OUTCOME, quote.outcome(), quote));
        return divide(quote.text(), marks);
    }

    /** Spans count from the beginning of the section, as the sentence does. */
    private static Mark mark(MarkKind kind, SpanJson span, QuoteJson quote) {
        return new Mark(kind, span.start(), span.end()).within(quote.start(), quote.end());
    }

    /**
     * The pieces of a text, in order.
     *
     * @param marks in any order
     */
    static List<Piece> divide(String text, List<Mark> marks) {
        List<Mark> there = marks.stream()
                .map(mark -> mark.within(0, text.length()))
                .filter(mark -> !mark.isEmpty())
                .sorted(Comparator.comparing(Mark::kind))
                .toList();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        for (Mark mark : there) {
            cuts.add(mark.start());
            cuts.add(mark.end());
        }
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int end : cuts.tailSet(1)) {
            pieces.add(piece(text, start, end, there));
            start = end;
        }
        return pieces;
    }

    private static Piece piece(String text, int start, int end, List<Mark> marks) {
        List<Mark> over = marks.stream()
                .filter(mark -> mark.start() <= start && mark.end() >= end)
                .toList();
        return new Piece(
                text.substring(start, end),
                labels(over),
                labels(over.stream().filter(mark -> mark.end() == end).toList()));
    }

    private static String labels(List<Mark> marks) {
        return marks.stream().map(mark -> mark.kind().label()).distinct().collect(Collectors.joining(" "));
    }
}
