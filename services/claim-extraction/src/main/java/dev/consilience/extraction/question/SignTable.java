package dev.consilience.extraction.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which words carry which {@link Sign signs}. A word may carry several. */
final class SignTable {

    private static final int LONGEST = 24;

    private final Map<String, Set<Sign>> whole = new HashMap<>();
    private final Map<String, Set<Sign>> beginnings = new HashMap<>();

    private SignTable() {}

    /** The table beside this class. */
    static SignTable standard() {
        SignTable table = new SignTable();
        try (InputStream stream = SignTable.class.getResourceAsStream("signs.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("The resource signs.tsv is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.startsWith("sign\t") && !line.isBlank()) {
                    table.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The resource signs.tsv cannot be read", e);
        }
        return table;
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 2) {
            throw new IllegalArgumentException(
                    "signs.tsv: " + cells.length + " columns instead of 2 in \"" + line + "\"");
        }
        Sign sign = Sign.valueOf(cells[0].toUpperCase(Locale.ROOT));
        for (String word : cells[1].split("\\|", -1)) {
            if (word.endsWith("*")) {
                put(beginnings, word.substring(0, word.length() - 1), sign);
            } else {
                put(whole, word, sign);
            }
        }
    }

    private static void put(Map<String, Set<Sign>> signs, String word, Sign sign) {
        signs.computeIfAbsent(word, key -> EnumSet.noneOf(Sign.class)).add(sign);
    }

    /** The signs of a word by its key; of several beginnings that fit all count. */
    Set<Sign> signs(String key) {
        Set<Sign> found = EnumSet.noneOf(Sign.class);
        found.addAll(whole.getOrDefault(key, Set.of()));
        for (int length = 2; length <= Math.min(key.length(), LONGEST); length++) {
            found.addAll(beginnings.getOrDefault(key.substring(0, length), Set.of()));
        }
        return found;
    }
}
