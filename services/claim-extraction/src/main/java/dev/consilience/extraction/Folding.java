package dev.consilience.extraction;

import java.util.Locale;
import java.util.Map;

/** Makes different spellings of a word comparable: lower case, Greek letters by their names, typographic marks plain. */
final class Folding {

    private static final Map<Character, String> NAMES = Map.ofEntries(
            Map.entry('α', "alpha"),
            Map.entry('β', "beta"),
            Map.entry('γ', "gamma"),
            Map.entry('δ', "delta"),
            Map.entry('ε', "epsilon"),
            Map.entry('ζ', "zeta"),
            Map.entry('η', "eta"),
            Map.entry('θ', "theta"),
            Map.entry('κ', "kappa"),
            Map.entry('λ', "lambda"),
            Map.entry('μ', "mu"),
            Map.entry('µ', "mu"),
            Map.entry('σ', "sigma"),
            Map.entry('τ', "tau"),
            Map.entry('ω', "omega"),
            Map.entry('’', "'"));

    private Folding() {}

    /** The folded form; equal for words that differ in case and in the spelling of Greek letters only. */
    static String fold(String word) {
        // The same string where there is nothing to change.
        String lower = word.toLowerCase(Locale.ROOT);
        boolean plain = true;
        for (int i = 0; i < lower.length() && plain; i++) {
            plain = lower.charAt(i) < 128;
        }
        if (plain) {
            return lower;
        }
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            String name = NAMES.get(letter);
            if (name == null) {
                folded.append(letter);
            } else {
                folded.append(name);
            }
        }
        return folded.toString();
    }
}
