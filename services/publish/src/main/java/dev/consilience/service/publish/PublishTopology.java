package dev.consilience.service.publish;

import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.watch.StepWatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * From answered propositions to what subscribers follow:
 *
 * <pre>
 * propositions -> [publish-claims] -> changes -> [as-changes]         -> changes
 *                                             -> [as-curated-claims]  -> curated claims
 *                                             -> [as-conflicts]       -> conflicts
 * </pre>
 */
public final class PublishTopology {

    static final String PUBLISHED = "published-claims";

    private PublishTopology() {}

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
        StreamsBuilder builder = new StreamsBuilder(StreamsSettings.watched(watch));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PUBLISHED),
                RecordSerdes.keys(),
                serdes.of(TopicCatalogue.CURATED_CLAIMS)));
        KStream<String, ClaimChangedRecord> changes = builder.stream(
                        TopicCatalogue.PROPOSITIONS.name(),
                        Consumed.with(RecordSerdes.keys(), serdes.of(TopicCatalogue.PROPOSITIONS))
                                .withName("read-propositions"))
                .process(PublishClaims::new, Named.as("publish-claims"), PUBLISHED);
        write(
                changes.process(
                        () -> new ToldAs<ClaimChangedRecord>(CloudEvent.CHANGE, PublishTopology::asChanges),
                        Named.as("as-changes")),
                TopicCatalogue.CHANGES,
                "write-changes",
                serdes);
        write(
                changes.process(
                        () -> new ToldAs<CuratedClaimRecord>(CloudEvent.CLAIM, PublishTopology::asCuratedClaims),
                        Named.as("as-curated-claims")),
                TopicCatalogue.CURATED_CLAIMS,
                "write-curated-claims",
                serdes);
        write(
                changes.process(
                        () -> new ToldAs<CuratedClaimRecord>(CloudEvent.CONFLICT, PublishTopology::asConflicts),
                        Named.as("as-conflicts")),
                TopicCatalogue.CONFLICTS,
                "write-conflicts",
                serdes);
        return builder.build();
    }

    /** The change itself. */
    static List<KeyValue<String, @Nullable ClaimChangedRecord>> asChanges(String id, ClaimChangedRecord change) {
        return List.of(new KeyValue<>(id, change));
    }

    /** The claim as it is now; for one that is withdrawn its last value with the reason, then a tombstone. */
    static List<KeyValue<String, @Nullable CuratedClaimRecord>> asCuratedClaims(String id, ClaimChangedRecord change) {
        List<KeyValue<String, @Nullable CuratedClaimRecord>> records = new ArrayList<>();
        if (change.getAfter() == null) {
            records.add(new KeyValue<>(id, PublishClaims.withdrawn(change)));
        }
        records.add(new KeyValue<>(id, change.getAfter()));
        return records;
    }

    /** The same for claims on which studies differ; one on which they no longer do is a tombstone here. */
    static List<KeyValue<String, @Nullable CuratedClaimRecord>> asConflicts(String id, ClaimChangedRecord change) {
        boolean was = isConflict(change.getBefore());
        boolean is = isConflict(change.getAfter());
        if (is) {
            return List.of(new KeyValue<>(id, change.getAfter()));
        }
        if (was && change.getAfter() == null) {
            return asCuratedClaims(id, change);
        }
        if (was) {
            return List.of(new KeyValue<>(id, null));
        }
        return List.of();
    }

    private static boolean isConflict(@Nullable CuratedClaimRecord claim) {
        return claim != null
                && (claim.getVerdict() == ClaimVerdict.CONFLICTING
                        || claim.getVerdict() == ClaimVerdict.CONTEXT_DEPENDENT);
    }

    private static <V extends SpecificRecord> void write(
            KStream<String, V> stream, TopicDef<V> topic, String name, RecordSerdes serdes) {
        stream.to(
                topic.name(),
                Produced.with(RecordSerdes.keys(), serdes.of(topic)).withName(name));
    }
}
