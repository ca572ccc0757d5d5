package dev.consilience.stream;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds what all stores of a process take of memory beside the heap, together, by {@value #SETTING}: what they have read and the
 * indexes of their files stand in one cache, and what they have not yet written to disk counts into it. Without it each store of each
 * task has a bound of its own, and they are many. What is being read just now may go a little over it: nothing is refused.
 *
 * <p>Kafka makes it by its name, {@code rocksdb.config.setter}.
 */
public final class StoreMemory implements RocksDBConfigSetter {

    /** How many megabytes (of 2<sup>20</sup> bytes) all stores of the process have together, from 16; the first store's holds. */
    public static final String SETTING = "consilience.stores.mb";

    private static final int LEAST = 16;
    private static final long BYTES_PER_MB = 1 << 20;
    /** A store that fills one writes it to disk, so that many small stores leave room for a large one. */
    private static final long WRITE_BUFFER = 8 * BYTES_PER_MB;
    /** A store that is hardly written to holds one piece; with RocksDB's own size the small ones would hold all that there is. */
    private static final long PIECE = BYTES_PER_MB / 16;

    /** RocksDB takes four megabytes of the disk at once for the list of a store's files: of a hundred stores, a hundred times that. */
    private static final long LIST_OF_FILES = BYTES_PER_MB / 16;

    private static @Nullable Shared shared;

    /** Made by Kafka, once a store. */
    public StoreMemory() {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        Shared memory = shared(megabytes(settings.get(SETTING)) * BYTES_PER_MB);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        // In pieces, of which a look at a key needs one. As a whole they grow with the file, and what is larger than a
        // shard of the cache never stands in it: each look read a megabyte from disk.
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        // Kafka leaves the filters of the oldest entries out, for stores in which most keys are found. What comes in
        // here is mostly new, and each look for it would go on to the data, on disk.
        options.setOptimizeFiltersForHits(false);
        options.setWriteBufferManager(memory.unwritten);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setArenaBlockSize(PIECE);
        options.setManifestPreallocationSize(LIST_OF_FILES);
    }

    @Override
    public void close(String store, Options options) {
        // The memory is of the process, and other stores go on with it.
    }

    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            shared = Shared.of(bytes);
        }
        return shared;
    }

    private static long megabytes(@Nullable Object setting) {
        String text = String.valueOf(setting);
        if (text.matches("\\d{2,6}") && Integer.parseInt(text) >= LEAST) {
            return Integer.parseInt(text);
        }
        throw new ConfigException(SETTING, setting, "has to be a whole number of megabytes, from " + LEAST);
    }

    /** What the stores share. Half of it may be unwritten; indexes and filters are the last to leave the cache. */
    private record Shared(Cache cache, WriteBufferManager unwritten) {

        private static final double INDEXES = 0.5;
        /** Four shards, since a few threads ask; of RocksDB's own number none would have more than a megabyte. */
        private static final int SHARD_BITS = 2;

        static Shared of(long bytes) {
            Cache cache = new LRUCache(bytes, SHARD_BITS, false, INDEXES);
            return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
    }
}
