package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.Token;
import dev.consilience.extraction.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence with the names in it, cut into words once for all pairs of names.
 *
 * @param span where it stands in the text
 * @param tokens its words
 * @param named the names that stand in it, in the order of the text
 * @param first by name: index of its first token
 * @param last by name: index behind its last token
 * @param index which sentence of the text it is, from 0
 * @param count how many sentences the text has
 */
@SuppressWarnings("ArrayRecordComponent") // places by index, read a million times, and never compared
public record MarkedSentence(
        TextSpan span, List<Token> tokens, List<Named> named, int[] first, int[] last, int index, int count) {

    static MarkedSentence of(String text, TextSpan span, List<Named> all, int index, int count) {
        List<Token> tokens = Tokenizer.tokenize(text, span);
        List<Named> inside = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (Named named : all) {
            if (named.span().start() < span.start() || named.span().end() > span.end()) {
                continue;
            }
            int from = 0;
            while (from < tokens.size()
                    && tokens.get(from).end() <= named.span().start()) {
                from++;
            }
            int to = from;
            while (to < tokens.size() && tokens.get(to).start() < named.span().end()) {
                to++;
            }
            if (to > from) {
                inside.add(named);
                places.add(new int[] {from, to});
            }
        }
        return new MarkedSentence(
                span,
                tokens,
                List.copyOf(inside),
                places.stream().mapToInt(place -> place[0]).toArray(),
                places.stream().mapToInt(place -> place[1]).toArray(),
                index,
                count);
    }

    /** The same with a word that says nothing in the place of one. */
    MarkedSentence without(int token) {
        List<Token> others = new ArrayList<>(tokens);
        others.set(token, others.get(token).silenced());
        return new MarkedSentence(span, others, named, first, last, index, count);
    }

    /** Whether a token belongs to one of the names. */
    boolean isNamed(int token) {
        for (int i = 0; i < first.length; i++) {
            if (first[i] <= token && token < last[i]) {
                return true;
            }
        }
        return false;
    }

    boolean overlap(int a, int b) {
        return first[a] < last[b] && first[b] < last[a];
    }
}
