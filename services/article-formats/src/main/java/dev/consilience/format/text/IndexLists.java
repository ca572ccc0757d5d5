package dev.consilience.format.text;

import dev.consilience.article.SubjectHeading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lists that stand behind the abstract on a page of PubMed: publication types, MeSH terms, substances. They say what
 * an indexer thought of the article; they are no text of it.
 *
 * @param text the lines without the lists
 */
record IndexLists(List<String> text, List<String> types, List<SubjectHeading> headings) {

    private static final Pattern TYPES = Pattern.compile("publication types?:?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADINGS = Pattern.compile(
            "(?:mesh terms?|substances|supplementary concepts?|mesh headings?):?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER = Pattern.compile(
            "(?:grants? and funding|grant support|associated data|related information|linkout.*|full text sources"
                    + "|other literature sources|research materials|medical|miscellaneous|personal name as subject):?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("^[•*\u2022\u25E6·-]\\s+");
    private static final int LONGEST_ITEM = 120;

    private enum Kind {
        NONE,
        TYPES,
        HEADINGS,
        OTHER
    }

    static IndexLists take(List<String> lines) {
        List<String> text = new ArrayList<>();
        List<String> types = new ArrayList<>();
        Map<String, SubjectHeading> headings = new LinkedHashMap<>();
        Kind open = Kind.NONE;
        for (String line : lines) {
            String plain = line.strip();
            Kind begins = header(plain, open);
            if (begins != Kind.NONE) {
                open = begins;
                continue;
            }
            if (open == Kind.NONE || (!plain.isEmpty() && !isItem(plain))) {
                open = Kind.NONE;
                text.add(line);
                continue;
            }
            String item = item(plain);
            if (item.isEmpty()) {
                continue;
            }
            if (open == Kind.TYPES) {
                types.add(item);
            } else if (open == Kind.HEADINGS) {
                headings.putIfAbsent(item.toLowerCase(Locale.ROOT), new SubjectHeading("", item));
            }
        }
        return new IndexLists(List.copyOf(text), List.copyOf(types), List.copyOf(headings.values()));
    }

    private static Kind header(String line, Kind open) {
        if (TYPES.matcher(line).matches()) {
            return Kind.TYPES;
        }
        if (HEADINGS.matcher(line).matches()) {
            return Kind.HEADINGS;
        }
        // "Medical" and the like are headings only where the lists have begun.
        if (open != Kind.NONE && OTHER.matcher(line).matches()) {
            return Kind.OTHER;
        }
        return Kind.NONE;
    }

    private static boolean isItem(String line) {
        return BULLET.matcher(line).find() || (line.length() <= LONGEST_ITEM && !line.endsWith("."));
    }

    /** The heading without its qualifier and its mark for a major topic. */
    private static String item(String line) {
        String bare = BULLET.matcher(line).replaceFirst("");
        int qualifier = bare.indexOf(" / ");
        if (qualifier > 0) {
            bare = bare.substring(0, qualifier);
        }
        return bare.replace("*", "").strip();
    }
}
