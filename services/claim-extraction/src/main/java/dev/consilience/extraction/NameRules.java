package dev.consilience.extraction;

import dev.consilience.vocabulary.ConceptType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a name has to look like in text to be that name. Rules for all names of a vocabulary, so that no list of them is
 * needed; what they do not know, an installation can add as {@link FormAdvice}.
 *
 * <p>Own names are taken as they stand, acronyms as printed or with a capital first letter: "ARC" and "Arc" may be the
 * gene, "arc" is not. Further names come from vocabularies made to be looked things up in, not to be found in prose:
 *
 * <ul>
 *   <li>a number, a Roman numeral, and a name that opens with a change ("decreased body weight", "abnormal gait") are left
 *       out: the change is what the rules have to see;
 *   <li>an ordinary word ({@code lexicon/common_words.tsv}) is a name only as printed, and only if it is not printed like
 *       an ordinary word: WAS, not "was" and not "Was";
 *   <li>an acronym, and a word with a capital inside (cAMP), only as printed, or, not at the beginning of a sentence, with a
 *       capital first letter;
 *   <li>a name of which the label is a qualified form ("inhibition" of "Inhibition, Psychological"), and a gene's synonym
 *       that is a word in small letters and does not end like a protein, are left out;
 *   <li>an acronym of letters that is not the label, and one or two characters, only after the article has used another name of the concept.
 * </ul>
 */
public final class NameRules {

    /** The name is not taken. */
    static final int LEFT_OUT = -1;

    private static final int LONGEST_ACRONYM = 5;
    private static final int LONGEST_WITH_CAPITAL_INSIDE = 6;
    private static final int SHORTEST_WORD = 3;

    /** No ordinary word in the table is longer; most names are. */
    private static final int LONGEST_COMMON = 16;

    private static final int LONGEST_CHANGE = 32;

    private static final List<String> PROTEIN_ENDINGS =
            List.of("in", "ins", "ine", "ines", "ase", "ases", "gen", "kine", "one", "ol", "ide", "oid", "or", "phin");

    private final List<String> decoys;
    private final Set<String> common = new HashSet<>();
    private final Set<String> changes = new HashSet<>();
    private final FormAdvice advice;

    NameRules(FormAdvice advice) {
        this.advice = advice;
        decoys = TabbedTable.resource("lexicon/decoys.tsv", Set.of("name", "why")).stream()
                .map(row -> row.require("name"))
                .toList();
        for (TabbedTable.Row row : TabbedTable.resource("lexicon/common_words.tsv", Set.of("kind", "words"))) {
            if (row.require("kind").equals("change")) {
                changes.addAll(row.list("words"));
            } else {
                common.addAll(row.list("words"));
            }
        }
    }

    /** Names that contain that of a concept and are none: "myocardial depression" is no depression. */
    List<String> decoys() {
        return decoys;
    }

    FormAdvice advice() {
        return advice;
    }

    /**
     * Whether a name from elsewhere means what it says wherever it stands and however it is printed: no acronym, no
     * ordinary word, and nothing in it that says of a change.
     */
    public boolean isPlain(String name) {
        if (further(name) != 0) {
            return false;
        }
        for (Token token : Tokenizer.tokenize(name)) {
            if (changes.contains(token.key())) {
                return false;
            }
        }
        return true;
    }

    /** The rules that hold without any advice. */
    public static NameRules standard() {
        return new NameRules(FormAdvice.none());
    }

    /** Flags of a name of the own lexicon. */
    int own(String name) {
        int flags = tied(name);
        if (isOneWord(name) && isAcronym(name)) {
            flags |= Dictionary.CASED;
        }
        return flags;
    }

    /**
     * Flags of a name from elsewhere, or {@link #LEFT_OUT}.
     *
     * @param label of the concept, which may be the name
     * @param type of the concept
     */
    int further(String name, String label, ConceptType type) {
        int flags = further(name);
        if (flags == LEFT_OUT || isUnqualified(name, label)) {
            return LEFT_OUT;
        }
        if (name.equals(label)) {
            return flags;
        }
        boolean molecule = type == ConceptType.GENE_OR_PROTEIN || type == ConceptType.PROTEIN_COMPLEX;
        if (molecule && isSmallWord(name)) {
            return LEFT_OUT;
        }
        if (isLetterAcronym(name)) {
            return flags | Dictionary.CASED | Dictionary.EVIDENCE;
        }
        return flags;
    }

    /** "Inhibition" of "Inhibition, Psychological": the vocabulary itself says that the bare word is something else. */
    private static boolean isUnqualified(String name, String label) {
        int end = name.length();
        return label.length() > end + 2
                && label.startsWith(name)
                && (label.startsWith(", ", end) || label.startsWith(" (", end));
    }

    /**
     * "Related", "multiple": what is left of a gene's names where somebody cut them at commas. Names of proteins in small
     * letters end otherwise.
     */
    private static boolean isSmallWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isLowerCase(name.charAt(i))) {
                return false;
            }
        }
        return PROTEIN_ENDINGS.stream().noneMatch(name::endsWith);
    }

    /** Three to five capitals and nothing else, which may stand for anything as long as the article does not say. */
    private static boolean isLetterAcronym(String name) {
        if (name.length() > LONGEST_ACRONYM) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isUpperCase(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Flags of a name from elsewhere that show in the name alone, or {@link #LEFT_OUT}. */
    int further(String name) {
        int advised = advice.flags(name);
        if (advised == LEFT_OUT) {
            return LEFT_OUT;
        }
        int letters = 0;
        int characters = 0;
        boolean capitalInside = false;
        boolean space = false;
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (Character.isLetter(character)) {
                letters++;
                capitalInside |= characters > 0 && Character.isUpperCase(character);
            }
            if (Character.isLetterOrDigit(character)) {
                characters++;
            }
            space |= character == ' ';
        }
        if (letters == 0 || isRomanNumeral(name) || opensWithChange(name)) {
            return LEFT_OUT;
        }
        int flags = tied(name) | advised;
        if (characters <= 2) {
            return flags | Dictionary.CASED | Dictionary.EVIDENCE | Dictionary.COMMON;
        }
        if (isCommon(name, space)) {
            if (!capitalInside) {
                return LEFT_OUT;
            }
            return flags | Dictionary.CASED | Dictionary.COMMON;
        }
        boolean acronym = letters <= LONGEST_ACRONYM && isAcronym(name);
        boolean mixed = !space && capitalInside && letters <= LONGEST_WITH_CAPITAL_INSIDE;
        if (acronym || mixed) {
            flags |= Dictionary.CASED;
        }
        return flags;
    }

    /** Whether a name, or each word of a short one, is an ordinary word: "as", "AN-1", "OR 5". */
    private boolean isCommon(String name, boolean space) {
        if (name.length() > LONGEST_COMMON) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (common.contains(lower)
                || (lower.endsWith("s") && common.contains(lower.substring(0, lower.length() - 1)))) {
            return true;
        }
        if (space && lower.length() > LONGEST_ACRONYM + 3) {
            return false;
        }
        for (Token token : Tokenizer.tokenize(name)) {
            String key = token.key();
            if (Character.isLetter(key.charAt(0)) && !common.contains(withoutDigits(key))) {
                return false;
            }
        }
        return true;
    }

    private static String withoutDigits(String key) {
        int end = key.length();
        while (end > 0 && Character.isDigit(key.charAt(end - 1))) {
            end--;
        }
        return key.substring(0, end);
    }

    private boolean opensWithChange(String name) {
        int space = name.indexOf(' ');
        if (space < 0) {
            return false;
        }
        String lower =
                name.substring(0, Math.min(name.length(), LONGEST_CHANGE)).toLowerCase(Locale.ROOT);
        int second = lower.indexOf(' ', space + 1);
        return (space < lower.length() && changes.contains(lower.substring(0, space)))
                || (second > 0 && changes.contains(lower.substring(0, second)));
    }

    private static boolean isRomanNumeral(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("IVXivx".indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int tied(String name) {
        if (name.contains("-induced") || name.contains("-evoked") || name.contains("-related")) {
            return Dictionary.TIED;
        }
        return 0;
    }

    private static boolean isOneWord(String name) {
        int words = 0;
        for (Token token : Tokenizer.tokenize(name)) {
            if (!token.isHyphen()) {
                words++;
            }
        }
        return words == 1;
    }

    private static boolean isAcronym(String name) {
        int letters = 0;
        boolean capitals = true;
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (Character.isLetter(character)) {
                letters++;
                capitals &= Character.toUpperCase(character) == character;
            }
        }
        // "Cm" is an element and "cm" a length: so short a name means what it says only as it is printed.
        return letters > 0 && letters <= LONGEST_ACRONYM && (capitals || letters <= SHORTEST_WORD);
    }
}
