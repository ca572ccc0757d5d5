package dev.consilience.format.text;

import dev.consilience.article.SourceKind;
import dev.consilience.format.common.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A turn of phrase that tells what kind of source a text is. */
record SourceCue(SourceKind kind, int weight, Where where, Pattern pattern, String example) {

    /** Which part of a text it is looked for in. */
    enum Where {
        TITLE,
        START,
        TEXT
    }

    private static final int START_LENGTH = 300;
    private static final int ENOUGH = 2;
    private static final List<SourceCue> ALL = read();

    static List<SourceCue> all() {
        return ALL;
    }

    /**
     * The kind that the words come to, if they come to any.
     *
     * @param known what is known beside the words, a kind with a weight
     */
    static Optional<SourceKind> decide(String title, String text, Map<SourceKind, Integer> known) {
        Map<SourceKind, Integer> sums = new LinkedHashMap<>();
        for (SourceCue cue : ALL) {
            sums.putIfAbsent(cue.kind, 0);
            if (cue.isIn(title, text)) {
                sums.merge(cue.kind, cue.weight, Integer::sum);
            }
        }
        known.forEach((kind, weight) -> sums.merge(kind, weight, Integer::sum));
        Optional<SourceKind> best = Optional.empty();
        int most = ENOUGH - 1;
        for (Map.Entry<SourceKind, Integer> sum : sums.entrySet()) {
            if (sum.getValue() > most) {
                most = sum.getValue();
                best = Optional.of(sum.getKey());
            }
        }
        return best;
    }

    boolean isIn(String title, String text) {
        return switch (where) {
            case TITLE -> pattern.matcher(title).find();
            case START ->
                pattern.matcher(text.substring(0, Math.min(START_LENGTH, text.length())))
                        .find();
            case TEXT -> pattern.matcher(text).find();
        };
    }

    private static List<SourceCue> read() {
        List<SourceCue> cues = new ArrayList<>();
        List<String> columns = List.of("kind", "weight", "where", "pattern", "example");
        for (List<String> row : Table.rows(SourceCue.class, "source-cues.tsv", columns)) {
            cues.add(new SourceCue(
                    SourceKind.valueOf(row.get(0)),
                    Integer.parseInt(row.get(1)),
                    Where.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                    Pattern.compile(row.get(3), Pattern.CASE_INSENSITIVE),
                    row.get(4)));
        }
        return List.copyOf(cues);
    }
}
