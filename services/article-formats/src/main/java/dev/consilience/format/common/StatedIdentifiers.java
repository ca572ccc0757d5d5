package dev.consilience.format.common;

import dev.consilience.article.Name;
import dev.consilience.format.Hints;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Identifiers in the forms in which people write them. */
public final class StatedIdentifiers {

    private static final int LONGEST_DOI = 900;
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d+)*/\\S+");
    private static final Pattern DOI_IN_TEXT = Pattern.compile("\\b10\\.\\d{4,9}(?:\\.\\d+)*/[^\\s\"<>\\]]+");
    private static final Pattern DOI_PREFIX =
            Pattern.compile("^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARXIV = Pattern.compile(
            "(?:(?:https?://arxiv\\.org/abs/|arxiv:\\s*)|(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)?10\\.48550/arxiv\\.)"
                    + "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PMID = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern PMID_IN_TEXT = Pattern.compile("\\bPMID:?\\s*([1-9]\\d{0,8})\\b");
    private static final Pattern PMCID = Pattern.compile("(PMC[1-9]\\d{0,9})(?:\\.\\d{1,3})?");
    private static final Pattern PMCID_IN_TEXT = Pattern.compile("\\bPMC[1-9]\\d{0,9}\\b");

    private StatedIdentifiers() {}

    /**
     * A DOI without a resolver's address, if it is one. An identifier of arXiv is written as the DOI that arXiv registers
     * for it, and a version of one is the same article.
     */
    public static Optional<String> doi(String stated) {
        Optional<String> arxiv = arxiv(stated);
        if (arxiv.isPresent()) {
            return arxiv;
        }
        String bare = DOI_PREFIX.matcher(stated.strip()).replaceFirst("").strip();
        if (bare.length() <= LONGEST_DOI && DOI.matcher(bare).matches()) {
            return Optional.of(bare);
        }
        return Optional.empty();
    }

    /** The DOI for an identifier of arXiv that says that it is one, {@code arXiv:2301.01234v2}. */
    public static Optional<String> arxiv(String stated) {
        Matcher matcher = ARXIV.matcher(stated.strip());
        if (matcher.matches()) {
            return Optional.of("10.48550/arXiv." + matcher.group(1));
        }
        return Optional.empty();
    }

    /** The first DOI in a running text, without the punctuation that follows it there. */
    public static Optional<String> doiWithin(String text) {
        Matcher matcher = DOI_IN_TEXT.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return doi(withoutPunctuation(matcher.group()));
    }

    /** A PubMed identifier, if it is one. */
    public static Optional<String> pmid(String stated) {
        String bare = stated.strip();
        if (bare.toLowerCase(Locale.ROOT).startsWith("pmid:")) {
            bare = bare.substring("pmid:".length()).strip();
        }
        if (PMID.matcher(bare).matches()) {
            return Optional.of(bare);
        }
        return Optional.empty();
    }

    /** The first PubMed identifier that a running text names as such. */
    public static Optional<String> pmidWithin(String text) {
        Matcher matcher = PMID_IN_TEXT.matcher(text);
        if (matcher.find()) {
            return Optional.of(matcher.group(1));
        }
        return Optional.empty();
    }

    /** A PubMed Central identifier, if it is one; a version of the paper, {@code PMC3157016.1}, is the same paper. */
    public static Optional<String> pmcid(String stated) {
        Matcher matcher = PMCID.matcher(stated.strip().toUpperCase(Locale.ROOT));
        if (matcher.matches()) {
            return Optional.of(matcher.group(1));
        }
        return Optional.empty();
    }

    /** The first PubMed Central identifier in a running text. */
    public static Optional<String> pmcidWithin(String text) {
        Matcher matcher = PMCID_IN_TEXT.matcher(text);
        if (matcher.find()) {
            return Optional.of(matcher.group());
        }
        return Optional.empty();
    }

    /** The names that a running text gives first, one of each scheme at most. */
    public static List<Name> namesWithin(String text) {
        return names(doiWithin(text), pmidWithin(text), pmcidWithin(text));
    }

    /** Those that there are. */
    public static List<Name> names(Optional<String> doi, Optional<String> pmid, Optional<String> pmcid) {
        return Stream.of(doi.map(Name::doi), pmid.map(Name::pmid), pmcid.map(Name::pmcid))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Some names, and of others those of a scheme that none of the first has. */
    public static List<Name> joined(List<Name> names, List<Name> others) {
        List<Name> joined = new ArrayList<>(names);
        for (Name other : others) {
            if (names.stream().noneMatch(name -> name.scheme() == other.scheme())) {
                joined.add(other);
            }
        }
        return List.copyOf(joined);
    }

    /**
     * What the sender declares, with what the document states where the sender says nothing.
     *
     * @throws RefusalException if the sender declares something that is no identifier
     */
    public static List<Name> declaredOr(Hints hints, List<Name> stated) throws RefusalException {
        Optional<String> doi = hints.doi().flatMap(StatedIdentifiers::doi);
        if (doi.isEmpty() && hints.doi().isPresent()) {
            throw new RefusalException(
                    RefusalCode.BAD_IDENTIFIER, "\"" + hints.doi().get() + "\" is not a DOI");
        }
        Optional<String> pmid = hints.pmid().flatMap(StatedIdentifiers::pmid);
        if (pmid.isEmpty() && hints.pmid().isPresent()) {
            throw new RefusalException(
                    RefusalCode.BAD_IDENTIFIER, "\"" + hints.pmid().get() + "\" is not a PMID");
        }
        return joined(names(doi, pmid, Optional.empty()), stated);
    }

    private static String withoutPunctuation(String found) {
        String bare = found;
        while (!bare.isEmpty()) {
            char last = bare.charAt(bare.length() - 1);
            boolean unmatched = last == ')' && bare.indexOf('(') < 0;
            if (".,;:'*_]}>".indexOf(last) < 0 && !unmatched) {
                break;
            }
            bare = bare.substring(0, bare.length() - 1);
        }
        // [10.1000/x](https://doi.org/10.1000/x): the bracket between the two ends the first.
        int bracket = bare.indexOf("](");
        if (bracket > 0) {
            bare = bare.substring(0, bracket);
        }
        return bare;
    }
}
