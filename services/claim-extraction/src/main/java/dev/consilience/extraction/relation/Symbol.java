package dev.consilience.extraction.relation;

import dev.consilience.extraction.Token;
import org.jspecify.annotations.Nullable;

/**
 * A word of a sentence as pairs of names see it.
 *
 * @param word folded; a number is 0, a name {@code @} and its type
 * @param stem its beginning
 * @param kind what it says of how things bear on each other, see {@link WordClasses}
 */
record Symbol(String word, String stem, String kind) {

    /** The name that would act. */
    static final Symbol SUBJECT = name("@A");

    /** The name that would be acted on. */
    static final Symbol OBJECT = name("@B");

    private static final int STEM = 5;
    private static final int KEPT = 1 << 13;
    private static final Symbol HYPHEN = new Symbol("-", "-", WordClasses.NONE);
    private static final Symbol NUMBER = new Symbol("0", "0", WordClasses.NONE);

    private static Symbol name(String word) {
        return new Symbol(word, word, WordClasses.NONE);
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
            met = new Symbol(key, stem, classes.of(key));
            MET[place] = met;
        }
        return met;
    }

    boolean isName() {
        return word.startsWith("@");
    }
}
