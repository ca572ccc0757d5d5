package dev.consilience.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Phrases and what they stand for; the longest that fits wins. In a phrase {@code ...} stands for up to three words.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseTable<T> {

    /** A phrase found in a sentence: tokens {@code first} up to but without {@code last}. */
    record Match<T>(int first, int last, T value) {}

    private record Phrase<T>(List<String> keys, T value) {}

    private static final String GAP = "...";
    private static final int LONGEST_GAP = 3;

    private final Map<String, List<Phrase<T>>> byFirstWord = new HashMap<>();

    /** Adds a phrase; of two with the same words the first stays ahead. */
    void put(String phrase, T value) {
        List<String> keys = new ArrayList<>();
        for (String part : phrase.strip().split("\\s+", -1)) {
            if (part.equals(GAP)) {
                keys.add(GAP);
            } else {
                Tokenizer.tokenize(part).forEach(token -> keys.add(token.key()));
            }
        }
        List<Phrase<T>> phrases = byFirstWord.computeIfAbsent(keys.get(0), key -> new ArrayList<>());
        phrases.add(new Phrase<>(List.copyOf(keys), value));
        phrases.sort(Comparator.comparingInt((Phrase<T> entry) -> entry.keys().size())
                .reversed());
    }

    /** The longest phrase that begins at a token. */
    Optional<Match<T>> match(List<Token> tokens, int first) {
        List<Phrase<T>> phrases = byFirstWord.get(tokens.get(first).key());
        if (phrases == null) {
            return Optional.empty();
        }
        for (Phrase<T> phrase : phrases) {
            int end = end(tokens, first + 1, phrase.keys(), 1);
            if (end > 0) {
                return Optional.of(new Match<>(first, end, phrase.value()));
            }
        }
        return Optional.empty();
    }

    /** All phrases that begin at a token, the longest first. */
    List<Match<T>> matches(List<Token> tokens, int first) {
        List<Phrase<T>> phrases = byFirstWord.get(tokens.get(first).key());
        if (phrases == null) {
            return List.of();
        }
        List<Match<T>> found = new ArrayList<>(2);
        for (Phrase<T> phrase : phrases) {
            int end = end(tokens, first + 1, phrase.keys(), 1);
            if (end > 0) {
                found.add(new Match<>(first, end, phrase.value()));
            }
        }
        return found;
    }

    private static int end(List<Token> tokens, int position, List<String> keys, int next) {
        if (next == keys.size()) {
            return position;
        }
        if (keys.get(next).equals(GAP)) {
            for (int gap = 0; gap <= LONGEST_GAP && position + gap < tokens.size(); gap++) {
                if (gap > 0 && !tokens.get(position + gap - 1).isWord()) {
                    return -1;
                }
                int end = end(tokens, position + gap, keys, next + 1);
                if (end > 0) {
                    return end;
                }
            }
            return -1;
        }
        if (position >= tokens.size() || !tokens.get(position).key().equals(keys.get(next))) {
            return -1;
        }
        return end(tokens, position + 1, keys, next + 1);
    }
}
