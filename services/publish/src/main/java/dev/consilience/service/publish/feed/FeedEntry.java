package dev.consilience.service.publish.feed;

import dev.consilience.schema.CuratedClaimRecord;
import java.util.List;
import java.util.Set;

/**
 * A record of a feed as readers get it.
 *
 * @param partition where it stands
 * @param offset its place there
 * @param time when it was published, in milliseconds since 1970
 * @param event the name of the event
 * @param data what is said, as JSON in one line
 * @param claim the key of the curated claim that it is about
 * @param states what the claim was and is, as far as the record says
 * @param articles the keys of the articles that it has to do with
 */
record FeedEntry(
        int partition,
        long offset,
        long time,
        String event,
        String data,
        String claim,
        List<State> states,
        Set<String> articles) {

    /** What an entry takes beside what it says, about, in bytes. */
    static final int OVERHEAD = 500;

    /** What of a curated claim a reader can ask for. */
    record State(String agentId, String agentLabel, String outcomeId, String outcomeLabel, String verdict) {
        static State of(CuratedClaimRecord claim) {
            return new State(
                    claim.getProposition().getAgent().getId(),
                    claim.getProposition().getAgent().getLabel(),
                    claim.getProposition().getOutcome().getId(),
                    claim.getProposition().getOutcome().getLabel(),
                    claim.getVerdict().name());
        }
    }

    /** How much memory it takes, about, in bytes. */
    int size() {
        return OVERHEAD + 2 * data.length();
    }
}
