package dev.consilience.service.ingest;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import dev.consilience.stream.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * By name, the records that use it.
 *
 * <p>Whoever asks who uses a name in one way asks for the others too, most names are used by one record in one way, and most that are asked for
 * by none. So one entry says it all: under {@code #}, name stand, divided by tabs, for each use its letter and the one record. Where there are more, the
 * letter stands alone, and each has an entry {@code #}, name, tab, letter, record, which have to be searched for. However many there are, one
 * more is as quick to add.
 *
 * <p>Formerly each use had entries of its own. Those that are found in a store count too: they are turned into those of today before their name is
 * looked at, and {@linkplain #carryOver little by little} where nobody looks. They were {@code N}, {@code V} or {@code T}, name with the one record as value,
 * or with none and a further entry for each, tab and record behind the same; and before that only such further ones, with {@code n}, {@code v} or
 * {@code t}.
 */
final class NameIndex {

    private static final byte[] NOTHING = new byte[0];
    private static final String START = "#";
    private static final String DIVIDER = "\t";
    private static final String SEVERAL = "";

    /** Before the first and behind the last letter of the former entries. */
    private static final String FORMER_FROM = "N";

    private static final String FORMER_TO = "w";

    /** Enough for the names of a record and of those that it is compared with, which are asked for several times in a row. */
    private static final int REMEMBERED = 200;

    /** What a record does with a name. */
    enum Use {
        /** It calls its own article so. */
        NAMED('N'),
        /** It calls another version of its article so. */
        VERSION('V'),
        /** It calls an article so that it tells of. */
        TOLD('T');

        private final char letter;

        Use(char letter) {
            this.letter = letter;
        }

        static Use of(char letter) {
            for (Use use : values()) {
                if (use.letter == Character.toUpperCase(letter)) {
                    return use;
                }
            }
            throw new IllegalStateException("An entry of the names has '" + letter + "', which stands for no use");
        }
    }

    private final KeyValueStore<String, byte[]> entries;
    /** By name, for each use the only record, or {@link #SEVERAL}. Nobody else changes the store. */
    private final Map<String, Map<Use, String>> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Use, String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private boolean hasFormer;

    /** The index in a store that may hold one. */
    NameIndex(KeyValueStore<String, byte[]> entries) {
        this.entries = entries;
        this.hasFormer = !former(1).isEmpty();
    }

    /** The records that use the name so. */
    SortedSet<RecordId> find(Use use, Name name) {
        SortedSet<RecordId> found = new TreeSet<>();
        String only = uses(name.toString()).get(use);
        if (SEVERAL.equals(only)) {
            search(several(name.toString(), use)).forEach(record -> found.add(new RecordId(record)));
        } else if (only != null) {
            found.add(new RecordId(only));
        }
        return found;
    }

    /** Adds a record; nothing happens where it is there already. */
    void add(Use use, Name name, RecordId record) {
        Map<Use, String> uses = uses(name.toString());
        add(name.toString(), uses, use, record.value());
    }

    private void add(String name, Map<Use, String> uses, Use use, String record) {
        String only = uses.get(use);
        if (record.equals(only)) {
            return;
        }
        if (only == null) {
            uses.put(use, record);
            write(name, uses);
            return;
        }
        if (!only.equals(SEVERAL)) {
            entries.put(several(name, use) + only, NOTHING);
            uses.put(use, SEVERAL);
            write(name, uses);
        }
        entries.put(several(name, use) + record, NOTHING);
    }

    /** Takes a record away, if it is there. */
    void remove(Use use, Name name, RecordId record) {
        Map<Use, String> uses = uses(name.toString());
        String only = uses.get(use);
        if (SEVERAL.equals(only)) {
            entries.delete(several(name.toString(), use) + record);
        } else if (record.value().equals(only)) {
            uses.remove(use);
            write(name.toString(), uses);
        }
    }

    /**
     * Turns some of the former entries into those of today.
     *
     * @param most how many at most
     */
    void carryOver(int most) {
        if (!hasFormer) {
            return;
        }
        List<String> some = former(most);
        for (String entry : some) {
            int divider = entry.indexOf(DIVIDER);
            String name = entry.substring(1);
            if (divider > 0) {
                name = entry.substring(1, divider);
            }
            // With one entry of a name go all; one that is remembered has none left.
            uses(name);
        }
        hasFormer = some.size() == most;
    }

    private List<String> former(int most) {
        List<String> some = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = entries.range(FORMER_FROM, FORMER_TO)) {
            while (some.size() < most && found.hasNext()) {
                some.add(found.next().key);
            }
        }
        return some;
    }

    private Map<Use, String> uses(String name) {
        Map<Use, String> uses = remembered.get(name);
        if (uses == null) {
            uses = read(entries.get(START + name));
            if (hasFormer) {
                for (Use use : Use.values()) {
                    takeOver(name, uses, use, String.valueOf(use.letter));
                    takeOver(name, uses, use, String.valueOf(Character.toLowerCase(use.letter)));
                }
            }
            remembered.put(name, uses);
        }
        return uses;
    }

    private void takeOver(String name, Map<Use, String> uses, Use use, String former) {
        String key = former + name;
        byte[] only = entries.get(key);
        if (only != null) {
            if (only.length > 0) {
                add(name, uses, use, new String(only, StandardCharsets.UTF_8));
            }
            entries.delete(key);
        }
        for (String record : search(key + DIVIDER)) {
            add(name, uses, use, record);
            entries.delete(key + DIVIDER + record);
        }
    }

    private static Map<Use, String> read(byte @Nullable [] entry) {
        Map<Use, String> uses = new EnumMap<>(Use.class);
        if (entry != null) {
            for (String part : new String(entry, StandardCharsets.UTF_8).split(DIVIDER, -1)) {
                uses.put(Use.of(part.charAt(0)), part.substring(1));
            }
        }
        return uses;
    }

    private void write(String name, Map<Use, String> uses) {
        if (uses.isEmpty()) {
            entries.delete(START + name);
            return;
        }
        List<String> parts = new ArrayList<>();
        uses.forEach((use, only) -> parts.add(use.letter + only));
        entries.put(START + name, String.join(DIVIDER, parts).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> search(String prefix) {
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> several =
                entries.prefixScan(prefix, RecordSerdes.keys().serializer())) {
            several.forEachRemaining(entry -> found.add(entry.key.substring(prefix.length())));
        }
        return found;
    }

    private static String several(String name, Use use) {
        return START + name + DIVIDER + use.letter;
    }
}
