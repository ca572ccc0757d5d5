package dev.consilience.service.publish.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.service.publish.rest.ChangeJson;
import dev.consilience.stream.json.CuratedClaimJson;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What readers get of the records of a topic. */
interface FeedShape<V> {

    /** The name of an event that tells of a claim. */
    String CLAIM = "claim";

    /** The name of an event that tells that a claim is no longer, or no longer among those asked for. */
    String GONE = "gone";

    /** The name of an event that tells of a change. */
    String CHANGE = "change";

    /**
     * The entry for a record.
     *
     * @param value what the record says; null for a tombstone
     */
    FeedEntry entry(ConsumerRecord<String, byte[]> record, @Nullable V value) throws JsonProcessingException;

    /** Changes, each as an event of its own. */
    static FeedShape<ClaimChangedRecord> ofChanges(ObjectMapper json) {
        return (record, change) -> {
            if (change == null) {
                return gone(record);
            }
            Set<String> articles = new TreeSet<>();
            change.getCauses().stream().map(CauseRecord::getArticle).forEach(articles::add);
            List<CuratedClaimRecord> states = Stream.of(change.getBefore(), change.getAfter())
                    .filter(state -> state != null)
                    .toList();
            states.forEach(state -> addArticles(state, articles));
            return new FeedEntry(
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    CHANGE,
                    json.writeValueAsString(ChangeJson.of(change)),
                    change.getClaim(),
                    states.stream().map(FeedEntry.State::of).toList(),
                    articles);
        };
    }

    /** Claims, each as it is now. */
    static FeedShape<CuratedClaimRecord> ofClaims(ObjectMapper json) {
        return (record, claim) -> {
            if (claim == null) {
                return gone(record);
            }
            Set<String> articles = new TreeSet<>();
            addArticles(claim, articles);
            return new FeedEntry(
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    CLAIM,
                    json.writeValueAsString(CuratedClaimJson.of(claim)),
                    record.key(),
                    List.of(FeedEntry.State.of(claim)),
                    articles);
        };
    }

    private static void addArticles(CuratedClaimRecord claim, Set<String> articles) {
        claim.getEvidence().forEach(placed -> articles.add(placed.getClaim().getArticle()));
    }

    private static FeedEntry gone(ConsumerRecord<String, byte[]> record) {
        return new FeedEntry(
                record.partition(),
                record.offset(),
                record.timestamp(),
                GONE,
                gone(record.key()),
                record.key(),
                List.of(),
                Set.of());
    }

    /** What an event says that tells that a claim is gone. */
    static String gone(String claim) {
        return JsonNodeFactory.instance.objectNode().put("claim", claim).toString();
    }
}
