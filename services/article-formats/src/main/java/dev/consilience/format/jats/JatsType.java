package dev.consilience.format.jats;

import dev.consilience.article.Ground.Source;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StatusChange;
import dev.consilience.format.common.Grounded;
import dev.consilience.format.common.SourceCue;
import dev.consilience.format.common.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an article is, as its publisher says.
 *
 * @param change what it announces of another article's status, if it is a notice
 */
record JatsType(Grounded<SourceKind> kind, Optional<StatusChange> change) {

    private record Row(String value, SourceKind kind, Optional<StatusChange> change) {

        JatsType type() {
            return new JatsType(Grounded.of(kind, Source.PUBLICATION_TYPE, value), change);
        }
    }

    private static final Map<String, Row> GENERAL = read("GENERAL");
    private static final Map<String, Row> TYPES = read("ARTICLE-TYPE");
    private static final Map<String, Row> SUBJECTS = read("SUBJECT");

    /** What a title may tell of an article of which the publisher says no more than that it is research. */
    private static final Set<SourceKind> TOLD_BY_TITLE =
            Set.of(SourceKind.META_ANALYSIS, SourceKind.REVIEW, SourceKind.TRIAL, SourceKind.CASE_REPORT);

    private static final Pattern ERRATUM = Pattern.compile(
            "^\\W*(?:(?:author |publisher |authors['\\u2019] )?corrections?|errat(?:um|a)|corrigend(?:um|a)) ?(?:to|for|on|in)?\\b ?[:\\u2013.-]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RETRACTION = Pattern.compile(
            "^\\W*(?:retraction|withdrawal)(?: note| notice| statement)?(?: to| of| for)?\\b ?[:\\u2013.-]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONCERN =
            Pattern.compile("^\\W*(?:editorial )?expression of concern\\b", Pattern.CASE_INSENSITIVE);

    static JatsType of(String articleType, List<String> subjects, String title) {
        Row typed = TYPES.get(fold(articleType));
        if (typed != null) {
            return typed.type();
        }
        for (String subject : subjects) {
            Row row = SUBJECTS.get(fold(subject));
            if (row != null) {
                return row.type();
            }
        }
        Optional<StatusChange> announced = announced(title);
        if (announced.isPresent()) {
            return new JatsType(Grounded.of(SourceKind.NOTICE, Source.WORDS, title), announced);
        }
        Optional<Grounded<SourceKind>> told =
                SourceCue.decide(new SourceCue.Words(title, "", ""), List.of(), TOLD_BY_TITLE);
        if (told.isPresent()) {
            return new JatsType(told.get(), Optional.empty());
        }
        Row general = GENERAL.get(fold(articleType));
        if (general != null) {
            return general.type();
        }
        return new JatsType(Grounded.unknownSource(), Optional.empty());
    }

    private static Optional<StatusChange> announced(String title) {
        if (ERRATUM.matcher(title).find()) {
            return Optional.of(StatusChange.CORRECTED);
        }
        if (RETRACTION.matcher(title).find()) {
            return Optional.of(StatusChange.RETRACTED);
        }
        if (CONCERN.matcher(title).find()) {
            return Optional.of(StatusChange.CONCERN);
        }
        return Optional.empty();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Row> read(String by) {
        Map<String, Row> rows = new HashMap<>();
        for (List<String> row :
                Table.rows(JatsType.class, "article-types.tsv", List.of("by", "value", "kind", "change"))) {
            if (row.get(0).equals(by)) {
                Optional<StatusChange> change =
                        Optional.of(row.get(3)).filter(cell -> !cell.isEmpty()).map(StatusChange::valueOf);
                rows.put(fold(row.get(1)), new Row(row.get(1), SourceKind.valueOf(row.get(2)), change));
            }
        }
        return Map.copyOf(rows);
    }
}
