package dev.consilience.service.ingest;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import dev.consilience.stream.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * By name, the records that use it.
 *
 * <p>Most names are used by one record, and most that are asked for by none, so that is answered by one look at a key: the entry
 * {@code use, name} holds the one record. Where there are more, it is empty, and each has an entry {@code use, name, tab, record},
 * which have to be searched for. However many there are, one more is as quick to add.
 *
 * <p>Up to now there were only entries of the second kind, with other letters for the uses. Those that are found in a store are asked too,
 * and {@linkplain #carryOver carried over} little by little.
 */
final class NameIndex {

    private static final byte[] NOTHING = new byte[0];
    private static final char DIVIDER = '\t';

    /** From the first to behind the last letter of the former entries. */
    private static final String FORMER_FROM = "n";

    private static final String FORMER_TO = "w";

    /** What a record does with a name. */
    enum Use {
        /** It calls its own article so. */
        NAMED('N', 'n'),
        /** It calls another version of its article so. */
        VERSION('V', 'v'),
        /** It calls an article so that it tells of. */
        TOLD('T', 't');

        private final char letter;
        private final char former;

        Use(char letter, char former) {
            this.letter = letter;
            this.former = former;
        }
    }

    private final KeyValueStore<String, byte[]> entries;
    private boolean hasFormer;

    /** The index in a store that may hold one. */
    NameIndex(KeyValueStore<String, byte[]> entries) {
        this.entries = entries;
        this.hasFormer = !former(1).isEmpty();
    }

    /** The records that use the name so. */
    SortedSet<RecordId> find(Use use, Name name) {
        SortedSet<RecordId> found = new TreeSet<>();
        String key = key(use, name);
        byte[] only = entries.get(key);
        if (only != null && only.length > 0) {
            found.add(record(only));
        } else if (only != null) {
            search(key + DIVIDER, found);
        }
        if (hasFormer) {
            search(formerKey(use, name), found);
        }
        return found;
    }

    /** Adds a record; nothing happens where it is there already. */
    void add(Use use, Name name, RecordId record) {
        add(key(use, name), record);
    }

    private void add(String key, RecordId record) {
        byte[] only = entries.get(key);
        if (only == null) {
            entries.put(key, record.value().getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (only.length > 0) {
            if (record(only).equals(record)) {
                return;
            }
            entries.put(key + DIVIDER + record(only), NOTHING);
            entries.put(key, NOTHING);
        }
        entries.put(key + DIVIDER + record, NOTHING);
    }

    /** Takes a record away, if it is there. */
    void remove(Use use, Name name, RecordId record) {
        String key = key(use, name);
        byte[] only = entries.get(key);
        if (only != null && only.length == 0) {
            entries.delete(key + DIVIDER + record);
        } else if (only != null && record(only).equals(record)) {
            entries.delete(key);
        }
        if (hasFormer) {
            entries.delete(formerKey(use, name) + record);
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
            add(today(entry.charAt(0)) + entry.substring(1, divider), new RecordId(entry.substring(divider + 1)));
            entries.delete(entry);
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

    private static char today(char former) {
        for (Use use : Use.values()) {
            if (use.former == former) {
                return use.letter;
            }
        }
        throw new IllegalStateException("An entry of the names begins with '" + former + "', which stands for no use");
    }

    private void search(String prefix, SortedSet<RecordId> found) {
        try (KeyValueIterator<String, byte[]> several =
                entries.prefixScan(prefix, RecordSerdes.keys().serializer())) {
            several.forEachRemaining(entry -> found.add(new RecordId(entry.key.substring(prefix.length()))));
        }
    }

    private static RecordId record(byte[] value) {
        return new RecordId(new String(value, StandardCharsets.UTF_8));
    }

    private static String key(Use use, Name name) {
        return use.letter + name.toString();
    }

    private static String formerKey(Use use, Name name) {
        return use.former + name.toString() + DIVIDER;
    }
}
