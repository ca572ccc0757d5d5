package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Filter;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

class StoreMemoryTest {

    private static final int MEGABYTES = 16;
    private static final long BUDGET = MEGABYTES * 1_048_576L;
    private static final int VALUES = 30_000;
    private static final int BYTES = 1_000;
    private static final int MANY_KEYS = 800_000;
    private static final int LOOKS = 500;

    @TempDir
    private Path folder;

    @Test
    void twoStoresThatHoldMoreThanTheBudgetShareItAndKeepWhatTheyWereGiven() throws RocksDBException {
        try (Options options = configured("first", Integer.toString(MEGABYTES));
                RocksDB first = RocksDB.open(options, folder.resolve("first").toString());
                Options others = configured("second", Integer.toString(MEGABYTES));
                RocksDB second = RocksDB.open(others, folder.resolve("second").toString())) {
            fill(first, 1);
            fill(second, 2);
            assertThat(unwritten(first) + unwritten(second)).isLessThanOrEqualTo(BUDGET);
            check(first, 1);
            check(second, 2);

            assertThat(first.getLongProperty("rocksdb.block-cache-capacity")).isEqualTo(BUDGET);
            assertThat(first.getLongProperty("rocksdb.block-cache-usage"))
                    .isEqualTo(second.getLongProperty("rocksdb.block-cache-usage"))
                    .isBetween(1L, BUDGET + BUDGET / 10);
        }
    }

    /** A filter that is larger than a shard of the cache is read from disk, as a whole, with each look at a key that is not there. */
    @Test
    void whatTellsThatAKeyIsNotThereStaysInMemoryHoweverLargeAFileIs() throws RocksDBException {
        try (BloomFilter filter = new BloomFilter();
                Statistics statistics = new Statistics();
                Options options =
                        configured("large", Integer.toString(MEGABYTES), filter).setStatistics(statistics);
                RocksDB store = RocksDB.open(options, folder.resolve("large").toString())) {
            for (int i = 0; i < MANY_KEYS; i++) {
                store.put(key(i), new byte[0]);
            }
            store.compactRange();
            lookForWhatIsNotThere(store);
            long read = statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_MISS);

            lookForWhatIsNotThere(store);

            assertThat(read).isPositive();
            assertThat(statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_MISS))
                    .isEqualTo(read);
        }
    }

    /** Nearly all that is looked for is new; without a filter, each look for it goes on to a block of data. */
    @Test
    void aKeyThatIsNotThereIsHardlyEverLookedForAmongTheData() throws RocksDBException {
        try (BloomFilter filter = new BloomFilter();
                Statistics statistics = new Statistics();
                Options options =
                        configured("looks", Integer.toString(MEGABYTES), filter).setStatistics(statistics);
                RocksDB store = RocksDB.open(options, folder.resolve("looks").toString())) {
            fill(store, 1);
            store.compactRange();
            long before = dataBlocks(statistics);

            for (int i = 0; i < VALUES; i++) {
                assertThat(store.get(key(i, "x"))).isNull();
            }

            assertThat(dataBlocks(statistics) - before).isLessThan(VALUES / 20);
        }
    }

    private static long dataBlocks(Statistics statistics) {
        return statistics.getTickerCount(TickerType.BLOCK_CACHE_DATA_MISS)
                + statistics.getTickerCount(TickerType.BLOCK_CACHE_DATA_HIT);
    }

    @Test
    void aStoreThatHoldsLittleTakesLittleOfTheDiskInAdvance() {
        try (Options options = configured("small", Integer.toString(MEGABYTES))) {
            assertThat(options.manifestPreallocationSize()).isLessThanOrEqualTo(64 * 1_024);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "15", "0", "-64", "64MB", "99999999999"})
    void aBudgetThatIsNoneIsRefusedByName(String budget) {
        assertThatThrownBy(() -> configured("store", budget).close())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(StoreMemory.SETTING)
                .hasMessageContaining("megabytes");
    }

    private static void lookForWhatIsNotThere(RocksDB store) throws RocksDBException {
        for (int i = 0; i < LOOKS; i++) {
            assertThat(store.get(key(i * (MANY_KEYS / LOOKS), "x"))).isNull();
        }
    }

    private static Options configured(String store, String budget) {
        return configured(store, budget, null);
    }

    private static Options configured(String store, String budget, @Nullable Filter filter) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StoreMemory.SETTING, budget);
        // As Kafka makes them, which leaves the filter of the oldest level out.
        Options options = new Options()
                .setCreateIfMissing(true)
                .setOptimizeFiltersForHits(true)
                .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(filter));
        new StoreMemory().setConfig(store, options, settings);
        return options;
    }

    private static long unwritten(RocksDB store) throws RocksDBException {
        return store.getLongProperty("rocksdb.cur-size-all-mem-tables");
    }

    private static void fill(RocksDB store, long seed) throws RocksDBException {
        Random random = new Random(seed);
        for (int i = 0; i < VALUES; i++) {
            store.put(key(i), value(random));
        }
    }

    private static void check(RocksDB store, long seed) throws RocksDBException {
        Random random = new Random(seed);
        for (int i = 0; i < VALUES; i++) {
            assertThat(store.get(key(i))).isEqualTo(value(random));
        }
    }

    private static byte[] key(int i) {
        return key(i, "");
    }

    private static byte[] key(int i, String end) {
        return (i + end).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] value(Random random) {
        byte[] value = new byte[BYTES];
        random.nextBytes(value);
        return value;
    }
}
