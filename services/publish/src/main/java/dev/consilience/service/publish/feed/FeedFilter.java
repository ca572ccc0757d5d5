package dev.consilience.service.publish.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a feed a reader wants; what is not given matches all.
 *
 * @param agent the agent's id, or part of its name
 * @param agents the ids that the agent's may be one of
 * @param outcome the outcome's id, or part of its name
 * @param outcomes the ids that the outcome's may be one of
 * @param verdicts any of these; all if empty
 * @param article the key of an article that it has to do with
 */
record FeedFilter(
        Optional<String> agent,
        Optional<Set<String>> agents,
        Optional<String> outcome,
        Optional<Set<String>> outcomes,
        Set<String> verdicts,
        Optional<String> article) {

    FeedFilter {
        verdicts = Set.copyOf(verdicts);
    }

    /** What to do with an entry. */
    enum Answer {
        /** It is sent. */
        SEND,
        /** It is about something that the reader asked for, but is no longer as asked: the reader is told that it is gone. */
        TELL_GONE,
        /** It is none of the reader's. */
        PASS
    }

    /** What to do with an entry. A tombstone says nothing but its key, and is sent to all. */
    Answer of(FeedEntry entry) {
        if (entry.event().equals(FeedShape.GONE)) {
            return Answer.SEND;
        }
        if (entry.states().stream().noneMatch(this::isAbout)) {
            return Answer.PASS;
        }
        boolean asAsked = article.map(entry.articles()::contains).orElse(true)
                && entry.states().stream()
                        .anyMatch(
                                state -> isAbout(state) && (verdicts.isEmpty() || verdicts.contains(state.verdict())));
        if (asAsked) {
            return Answer.SEND;
        }
        if (entry.event().equals(FeedShape.CLAIM)) {
            return Answer.TELL_GONE;
        }
        return Answer.PASS;
    }

    private boolean isAbout(FeedEntry.State state) {
        return agent.map(named(state.agentId(), state.agentLabel())::test).orElse(true)
                && agents.map(ids -> ids.contains(state.agentId())).orElse(true)
                && outcome.map(named(state.outcomeId(), state.outcomeLabel())::test)
                        .orElse(true)
                && outcomes.map(ids -> ids.contains(state.outcomeId())).orElse(true);
    }

    private static Predicate<String> named(String id, String label) {
        return asked -> id.equals(asked) || label.toLowerCase(Locale.ROOT).contains(asked.toLowerCase(Locale.ROOT));
    }
}
