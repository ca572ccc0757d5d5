package dev.consilience.extraction.relation;

import dev.consilience.extraction.Token;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word of a sentence as pairs of names see it.
 *
 * @param word folded; a number is 0, a name {@code @} and its type
 * @param stem its beginning
 * @param kind what it says of how things bear on each other, see {@link WordClasses}
 * @param link whether it ties other words together and says nothing else
 * @param residue whether it is an amino acid of a protein, with its number or without: "Ser", "Ser209"
 */
record Symbol(String word, String stem, String kind, boolean link, boolean residue) {

    private static final Set<String> LINKS = Set.of(
            "of", "by", "in", "to", "with", "from", "on", "for", "through", "via", "after", "during", "and", "or", ",",
            "-", "(", ")", ":", ";", "that", "which", "but", "than", "as", "at", "against", "into", "between", "is",
            "was", "are", "were", "be", "been", "/", "upon", "both", "while", "whereas", "when", "who", "without");
    private static final Set<String> RESIDUES = Set.of(
            "ser",
            "thr",
            "tyr",
            "serine",
            "threonine",
            "tyrosine",
            "lysine",
            "lys",
            "serines",
            "threonines",
            "tyrosines");
    private static final Pattern NUMBERED_RESIDUE = Pattern.compile("(ser|thr|tyr|s|t|y)\\d{2,4}");

    /** The name that would act. */
    static final Symbol SUBJECT = name("@A");

    /** The name that would be acted on. */
    static final Symbol OBJECT = name("@B");

    private static final int STEM = 5;
    private static final int KEPT = 1 << 14;
    private static final Symbol HYPHEN = new Symbol("-", "-", WordClasses.NONE, true, false);
    private static final Symbol NUMBER = new Symbol("0", "0", WordClasses.NONE, false, false);

    private static Symbol name(String word) {
        return new Symbol(word, word, WordClasses.NONE, false, false);
    }

    static Symbol of(MentionType type) {
        return name("@" + type.name());
    }

    /** Words met before. Entries are immutable: a race between threads at worst makes one again. */
    private static final @Nullable Symbol[] MET = new Symbol[KEPT];

    static Symbol of(Token token, WordClasses classes) {
        String key = token.key();
        if (token.isHyphen()) {
            return HYPHEN;
        }
        if (Character.isDigit(key.charAt(0))) {
            return NUMBER;
        }
        int place = key.hashCode() & (KEPT - 1);
        Symbol met = MET[place];
        if (met == null || !met.word().equals(key)) {
            String stem = key;
            if (key.length() > STEM) {
                stem = key.substring(0, STEM);
            }
            met = new Symbol(key, stem, classes.of(key), LINKS.contains(key), isResidue(key));
            MET[place] = met;
        }
        return met;
    }

    private static boolean isResidue(String key) {
        return RESIDUES.contains(key) || NUMBERED_RESIDUE.matcher(key).matches();
    }

    boolean isName() {
        return word.startsWith("@");
    }
}
