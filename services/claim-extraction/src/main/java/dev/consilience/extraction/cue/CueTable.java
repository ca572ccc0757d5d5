package dev.consilience.extraction.cue;

import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that can be cues. */
final class CueTable {

    /** One row, for those who check what it says of itself; a counter-example may be empty. */
    record Row(Cue.Kind kind, List<String> phrases, String example, String counterExample) {}

    private record Phrase(String text, List<String> keys) {}

    private final Map<String, List<Phrase>> negations = new HashMap<>();
    private final Map<String, List<Phrase>> speculations = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private CueTable() {}

    private Map<String, List<Phrase>> byFirstWord(Cue.Kind kind) {
        if (kind == Cue.Kind.NEGATION) {
            return negations;
        }
        return speculations;
    }

    /** The table beside this class. */
    static CueTable standard() {
        CueTable table = new CueTable();
        try (InputStream stream = CueTable.class.getResourceAsStream("cues.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("The resource cues.tsv is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.startsWith("kind\t") && !line.isBlank()) {
                    table.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The resource cues.tsv cannot be read", e);
        }
        return table;
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException(
                    "cues.tsv: " + cells.length + " columns instead of 4 in \"" + line + "\"");
        }
        Cue.Kind kind = Cue.Kind.valueOf(cells[0].toUpperCase(Locale.ROOT));
        List<String> phrases = List.of(cells[1].split("\\|", -1));
        rows.add(new Row(kind, phrases, cells[2], cells[3]));
        for (String phrase : phrases) {
            List<String> keys = Words.of(phrase).stream().map(Word::key).toList();
            List<Phrase> same = byFirstWord(kind).computeIfAbsent(keys.get(0), key -> new ArrayList<>());
            same.add(new Phrase(phrase, keys));
            same.sort((one, other) ->
                    Integer.compare(other.keys().size(), one.keys().size()));
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** The words of a kind that a sentence has, from left to right; of those that begin at one word the longest. */
    List<Candidate> candidates(Cue.Kind kind, List<Word> words) {
        List<Candidate> found = new ArrayList<>();
        int position = 0;
        while (position < words.size()) {
            int end = position + 1;
            for (Phrase phrase :
                    byFirstWord(kind).getOrDefault(words.get(position).key(), List.of())) {
                if (fits(phrase.keys(), words, position)) {
                    end = position + phrase.keys().size();
                    found.add(new Candidate(kind, phrase.text(), position, end));
                    break;
                }
            }
            position = end;
        }
        return found;
    }

    private static boolean fits(List<String> keys, List<Word> words, int at) {
        if (at + keys.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!words.get(at + i).key().equals(keys.get(i))) {
                return false;
            }
        }
        return true;
    }
}
