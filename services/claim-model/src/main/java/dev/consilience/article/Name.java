package dev.consilience.article;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the names of an article, in the one way in which it is written here: {@code doi:10.1016/j.pain.2011.07.025}.
 *
 * @param value without white space, not empty, at most {@value #LONGEST} characters
 */
public record Name(NameScheme scheme, String value) implements Comparable<Name> {

    private static final int LONGEST = 900;
    private static final char DELETE = 0x7f;
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Comparator<Name> ORDER =
            Comparator.comparing(Name::scheme).thenComparing(Name::value);

    public Name {
        if (value.isEmpty() || value.length() > LONGEST || hasSpaceOrControl(value)) {
            throw new IllegalArgumentException("A " + scheme + " is 1 to " + LONGEST
                    + " characters without white space, not \"" + value.substring(0, Math.min(80, value.length()))
                    + "\"");
        }
    }

    /** Of ASCII's, all of which stand before or at the space, but for one. */
    private static boolean hasSpaceOrControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) == DELETE) {
                return true;
            }
        }
        return false;
    }

    /** A DOI; case does not matter in one, so it is lowered. */
    public static Name doi(String doi) {
        return new Name(NameScheme.DOI, doi.strip().toLowerCase(Locale.ROOT));
    }

    /** A PubMed identifier. */
    public static Name pmid(String pmid) {
        return new Name(NameScheme.PMID, pmid.strip());
    }

    /** A PubMed Central identifier, with its prefix. */
    public static Name pmcid(String pmcid) {
        return new Name(NameScheme.PMCID, pmcid.strip().toUpperCase(Locale.ROOT));
    }

    /** Europe PMC's identifier of a preprint, with its prefix. */
    public static Name ppr(String ppr) {
        return new Name(NameScheme.PPR, ppr.strip().toUpperCase(Locale.ROOT));
    }

    /** The name for a text that states none; white space does not count. */
    public static Name text(String text) {
        String folded = text.strip().replaceAll("\\s+", " ");
        return new Name(NameScheme.TEXT, Digest.hex(folded.getBytes(StandardCharsets.UTF_8), 16));
    }

    /**
     * Journal, volume and first page: {@code citation:procnatlacadsciusa/108/3612}.
     *
     * @param journal as the National Library of Medicine abbreviates it; only its letters count, and not their case
     * @return nothing if one of the three is missing
     */
    public static Optional<Name> citation(String journal, String volume, String firstPage) {
        String letters = NOT_LETTERS.matcher(journal).replaceAll("").toLowerCase(Locale.ROOT);
        String number = volume.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        String page = firstPage.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        String whole = letters + "/" + number + "/" + page;
        if (letters.isEmpty() || number.isEmpty() || page.isEmpty() || whole.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new Name(NameScheme.CITATION, whole));
    }

    /**
     * A trial's registration: {@code trial:NCT01234567}.
     *
     * @param number as the registry writes it; neither case nor white space counts
     */
    public static Name trial(String number) {
        return new Name(NameScheme.TRIAL, number.replaceAll("\\s+", "").toUpperCase(Locale.ROOT));
    }

    /**
     * The name written so.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Name parse(String text) {
        NameScheme scheme = NameScheme.of(text)
                .orElseThrow(() -> new IllegalArgumentException("A name is written as doi:10.1000/x, not \""
                        + text.substring(0, Math.min(80, text.length())) + "\""));
        return new Name(scheme, text.substring(scheme.prefix().length() + 1));
    }

    @Override
    public int compareTo(Name other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return scheme.prefix() + ":" + value;
    }
}
