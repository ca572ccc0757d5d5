package dev.consilience.format.common;

import dev.consilience.article.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something was published, read from the line that says so: {@code Suciu-Foca N, Lewis R. Hum Immunol. 2001
 * Oct;62(10):1063}.
 */
public final class Citation {

    /** Volume and first page behind a year; a supplement belongs to the volume, and the issue to nothing. */
    private static final Pattern PLACE = Pattern.compile(
            "(?<=[.)\\]\\s])((?:1[89]|20)\\d\\d)\\b([^;:]{0,40});\\s*([^:;()]{1,40}?)\\s*(?:\\(([^()]{0,60})\\))?\\s*:\\s*([A-Za-z]{0,4}\\d[\\w.]*)");

    /** The same with the year in brackets: {@code Genome Biol (2015) 16:125}. */
    private static final Pattern YEAR_IN_BRACKETS = Pattern.compile(
            "(?:^|[.,;:?!(\\u201D\"]\\s*)([A-Z][\\p{L} .&]{1,80}?)[.,]?\\s*\\((?:1[89]|20)\\d\\d\\)[,:;]?\\s*(\\d{1,4})\\s*(?:\\([^()]{0,30}\\))?\\s*[:,]\\s*([A-Za-z]{0,4}\\d[\\w.]*)");

    private static final Pattern FIRST_PAGE = Pattern.compile("[A-Za-z]{0,6}\\d[\\w.]*");
    private static final int LONGEST = 1_000;

    private Citation() {}

    /** The name that a line gives to an article, if it has journal, volume and page. */
    public static Optional<Name> name(String line) {
        String text = Wording.line(line.substring(0, Math.min(LONGEST, line.length())));
        Matcher place = PLACE.matcher(text);
        if (!place.find()) {
            return nameWithYearInBrackets(text);
        }
        String before = text.substring(0, place.start()).strip().replaceFirst("[.,;]+$", "");
        // Authors and title stand before the journal, each ended by a full stop.
        String journal = before.substring(before.lastIndexOf(". ") + 1).strip();
        return Name.citation(journal, place.group(3), firstPage(place.group(5)));
    }

    private static Optional<Name> nameWithYearInBrackets(String text) {
        Matcher matcher = YEAR_IN_BRACKETS.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Name.citation(matcher.group(1), matcher.group(2), firstPage(matcher.group(3)));
    }

    /** All names that a line gives to one article: its DOI, its PubMed identifiers, its journal, volume and page. */
    public static List<Name> names(String line) {
        List<Name> names = new ArrayList<>(StatedIdentifiers.namesWithin(line));
        name(line).ifPresent(names::add);
        return names;
    }

    /** The first of the pages {@code 1063-8; discussion 1070}. */
    public static String firstPage(String pages) {
        Matcher matcher = FIRST_PAGE.matcher(pages.strip());
        if (!matcher.lookingAt()) {
            return "";
        }
        return matcher.group().replaceFirst("\\.+$", "");
    }
}
