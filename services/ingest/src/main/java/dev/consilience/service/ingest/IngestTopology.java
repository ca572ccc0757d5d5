package dev.consilience.service.ingest;

import dev.consilience.schema.HeldRecord;
import dev.consilience.schema.IdentityRecord;
import dev.consilience.schema.PlacedRecord;
import dev.consilience.schema.SentArticleRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.watch.StepWatch;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From records as handed in to articles as they count, in three steps with topics between them:
 *
 * <pre>
 * received -> [hold-records] ----------------------------------> placed, by article -> [settle-articles] -> articles
 *                  |                                                ^
 *              identified, one partition                            |
 *                  '-> [resolve-identities] -> assigned -> [place-records]
 * </pre>
 *
 * <p>A record travels whole only on its way from received to placed; who asks which records are of one article sees a few
 * names of each, and so can be one task for all. A record whose names do not change takes the short way.
 */
public final class IngestTopology {

    static final String RECORDS = "records";
    static final String IDENTITIES = "identities";
    static final String NAMES = "names";
    static final String PLACED = "placed-records";
    static final String SENT_ARTICLES = "sent-articles";

    static final String WRITE_PLACED = "write-placed-records";
    static final String WRITE_IDENTIFIED = "write-identities";

    private static final String READ_RECEIVED = "read-received";
    private static final String READ_IDENTIFIED = "read-identities";
    private static final String READ_ASSIGNED = "read-assignments";
    private static final String READ_PLACED = "read-placed-records";
    private static final String HOLD = "hold-records";
    private static final String RESOLVE = "resolve-identities";
    private static final String PLACE = "place-records";
    private static final String SETTLE = "settle-articles";

    private IngestTopology() {}

    /**
     * Builds the topology.
     *
     * @param serdes how values are written
     */
    public static Topology build(RecordSerdes serdes) {
        return watched(serdes, StepWatch.NOBODY);
    }

    /** The same with somebody who looks on while it runs. */
    public static Topology watched(RecordSerdes serdes, StepWatch watch) {
        return build(serdes, watch, Stores::persistentKeyValueStore);
    }

    /** The same on other stores: a test that lives through many histories is faster in memory. */
    public static Topology build(RecordSerdes serdes, Function<String, KeyValueBytesStoreSupplier> stores) {
        return build(serdes, StepWatch.NOBODY, stores);
    }

    /** Both. */
    public static Topology build(
            RecordSerdes serdes, StepWatch watch, Function<String, KeyValueBytesStoreSupplier> stores) {
        Topology topology = new Topology(StreamsSettings.watched(watch));
        addSource(topology, READ_RECEIVED, TopicCatalogue.RECORDS_RECEIVED, serdes);
        addSource(topology, READ_IDENTIFIED, TopicCatalogue.RECORDS_IDENTIFIED, serdes);
        addSource(topology, READ_ASSIGNED, TopicCatalogue.RECORDS_ASSIGNED, serdes);
        addSource(topology, READ_PLACED, TopicCatalogue.RECORDS_PLACED, serdes);

        topology.addProcessor(HOLD, HoldRecords::new, READ_RECEIVED);
        topology.addProcessor(RESOLVE, ResolveIdentities::new, READ_IDENTIFIED);
        topology.addProcessor(PLACE, PlaceRecords::new, READ_ASSIGNED);
        topology.addProcessor(SETTLE, SettleArticles::new, READ_PLACED);

        addStore(
                topology,
                stores.apply(RECORDS),
                serdes.of(TopicCatalogue.RECORDS_STATE, HeldRecord.class),
                HOLD,
                PLACE);
        addStore(topology, stores.apply(IDENTITIES), serdes.of(TopicCatalogue.RECORDS_IDENTIFIED), RESOLVE);
        addStore(topology, stores.apply(NAMES), Serdes.ByteArray(), RESOLVE);
        addStore(topology, stores.apply(PLACED), serdes.of(TopicCatalogue.RECORDS_PLACED), SETTLE);
        addStore(
                topology,
                stores.apply(SENT_ARTICLES),
                serdes.of(TopicCatalogue.SENT_ARTICLES_STATE, SentArticleRecord.class),
                SETTLE);

        topology.addSink(
                WRITE_IDENTIFIED,
                TopicCatalogue.RECORDS_IDENTIFIED.name(),
                RecordSerdes.keys().serializer(),
                serdes.<IdentityRecord>of(TopicCatalogue.RECORDS_IDENTIFIED).serializer(),
                HOLD);
        topology.addSink(
                "write-assignments",
                TopicCatalogue.RECORDS_ASSIGNED.name(),
                RecordSerdes.keys().serializer(),
                serdes.of(TopicCatalogue.RECORDS_ASSIGNED).serializer(),
                RESOLVE);
        topology.addSink(
                WRITE_PLACED,
                TopicCatalogue.RECORDS_PLACED.name(),
                RecordSerdes.keys().serializer(),
                serdes.<PlacedRecord>of(TopicCatalogue.RECORDS_PLACED).serializer(),
                byArticle(),
                HOLD,
                PLACE);
        topology.addSink(
                "write-articles",
                TopicCatalogue.ARTICLES.name(),
                RecordSerdes.keys().serializer(),
                serdes.of(TopicCatalogue.ARTICLES).serializer(),
                SETTLE);
        return topology;
    }

    private static <V extends SpecificRecord> void addSource(
            Topology topology, String name, TopicDef<V> topic, RecordSerdes serdes) {
        topology.addSource(
                name, RecordSerdes.keys().deserializer(), serdes.of(topic).deserializer(), topic.name());
    }

    private static <V> void addStore(
            Topology topology, KeyValueBytesStoreSupplier store, Serde<V> values, String... processors) {
        topology.addStateStore(Stores.keyValueStoreBuilder(store, RecordSerdes.keys(), values), processors);
    }

    /** Kafka's own way to choose a partition for a key, applied to the article's part of it. */
    private static StreamPartitioner<String, PlacedRecord> byArticle() {
        return (topic, key, value, partitions) -> {
            byte[] article = RecordSerdes.keys().serializer().serialize(topic, Placements.articleOf(key));
            return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(article)) % partitions));
        };
    }
}
