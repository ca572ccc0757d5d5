package dev.consilience.extraction.vocabulary;

import dev.consilience.extraction.VocabularyReader;
import dev.consilience.vocabulary.Concept;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables with tabs between columns and the columns' names in the first line: {@code id}, {@code type} and {@code label} are
 * needed, those that {@link VocabularyReader} knows are read, others (such as {@code xrefs}) are left alone.
 */
final class TermTable {

    private TermTable() {}

    static boolean isHeader(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        return columns.contains("id") && columns.contains("type") && columns.contains("label");
    }

    static void read(Lines lines, String header, Intake intake) throws IOException {
        Map<String, Integer> columns = new HashMap<>();
        String[] names = header.split("\t", -1);
        for (int i = 0; i < names.length; i++) {
            if (columns.put(names[i].strip(), i) != null) {
                throw new VocabularyFormatException(intake.file() + ", " + lines.place() + ": the column \"" + names[i]
                        + "\" appears twice; give each column its own name");
            }
        }
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String problem = lines.problem(line);
            if (problem == null) {
                problem = take(line, lines.place(), names.length, columns, intake);
            }
            if (problem != null) {
                intake.refuse(lines.place(), problem);
            }
        }
    }

    private static @Nullable String take(
            String line, String place, int width, Map<String, Integer> columns, Intake intake) {
        String[] cells = line.split("\t", -1);
        if (cells.length > width) {
            return cells.length + " values for " + width + " columns";
        }
        try {
            Concept concept = VocabularyReader.concept(column -> {
                int at = columns.getOrDefault(column, cells.length);
                if (at >= cells.length) {
                    return "";
                }
                return cells[at].strip();
            });
            intake.take(place, concept);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
