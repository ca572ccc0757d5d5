package dev.consilience.extraction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Scores {@link AbbreviationFinder} on abstracts in which people marked short and long forms: pairs found and pairs marked,
 * as printed, once a text. Two halves by the hash of the text's id, so that rules made with one in view can be judged by
 * the other. With {@code errors} it prints what is wrong in the first half, with {@code all-errors} in both.
 */
final class AbbreviationScores {

    private record Pair(String shortForm, String longForm) {}

    private record Text(String id, String text, Set<Pair> pairs) {}

    private AbbreviationScores() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        int[][] counts = new int[2][3];
        for (Text record : read()) {
            int half = record.id().hashCode() & 1;
            Set<Pair> found = new LinkedHashSet<>();
            for (Abbreviation abbreviation : AbbreviationFinder.find(record.text())) {
                found.add(new Pair(abbreviation.shortForm(), abbreviation.longForm()));
            }
            boolean show = options.contains("all-errors") || (half == 0 && options.contains("errors"));
            for (Pair pair : found) {
                counts[half][0]++;
                if (record.pairs().contains(pair)) {
                    counts[half][1]++;
                } else if (show) {
                    print("wrong   %s = %s   (%s)%n", pair.shortForm(), pair.longForm(), record.id());
                }
            }
            for (Pair pair : record.pairs()) {
                counts[half][2]++;
                if (show && !found.contains(pair)) {
                    int at = record.text().indexOf("(" + pair.shortForm());
                    String around = "";
                    if (at >= 0) {
                        around = record.text()
                                .substring(
                                        Math.max(0, at - 70),
                                        Math.min(record.text().length(), at + 20));
                    }
                    print("missed  %s = %s   (%s) %s%n", pair.shortForm(), pair.longForm(), record.id(), around);
                }
            }
        }
        report("first half", counts[0]);
        report("second half", counts[1]);
        report("both", new int[] {counts[0][0] + counts[1][0], counts[0][1] + counts[1][1], counts[0][2] + counts[1][2]
        });
    }

    private static void report(String name, int[] counts) {
        double precision = (double) counts[1] / counts[0];
        double recall = (double) counts[1] / counts[2];
        print(
                "%s: P %.3f R %.3f F1 %.3f (%d found, %d right, %d marked)%n",
                name,
                precision,
                recall,
                2 * precision * recall / (precision + recall),
                counts[0],
                counts[1],
                counts[2]);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private static List<Text> read() throws IOException {
        List<Text> records = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Abstracts.file("eval", "abbreviations.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                records.add(record(line));
            }
        }
        return records;
    }

    private static Text record(String line) throws IOException {
        String id = "";
        String text = "";
        Set<Pair> pairs = new LinkedHashSet<>();
        String shortForm = "";
        String longForm = "";
        try (JsonParser json = new JsonFactory().createParser(line)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    switch (json.currentName()) {
                        case "id" -> id = json.getText();
                        case "text" -> text = json.getText();
                        case "short" -> shortForm = json.getText();
                        case "long" -> longForm = json.getText();
                        default -> {}
                    }
                } else if (token == JsonToken.END_OBJECT && !shortForm.isEmpty()) {
                    pairs.add(new Pair(shortForm, longForm));
                    shortForm = "";
                }
            }
        }
        return new Text(id, text, pairs);
    }
}
