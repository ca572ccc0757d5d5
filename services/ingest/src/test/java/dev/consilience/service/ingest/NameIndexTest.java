package dev.consilience.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import dev.consilience.service.ingest.NameIndex.Use;
import dev.consilience.stream.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NameIndexTest {

    private static final byte[] NOTHING = new byte[0];
    private static final Name DOI = Name.parse("doi:10.1/x");
    /** One name is the beginning of another. */
    private static final Name LONGER = Name.parse("doi:10.1/xy");

    private final KeyValueStore<String, byte[]> entries = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("names"), RecordSerdes.keys(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        entries.init(new MockProcessorContext<>().getStateStoreContext(), entries);
    }

    @AfterEach
    void close() {
        entries.close();
    }

    private static RecordId record(int number) {
        return new RecordId("pubmed/pmid:" + number);
    }

    @Test
    void aNameTakesOneEntryAndWhereSeveralUseItAlikeOneMoreEach() {
        NameIndex index = new NameIndex(entries);

        index.add(Use.NAMED, DOI, record(1));
        index.add(Use.NAMED, DOI, record(1));
        index.add(Use.TOLD, DOI, record(3));
        assertThat(keys()).containsExactly("#doi:10.1/x");

        index.add(Use.NAMED, DOI, record(2));
        assertThat(keys()).containsExactly("#doi:10.1/x", "#doi:10.1/x\tNpubmed/pmid:1", "#doi:10.1/x\tNpubmed/pmid:2");
        assertThat(index.find(Use.NAMED, DOI)).containsExactly(record(1), record(2));
        assertThat(index.find(Use.TOLD, DOI)).containsExactly(record(3));
        assertThat(index.find(Use.VERSION, DOI)).isEmpty();
        assertThat(index.find(Use.NAMED, LONGER)).isEmpty();
    }

    @Test
    void nothingIsLeftOfANameThatNobodyUsesAnyMore() {
        NameIndex index = new NameIndex(entries);
        index.add(Use.NAMED, DOI, record(1));
        index.add(Use.VERSION, DOI, record(2));

        index.remove(Use.NAMED, DOI, record(1));
        assertThat(index.find(Use.VERSION, DOI)).containsExactly(record(2));
        index.remove(Use.VERSION, DOI, record(2));
        assertThat(keys()).isEmpty();
    }

    @Test
    void formerEntriesAreFoundAndCarriedOver() {
        entries.put("ndoi:10.1/x\tpubmed/pmid:1", NOTHING);
        entries.put("Ndoi:10.1/x", NOTHING);
        entries.put("Ndoi:10.1/x\tpubmed/pmid:2", NOTHING);
        entries.put("Ndoi:10.1/x\tpubmed/pmid:5", NOTHING);
        entries.put("Vdoi:10.1/xy", "pubmed/pmid:3".getBytes(StandardCharsets.UTF_8));
        NameIndex index = new NameIndex(entries);

        index.remove(Use.NAMED, DOI, record(2));
        index.add(Use.NAMED, DOI, record(4));
        assertThat(index.find(Use.NAMED, DOI)).containsExactly(record(1), record(4), record(5));

        index.carryOver(1);
        index.carryOver(1);
        assertThat(keys()).allMatch(key -> key.startsWith("#"));
        assertThat(index.find(Use.NAMED, DOI)).containsExactly(record(1), record(4), record(5));
        assertThat(index.find(Use.VERSION, LONGER)).containsExactly(record(3));
    }

    /** Whatever is added, taken away and carried over, and wherever a process stops in between and another goes on. */
    @Test
    void findsWhatIsThereInAnyHistory() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            keys().forEach(entries::delete);
            Map<String, SortedSet<RecordId>> expected = new TreeMap<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                Use use = any(random, Use.values());
                Name name = any(random, DOI, LONGER);
                RecordId record = record(random.nextInt(4));
                putFormer(random.nextBoolean(), use, name, record);
                of(expected, use, name).add(record);
            }
            NameIndex index = new NameIndex(entries);
            for (int step = 0; step < 40; step++) {
                Use use = any(random, Use.values());
                Name name = any(random, DOI, LONGER);
                RecordId record = record(random.nextInt(4));
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        index.add(use, name, record);
                        of(expected, use, name).add(record);
                    }
                    case 2 -> {
                        index.remove(use, name, record);
                        of(expected, use, name).remove(record);
                    }
                    case 3 -> index.carryOver(1 + random.nextInt(3));
                    default -> index = new NameIndex(entries);
                }
                assertThat(index.find(use, name))
                        .as("seed %d, step %d, %s %s", seed, step, use, name)
                        .isEqualTo(of(expected, use, name));
            }
        }
    }

    private static SortedSet<RecordId> of(Map<String, SortedSet<RecordId>> expected, Use use, Name name) {
        return expected.computeIfAbsent(use + " " + name, key -> new TreeSet<>());
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** As one of the two former forms had it, of which a store may hold both. */
    private void putFormer(boolean oldest, Use use, Name name, RecordId record) {
        String letter = use.name().substring(0, 1);
        if (oldest) {
            entries.put(letter.toLowerCase(Locale.ROOT) + name + "\t" + record, NOTHING);
            return;
        }
        byte[] only = entries.get(letter + name);
        if (only == null) {
            entries.put(letter + name, record.value().getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (only.length > 0) {
            entries.put(letter + name + "\t" + new String(only, StandardCharsets.UTF_8), NOTHING);
            entries.put(letter + name, NOTHING);
        }
        entries.put(letter + name + "\t" + record, NOTHING);
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = entries.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
