package dev.consilience.format.retractions;

import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.Wording;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a record of one row: what the list says of the article that was retracted, corrected or questioned. */
final class ListedRetraction {

    private static final Pattern AMERICAN_DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})\\b.*");
    private static final Pattern RECORD_NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern ISO_START = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?=[T ]|$)");

    private static final Map<String, StatusChange> NATURES = Map.of(
            "retraction", StatusChange.RETRACTED,
            "withdrawal", StatusChange.RETRACTED,
            "removal", StatusChange.RETRACTED,
            "correction", StatusChange.CORRECTED,
            "corrigendum", StatusChange.CORRECTED,
            "erratum", StatusChange.CORRECTED,
            "addendum", StatusChange.CORRECTED,
            "expression of concern", StatusChange.CONCERN,
            "reinstatement", StatusChange.REINSTATED);

    private final Hints hints;
    private final Limits limits;

    ListedRetraction(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    /**
     * Reads a row.
     *
     * @param cells by the names of their columns, in lower-case letters and digits only
     * @throws RefusalException if it names no article, or nothing that has become of it
     */
    SourceRecord read(RetractionListFormat.Kind kind, Map<String, String> cells) throws RefusalException {
        return switch (kind) {
            case RETRACTION_WATCH -> retractionWatch(cells);
            case OPEN_RETRACTIONS -> openRetractions(cells);
        };
    }

    private SourceRecord retractionWatch(Map<String, String> cells) throws RefusalException {
        List<Name> names = names(cell(cells, "originalpaperdoi"), cell(cells, "originalpaperpubmedid"));
        String nature = cell(cells, "retractionnature");
        String since = date(cell(cells, "retractiondate"));
        RecordDraft draft = new RecordDraft("retraction-watch", hints);
        String number = cell(cells, "recordid");
        if (RECORD_NUMBER.matcher(number).matches()) {
            draft.key(number);
        }
        return draft.names(names)
                .revision(since)
                .text(Wording.line(cell(cells, "title")), List.of())
                .published(date(cell(cells, "originalpaperdate")))
                .notice(Notice.ofItself(
                        change(nature),
                        since,
                        words(
                                nature,
                                "Retraction Watch",
                                reasons(cell(cells, "reason")),
                                cell(cells, "retractiondoi"))))
                .build(limits);
    }

    /** The title there is that of the notice as often as not, so it is left out. */
    private SourceRecord openRetractions(Map<String, String> cells) throws RefusalException {
        List<Name> names = names(cell(cells, "doi"), cell(cells, "pmid"));
        String nature = cell(cells, "updatetype").toLowerCase(Locale.ROOT).replaceAll("[_-]+", " ");
        if (cell(cells, "retracted").equalsIgnoreCase("true")) {
            nature = "retraction";
        }
        String since = date(cell(cells, "updatetimestamp"));
        return new RecordDraft("open-retractions", hints)
                .names(names)
                .revision(since)
                .published(date(cell(cells, "timestamp")))
                .notice(Notice.ofItself(
                        change(nature), since, words(nature, "Open Retractions", "", cell(cells, "updatedoi"))))
                .build(limits);
    }

    private static List<Name> names(String doi, String pmid) throws RefusalException {
        List<Name> names =
                StatedIdentifiers.names(StatedIdentifiers.doi(doi), StatedIdentifiers.pmid(pmid), Optional.empty());
        if (names.isEmpty()) {
            throw new RefusalException(
                    RefusalCode.BAD_IDENTIFIER,
                    "It names no article: its DOI is \"" + shortened(doi) + "\", its PMID \"" + shortened(pmid) + "\"");
        }
        return names;
    }

    private static StatusChange change(String nature) throws RefusalException {
        StatusChange change = NATURES.get(nature.toLowerCase(Locale.ROOT));
        if (change == null) {
            throw new RefusalException(
                    RefusalCode.BAD_ROW, "\"" + shortened(nature) + "\" is nothing that becomes of an article");
        }
        return change;
    }

    private static String words(String nature, String list, String reasons, String notice) {
        StringBuilder words = new StringBuilder();
        words.append(nature.substring(0, 1).toUpperCase(Locale.ROOT)).append(nature.substring(1));
        words.append(" according to ").append(list);
        if (!reasons.isEmpty()) {
            words.append(": ").append(reasons);
        }
        StatedIdentifiers.doi(notice)
                .ifPresent(doi -> words.append(" (").append(Name.doi(doi)).append(')'));
        return words.toString();
    }

    /** {@code +Error in Data;+Error in Methods;} as people write it. */
    private static String reasons(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(reason -> Wording.line(reason.replaceFirst("^\\s*\\+", "")))
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** {@code 2/14/2011 0:00}, an ISO date, or milliseconds since 1970; nothing if it is none of them. */
    private static String date(String cell) {
        Matcher american = AMERICAN_DATE.matcher(cell);
        if (american.matches()) {
            return PartialDate.of(american.group(3), american.group(1), american.group(2))
                    .orElse("");
        }
        Matcher iso = ISO_START.matcher(cell);
        if (iso.lookingAt()) {
            return iso.group();
        }
        if (cell.matches("-?\\d{6,15}")) {
            return ofMilliseconds(Long.parseLong(cell));
        }
        return PartialDate.ofIso(cell).orElse("");
    }

    private static String ofMilliseconds(long milliseconds) {
        try {
            return Instant.ofEpochMilli(milliseconds)
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "").strip();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }
}
