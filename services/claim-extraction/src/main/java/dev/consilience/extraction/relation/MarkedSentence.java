package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.Token;
import dev.consilience.extraction.Tokenizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
 * @param words its words as pairs see them
 * @param names by name: what stands for it where others are looked at
 * @param opens by token: whether a name begins there
 */
@SuppressWarnings("ArrayRecordComponent") // places by index, read a million times, and never compared
public record MarkedSentence(
        TextSpan span,
        List<Token> tokens,
        List<Named> named,
        int[] first,
        int[] last,
        int index,
        int count,
        List<Symbol> words,
        List<Symbol> names,
        boolean[] opens) {

    private static final WordClasses CLASSES = WordClasses.standard();
    private static final Map<MentionType, Symbol> SYMBOLS = symbols();

    private static Map<MentionType, Symbol> symbols() {
        Map<MentionType, Symbol> symbols = new EnumMap<>(MentionType.class);
        for (MentionType type : MentionType.values()) {
            symbols.put(type, Symbol.of(type));
        }
        return symbols;
    }

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
        return of(
                span,
                tokens,
                inside,
                places.stream().mapToInt(place -> place[0]).toArray(),
                places.stream().mapToInt(place -> place[1]).toArray(),
                index,
                count);
    }

    /**
     * A sentence that has been cut into words already.
     *
     * @param first by name: index of its first token
     * @param last by name: index behind its last token
     * @param index which sentence of the text it is, from 0
     * @param count how many sentences the text has
     */
    public static MarkedSentence of(
            TextSpan span, List<Token> tokens, List<Named> named, int[] first, int[] last, int index, int count) {
        List<Symbol> words = new ArrayList<>(tokens.size());
        List<Symbol> names = new ArrayList<>();
        boolean[] opens = new boolean[tokens.size()];
        if (named.size() > 1) {
            tokens.forEach(token -> words.add(Symbol.of(token, CLASSES)));
            named.forEach(one -> names.add(Objects.requireNonNull(SYMBOLS.get(one.type()))));
            for (int token : first) {
                opens[token] = true;
            }
        }
        return new MarkedSentence(span, tokens, List.copyOf(named), first, last, index, count, words, names, opens);
    }

    /** The same with a word that says nothing in the place of one. */
    MarkedSentence without(int token) {
        List<Token> others = new ArrayList<>(tokens);
        others.set(token, others.get(token).silenced());
        return of(span, others, named, first, last, index, count);
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
