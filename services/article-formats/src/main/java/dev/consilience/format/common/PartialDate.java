package dev.consilience.format.common;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as printed, as far as they go: {@code 2011}, {@code 2011-11}, {@code 2011-11-05}. */
public final class PartialDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH_NAME =
            "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
                    + "|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile(MONTH_NAME + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?\\s+" + MONTH_NAME + ",?\\s+(\\d{4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR_MONTH_DAY =
            Pattern.compile("(\\d{4})\\s+" + MONTH_NAME + "(?:[^\\d]*?\\s+(\\d{1,2}))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("\\b(1[89]\\d\\d|20\\d\\d)\\b");

    private PartialDate() {}

    /** A line that is a date and nothing else, in one of the ways in which pages print it. */
    public static Optional<String> ofLine(String line) {
        String text = line.strip();
        Matcher iso = ISO.matcher(text);
        if (iso.matches() && iso.group(2) != null) {
            return of(iso.group(1), group(iso, 2), group(iso, 3));
        }
        Matcher american = MONTH_DAY_YEAR.matcher(text);
        if (american.matches()) {
            return of(american.group(3), american.group(1), american.group(2));
        }
        Matcher british = DAY_MONTH_YEAR.matcher(text);
        if (british.matches()) {
            return of(british.group(3), british.group(2), british.group(1));
        }
        return Optional.empty();
    }

    /** A date that begins with its year, as citations and PubMed have it: {@code 2011 Nov 5}, {@code 1998 Dec-1999 Jan}. */
    public static Optional<String> ofCitation(String text) {
        Matcher full = YEAR_MONTH_DAY.matcher(text);
        if (full.find()) {
            return of(full.group(1), full.group(2), group(full, 3));
        }
        Matcher year = YEAR.matcher(text);
        if (year.find()) {
            return Optional.of(year.group(1));
        }
        return Optional.empty();
    }

    /** What somebody wrote as an ISO date or the beginning of one, if it is. */
    public static Optional<String> ofIso(String text) {
        Matcher iso = ISO.matcher(text.strip());
        if (iso.matches()) {
            return of(iso.group(1), group(iso, 2), group(iso, 3));
        }
        return Optional.empty();
    }

    /** From parts, any of which but the year may be empty; a month may be a name. What makes no sense is left off. */
    public static Optional<String> of(String year, String month, String day) {
        if (!isNumber(year, 4, 4)) {
            return Optional.empty();
        }
        int monthNumber = monthNumber(month.strip());
        if (monthNumber == 0) {
            return Optional.of(year);
        }
        String yearAndMonth = year + twoDigits(monthNumber);
        if (!isNumber(day, 1, 2)) {
            return Optional.of(yearAndMonth);
        }
        int dayNumber = Integer.parseInt(day);
        if (dayNumber < 1 || dayNumber > 31) {
            return Optional.of(yearAndMonth);
        }
        return Optional.of(yearAndMonth + twoDigits(dayNumber));
    }

    /** Not by a format: each paper has half a dozen dates. */
    private static String twoDigits(int number) {
        if (number < 10) {
            return "-0" + number;
        }
        return "-" + number;
    }

    private static int monthNumber(String month) {
        if (isNumber(month, 1, 2)) {
            int number = Integer.parseInt(month);
            if (number <= 12) {
                return number;
            }
            return 0;
        }
        if (month.length() < 3) {
            return 0;
        }
        return MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static boolean isNumber(String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String group(Matcher matcher, int group) {
        String found = matcher.group(group);
        if (found == null) {
            return "";
        }
        return found;
    }
}
