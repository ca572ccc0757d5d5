package dev.consilience.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the group is named whose research an article reports: by its senior author, who by the convention of biomedicine is
 * named last. Written as {@code orcid:0000-0002-1825-0097} where the author's ORCID is given, else as {@code
 * name:jimenez-diaz m}, or as {@code collective:...} where the last author is a collective.
 *
 * <h2>A guess</h2>
 *
 * Two people of one name are taken for one group, and one who signs now with an ORCID and now without for two; a field
 * that names its authors by the alphabet has no senior author in that place. So a group is never used to tell that two
 * papers are one study: it makes a further study of the same group count less than one of strangers, and never makes
 * any count more than it would if nothing were known of its authors.
 */
public final class ResearchGroup {

    /** The group of an article of which that is not known. */
    public static final String UNKNOWN = "";

    private static final String ORCID = "orcid:";
    private static final String NAME = "name:";
    private static final String COLLECTIVE = "collective:";

    /** It travels with each claim. Longer names are of consortia that list their members. */
    private static final int LONGEST = 160;

    private static final Pattern FORM = Pattern.compile("(?:" + ORCID + "|" + NAME + "|" + COLLECTIVE + ")\\S.*");
    private static final Pattern ORCID_FORM =
            Pattern.compile("(?:.*[/:\\s])?(\\d{4})-?(\\d{4})-?(\\d{4})-?(\\d{3}[\\dX])/?");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{N}-]+");
    private static final Pattern INSIDE_A_NAME = Pattern.compile("['\u2018\u2019\u02BC`.]");
    private static final Pattern HYPHENS = Pattern.compile("[\u2010-\u2015]");
    private static final Pattern GENERATION =
            Pattern.compile("[\\s,]+(?:jr|sr|2nd|3rd|ii|iii|iv)\\.?$", Pattern.CASE_INSENSITIVE);

    /** Letters that carry no accent to take off, as most spell them without. */
    private static final Map<Integer, String> PLAIN = Map.of(
            (int) '\u00F8',
            "o",
            (int) '\u0142',
            "l",
            (int) '\u00DF',
            "ss",
            (int) '\u0111',
            "d",
            (int) '\u00F0',
            "d",
            (int) '\u00E6',
            "ae",
            (int) '\u0153',
            "oe",
            (int) '\u0131',
            "i",
            (int) '\u00FE',
            "th");

    private ResearchGroup() {}

    /**
     * The group of an author with that ORCID.
     *
     * @param stated with or without hyphens and an address before it
     * @return nothing if it is none, or if its last digit does not follow from the others by ISO 7064, MOD 11-2
     */
    public static Optional<String> ofOrcid(String stated) {
        Matcher matcher = ORCID_FORM.matcher(stated.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(4);
        if (digits.charAt(15) != lastOfOrcid(digits)) {
            return Optional.empty();
        }
        return Optional.of(
                ORCID + String.join("-", matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)));
    }

    private static char lastOfOrcid(String digits) {
        int total = 0;
        for (int at = 0; at < 15; at++) {
            total = (total + Character.digit(digits.charAt(at), 10)) * 2;
        }
        int last = (12 - total % 11) % 11;
        if (last == 10) {
            return 'X';
        }
        return Character.forDigit(last, 10);
    }

    /**
     * The group of an author of that name. Case, accents, points and the ways to write a hyphen do not count.
     *
     * @param family the family name
     * @param given the given names, or their initials run together or apart; may be empty
     * @return nothing if the family name has no letters
     */
    public static Optional<String> ofPerson(String family, String given) {
        String name = folded(withoutGeneration(family));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(shortened(NAME + (name + " " + initials(given)).strip()));
    }

    /** The group of an author of that name as citations write it: {@code Jimenez-Diaz M}, or with a comma behind the first. */
    public static Optional<String> ofPerson(String whole) {
        String name = withoutGeneration(whole);
        int comma = name.indexOf(',');
        if (comma >= 0) {
            return ofPerson(name.substring(0, comma), name.substring(comma + 1));
        }
        int space = name.lastIndexOf(' ');
        if (space < 0) {
            return ofPerson(name, "");
        }
        return ofPerson(name.substring(0, space), name.substring(space + 1));
    }

    /** The group of that name, of several people who sign as one. Nothing if the name has no letters. */
    public static Optional<String> ofCollective(String name) {
        String folded = folded(name);
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(shortened(COLLECTIVE + folded));
    }

    /** Whether a group is told by an ORCID, which is surer than by a name. */
    static boolean isOrcid(String group) {
        return group.startsWith(ORCID);
    }

    /**
     * The group, if it is written as groups are, or empty.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static String checked(String group) {
        if (!group.isEmpty()
                && (group.length() > LONGEST || !FORM.matcher(group).matches())) {
            throw new IllegalArgumentException(
                    "A group is written as orcid:, name: or collective: and at most " + LONGEST
                            + " characters in all, not \"" + group.substring(0, Math.min(200, group.length())) + "\"");
        }
        return group;
    }

    /** The first letters; what is written in capitals only, and in at most four, are initials already. */
    private static String initials(String given) {
        String bare = withoutGeneration(given);
        StringBuilder initials = new StringBuilder();
        int start = 0;
        for (int at = 0; at <= bare.length(); at++) {
            if (at == bare.length() || isBetweenNames(bare.charAt(at))) {
                addInitials(bare.substring(start, at), initials);
                start = at + 1;
            }
        }
        return initials.toString();
    }

    private static boolean isBetweenNames(char sign) {
        return sign == ' '
                || sign == '.'
                || sign == ','
                || sign == '-'
                || (sign >= '\u2010' && sign <= '\u2015')
                || Character.isWhitespace(sign);
    }

    private static void addInitials(String part, StringBuilder initials) {
        String letters = folded(part);
        if (letters.isEmpty()) {
            return;
        }
        if (part.length() <= 4 && part.equals(part.toUpperCase(Locale.ROOT))) {
            initials.append(letters);
        } else {
            initials.appendCodePoint(letters.codePointAt(0));
        }
    }

    private static String withoutGeneration(String name) {
        String bare = name.strip();
        if (bare.indexOf(' ') < 0 && bare.indexOf(',') < 0) {
            return bare;
        }
        return GENERATION.matcher(bare).replaceFirst("");
    }

    /** What most names are, and what nothing is to be done to: of millions of citations each has one. */
    private static boolean isPlain(String lower) {
        for (int at = 0; at < lower.length(); at++) {
            char letter = lower.charAt(at);
            boolean inside = at > 0 && at < lower.length() - 1;
            boolean single = letter == ' ' && inside && lower.charAt(at - 1) != ' ';
            if ((letter < 'a' || letter > 'z') && !single) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isPlain(lower)) {
            return lower;
        }
        String parted =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder plain = new StringBuilder();
        parted.codePoints().forEach(letter -> {
            String instead = PLAIN.get(letter);
            if (instead == null) {
                plain.appendCodePoint(letter);
            } else {
                plain.append(instead);
            }
        });
        String hyphened = HYPHENS.matcher(plain).replaceAll("-");
        String whole = INSIDE_A_NAME.matcher(hyphened).replaceAll("");
        return NOT_OF_A_NAME.matcher(whole).replaceAll(" ").strip();
    }

    private static String shortened(String group) {
        if (group.length() <= LONGEST) {
            return group;
        }
        int end = LONGEST;
        if (Character.isHighSurrogate(group.charAt(end - 1))) {
            end--;
        }
        return group.substring(0, end).strip();
    }
}
