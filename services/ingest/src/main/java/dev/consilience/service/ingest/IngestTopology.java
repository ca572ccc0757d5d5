package dev.consilience.service.ingest;

import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * From articles as handed in to articles as they count:
 *
 * <pre>
 * received -> [settle-articles] -> articles
 * </pre>
 */
public final class IngestTopology {

    static final String SETTLED = "settled-articles";

    private IngestTopology() {}

    /**
     * Builds the topology.
     *
     * @param serdes how values are written
     */
    public static Topology build(RecordSerdes serdes) {
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.naming());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SETTLED), RecordSerdes.keys(), serdes.of(TopicCatalogue.ARTICLES)));
        builder.stream(
                        TopicCatalogue.ARTICLES_RECEIVED.name(),
                        Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.ARTICLES_RECEIVED))
                                .withName("read-received"))
                .process(SettleArticles::new, Named.as("settle-articles"), SETTLED)
                .to(
                        TopicCatalogue.ARTICLES.name(),
                        Produced.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.ARTICLES))
                                .withName("write-articles"));
        return builder.build();
    }
}
