package dev.consilience.service.extract;

import dev.consilience.article.Article;
import dev.consilience.claim.Claim;
import dev.consilience.schema.ReadingRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From articles to claims:
 *
 * <pre>
 * articles -> [read-articles] -> claims
 * </pre>
 */
public final class ExtractTopology {

    static final String READINGS = "readings";

    private ExtractTopology() {}

    /**
     * Builds the topology.
     *
     * @param serdes how values are written
     * @param extractor the claims that an article makes, each id at most once; a function of the article alone
     */
    public static Topology build(RecordSerdes serdes, Function<Article, List<Claim>> extractor) {
        return build(serdes, extractor, Stores::persistentKeyValueStore);
    }

    /** The same on other stores: a test that lives through many histories is faster in memory. */
    public static Topology build(
            RecordSerdes serdes,
            Function<Article, List<Claim>> extractor,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.naming());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                stores.apply(READINGS),
                RecordSerdes.keys(),
                serdes.of(TopicCatalogue.READINGS_STATE, ReadingRecord.class)));
        builder.stream(
                        TopicCatalogue.ARTICLES.name(),
                        Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.ARTICLES))
                                .withName("read-current-articles"))
                .process(() -> new ReadArticles(extractor), Named.as("read-articles"), READINGS)
                .to(
                        TopicCatalogue.CLAIMS.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.CLAIMS))
                                .withName("write-claims"));
        return builder.build();
    }
}
