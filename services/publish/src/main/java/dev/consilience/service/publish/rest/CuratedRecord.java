package dev.consilience.service.publish.rest;

import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.service.publish.PublishTopology;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads the views that the topology keeps. */
@ApplicationScoped
public class CuratedRecord {

    private final KafkaStreams streams;

    @Inject
    CuratedRecord(KafkaStreams streams) {
        this.streams = streams;
    }

    public Optional<CuratedClaimRecord> claim(String id) {
        ReadOnlyKeyValueStore<String, CuratedClaimRecord> claims = view(PublishTopology.CLAIMS_VIEW);
        return Optional.ofNullable(claims.get(id));
    }

    /**
     * A page of the curated claims.
     *
     * @param after the key behind which the page begins, or null for the first
     */
    public Page<CuratedClaimJson> claims(Predicate<CuratedClaimRecord> filter, @Nullable String after, int limit) {
        ReadOnlyKeyValueStore<String, CuratedClaimRecord> claims = view(PublishTopology.CLAIMS_VIEW);
        try (KeyValueIterator<String, CuratedClaimRecord> all = claims.all()) {
            return page(all, filter, CuratedClaimJson::of, after, limit);
        }
    }

    /** A page of the evidence on a proposition. */
    public Page<ClaimJson> evidence(String proposition, @Nullable String after, int limit) {
        String prefix = proposition + "/";
        ReadOnlyKeyValueStore<String, PlacedClaimRecord> evidence = view(PublishTopology.EVIDENCE_VIEW);
        // A digit is the character behind the slash: the range ends where the proposition's own keys do.
        try (KeyValueIterator<String, PlacedClaimRecord> all = evidence.range(prefix, proposition + "0")) {
            return page(all, placed -> true, ClaimJson::of, after, limit);
        }
    }

    private <V> ReadOnlyKeyValueStore<String, V> view(String name) {
        if (!streams.state().isRunningOrRebalancing()) {
            throw new ServiceUnavailableException("The streams are " + streams.state() + "; ask again shortly");
        }
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    private static <V, T> Page<T> page(
            KeyValueIterator<String, V> all,
            Predicate<V> filter,
            Function<V, T> shape,
            @Nullable String after,
            int limit) {
        int total = 0;
        List<T> items = new ArrayList<>();
        Optional<String> last = Optional.empty();
        boolean more = false;
        while (all.hasNext()) {
            KeyValue<String, V> entry = all.next();
            if (!filter.test(entry.value)) {
                continue;
            }
            total++;
            if (after != null && entry.key.compareTo(after) <= 0) {
                continue;
            }
            if (items.size() < limit) {
                items.add(shape.apply(entry.value));
                last = Optional.of(entry.key);
            } else {
                more = true;
            }
        }
        Optional<String> next = Optional.empty();
        if (more) {
            next = last;
        }
        return new Page<>(total, items, next);
    }
}
