package dev.consilience.service.extract;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ReadingRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.watch.StepWatch;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From articles to claims:
 *
 * <pre>
 * articles -> (current-articles) -> [read-articles] -> claims
 *                      ^                   |
 *                      +--- read again ----+
 * </pre>
 *
 * <p>The store of current articles has no topic of its own: it is made again from the topic of articles, which is
 * compacted. So the broker sees the same sources and change logs as before there was such a store, and a deployed group
 * takes it up without a new application id.
 */
public final class ExtractTopology {

    static final String ARTICLES = "current-articles";
    static final String READINGS = "readings";

    private ExtractTopology() {}

    /**
     * Builds the topology.
     *
     * @param serdes how values are written
     * @param extraction by which articles are read now; asked for each article, and where it gives another one than
     *     before, all articles are read again
     */
    public static Topology build(RecordSerdes serdes, Supplier<Extraction> extraction) {
        return watched(serdes, extraction, StepWatch.NOBODY);
    }

    /** The same with somebody who looks on while it runs. */
    public static Topology watched(RecordSerdes serdes, Supplier<Extraction> extraction, StepWatch watch) {
        return build(
                serdes,
                extraction,
                watch,
                Pace.STANDARD,
                Stores::persistentTimestampedKeyValueStore,
                Stores::persistentKeyValueStore);
    }

    /** The same on other stores: a test that lives through many histories is faster in memory. */
    public static Topology build(
            RecordSerdes serdes, Supplier<Extraction> extraction, Function<String, KeyValueBytesStoreSupplier> stores) {
        return build(serdes, extraction, StepWatch.NOBODY, stores);
    }

    /** Both. */
    public static Topology build(
            RecordSerdes serdes,
            Supplier<Extraction> extraction,
            StepWatch watch,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        return build(serdes, extraction, watch, Pace.STANDARD, stores, stores);
    }

    static Topology build(
            RecordSerdes serdes,
            Supplier<Extraction> extraction,
            StepWatch watch,
            Pace pace,
            Function<String, KeyValueBytesStoreSupplier> timestampedStores,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.watched(watch));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                stores.apply(READINGS),
                RecordSerdes.keys(),
                serdes.of(TopicCatalogue.READINGS_STATE, ReadingRecord.class)));
        builder.table(
                        TopicCatalogue.ARTICLES.name(),
                        Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.ARTICLES))
                                .withName("read-current-articles"),
                        Materialized.<String, ArticleRecord>as(timestampedStores.apply(ARTICLES))
                                .withKeySerde(RecordSerdes.keys())
                                .withValueSerde(serdes.of(TopicCatalogue.ARTICLES))
                                .withCachingDisabled())
                .toStream(Named.as("follow-articles"))
                .process(() -> new ReadArticles(extraction, pace), Named.as("read-articles"), READINGS, ARTICLES)
                .to(
                        TopicCatalogue.CLAIMS.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.CLAIMS))
                                .withName("write-claims"));
        Properties sourceAsChangeLog = new Properties();
        sourceAsChangeLog.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
        return builder.build(sourceAsChangeLog);
    }
}
