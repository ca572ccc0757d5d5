package dev.consilience.commandline.offline;

import dev.consilience.claim.EntityId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * By which identifiers of one vocabulary another's concepts go: what has the same name there, or else what a table of terms
 * refers to.
 */
public final class EquivalentIds {

    private final Map<String, List<String>> references = new HashMap<>();

    /** By prefix and name: the local identifier; a label's before a synonym's. */
    private final Map<String, String> byLabel = new HashMap<>();

    private final Map<String, String> bySynonym = new HashMap<>();

    /**
     * Takes the names and references of a table with the columns {@code id}, {@code label}, {@code synonyms} and {@code
     * xrefs}; of a file without them it takes none.
     *
     * @throws IOException if the file cannot be read
     */
    public void add(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            TextLines.read(stream, new Rows(Corpus.idPrefixes())::take);
        }
    }

    /** The local identifier in a vocabulary of what a name stands for, in whatever vocabulary it was found. */
    Optional<String> in(String prefix, String name, EntityId id) {
        String key = key(prefix, name);
        String start = prefix + ":";
        return Optional.ofNullable(byLabel.get(key))
                .or(() -> Optional.ofNullable(bySynonym.get(key)))
                .or(() -> Optional.of(id.value())
                        .filter(value -> value.startsWith(start))
                        .map(value -> value.substring(start.length())))
                .or(() -> references.getOrDefault(id.value(), List.of()).stream()
                        .filter(reference -> reference.startsWith(start))
                        .map(reference -> reference.substring(start.length()))
                        .findFirst());
    }

    private static String key(String prefix, String name) {
        String folded = name.toLowerCase(Locale.ROOT).replaceAll("[-\\s]+", " ").strip();
        if (folded.length() > 4 && folded.endsWith("s") && !folded.endsWith("ss") && !folded.endsWith("is")) {
            folded = folded.substring(0, folded.length() - 1);
        }
        return prefix + ":" + folded;
    }

    /** Reads a table line by line: a row is forgotten once its names and references are known. */
    private final class Rows {
        private final List<String> prefixes;
        private List<String> header = List.of();

        Rows(List<String> prefixes) {
            this.prefixes = prefixes;
        }

        void take(String line, int number) {
            List<String> cells = List.of(line.split("\t", -1));
            if (number == 1) {
                header = cells;
                return;
            }
            String id = cell(cells, "id");
            int colon = id.indexOf(':');
            if (colon < 0) {
                return;
            }
            String prefix = id.substring(0, colon);
            if (prefixes.contains(prefix)) {
                String local = id.substring(colon + 1);
                byLabel.putIfAbsent(key(prefix, cell(cells, "label")), local);
                for (String synonym : cell(cells, "synonyms").split("\\|", -1)) {
                    bySynonym.putIfAbsent(key(prefix, synonym), local);
                }
            } else if (!cell(cells, "xrefs").isEmpty()) {
                references.put(id, List.of(cell(cells, "xrefs").split("\\|", -1)));
            }
        }

        private String cell(List<String> cells, String column) {
            int index = header.indexOf(column);
            if (index < 0 || index >= cells.size()) {
                return "";
            }
            return cells.get(index);
        }
    }
}
