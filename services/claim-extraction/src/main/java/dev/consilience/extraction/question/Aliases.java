package dev.consilience.extraction.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What texts call the things that vocabularies name: "tau" for MAPT, "rapamycin" for sirolimus. */
final class Aliases {

    private final Map<String, List<String>> phrases = new HashMap<>();

    private Aliases() {}

    /** The table beside this class. */
    static Aliases standard() {
        Aliases aliases = new Aliases();
        try (InputStream stream = Aliases.class.getResourceAsStream("aliases.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("The resource aliases.tsv is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0 && !line.startsWith("#") && !line.startsWith("name\t")) {
                    aliases.phrases.put(
                            key(line.substring(0, tab)),
                            List.of(line.substring(tab + 1).split("\\|", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The resource aliases.tsv cannot be read", e);
        }
        return aliases;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Other phrases for a name; none if the table has none. */
    List<String> of(String name) {
        return phrases.getOrDefault(key(name), List.of());
    }
}
