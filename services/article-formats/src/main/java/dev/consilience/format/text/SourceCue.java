package dev.consilience.format.text;

import dev.consilience.article.Ground.Source;
import dev.consilience.article.SourceKind;
import dev.consilience.format.common.Grounded;
import dev.consilience.format.common.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
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
    private static final int LONGEST_WORDS = 80;
    private static final int ENOUGH = 2;
    private static final List<SourceCue> ALL = read();

    static List<SourceCue> all() {
        return ALL;
    }

    /**
     * The kind that the words come to, if they come to any, with the weightiest of them.
     *
     * @param known what is known beside the words, a kind with a weight
     */
    static Optional<Grounded<SourceKind>> decide(String title, String text, Map<SourceKind, Integer> known) {
        Map<SourceKind, Integer> sums = new LinkedHashMap<>();
        Map<SourceKind, String> words = new EnumMap<>(SourceKind.class);
        Map<SourceKind, Integer> weights = new EnumMap<>(SourceKind.class);
        for (SourceCue cue : ALL) {
            sums.putIfAbsent(cue.kind, 0);
            Optional<String> found = cue.within(title, text);
            if (found.isPresent()) {
                sums.merge(cue.kind, cue.weight, Integer::sum);
                if (cue.weight > weights.getOrDefault(cue.kind, 0)) {
                    weights.put(cue.kind, cue.weight);
                    words.put(cue.kind, found.get());
                }
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
        return best.map(kind -> Grounded.of(kind, Source.WORDS, words.getOrDefault(kind, "")));
    }

    /** The words that it finds. */
    Optional<String> within(String title, String text) {
        Matcher matcher = pattern.matcher(
                switch (where) {
                    case TITLE -> title;
                    case START -> text.substring(0, Math.min(START_LENGTH, text.length()));
                    case TEXT -> text;
                });
        if (!matcher.find()) {
            return Optional.empty();
        }
        String found = matcher.group();
        return Optional.of(found.substring(0, Math.min(LONGEST_WORDS, found.length())));
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
