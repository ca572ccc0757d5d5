package dev.consilience.service.publish.record;

import dev.consilience.schema.ClaimVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which changes of curated claims are asked for: those of claims that were, or are, as asked. What is not given matches all.
 *
 * @param claim the key of the claim
 * @param agent the agent's id, or part of its name
 * @param agentUnder the id of a concept that the agent is, or is a kind of
 * @param outcome the outcome's id, or part of its name
 * @param outcomeUnder the id of a concept that the outcome is, or is a kind of
 * @param verdicts any of these, before or after
 * @param article the key of an article that brought the change about, or that is quoted before or after
 */
public record ChangeQuery(
        Optional<String> claim,
        Optional<String> agent,
        Optional<String> agentUnder,
        Optional<String> outcome,
        Optional<String> outcomeUnder,
        Set<ClaimVerdict> verdicts,
        Optional<String> article) {

    private static final String CLAIM = "claim";
    private static final Set<String> OF_CLAIMS =
            Set.of("agent", "agentUnder", "outcome", "outcomeUnder", "verdict", "article");

    public ChangeQuery {
        verdicts = Set.copyOf(verdicts);
    }

    /** All changes. */
    public static ChangeQuery all() {
        return of(Map.of());
    }

    /**
     * The query that parameters ask. Those of other names are passed over, but for those by which claims can be asked for and
     * changes cannot: whoever follows a search must not be told of what the search would not find.
     *
     * @throws IllegalArgumentException if one says what it cannot, with what it can
     */
    public static ChangeQuery of(Map<String, List<String>> parameters) {
        for (String name : ClaimQuery.PARAMETERS.keySet()) {
            boolean isGiven = parameters.getOrDefault(name, List.of()).stream().anyMatch(value -> !value.isBlank());
            if (isGiven && !OF_CLAIMS.contains(name)) {
                throw new IllegalArgumentException("Changes can be asked for by claim, "
                        + String.join(", ", new TreeSet<>(OF_CLAIMS)) + ", not \"" + name + "\"");
            }
        }
        ClaimQuery asked = ClaimQuery.of(parameters);
        // It is bounded as any other word that is asked for.
        Optional<String> claim = ClaimQuery.of(Map.of("text", parameters.getOrDefault(CLAIM, List.of())))
                .text();
        return new ChangeQuery(
                claim,
                asked.agent(),
                asked.agentUnder(),
                asked.outcome(),
                asked.outcomeUnder(),
                asked.verdicts(),
                asked.article());
    }

    /** The parameters that ask this, by name in the order of the alphabet; those that are not given are not there. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put(CLAIM, claim.stream().toList());
        parameters.put("agent", agent.stream().toList());
        parameters.put("agentUnder", agentUnder.stream().toList());
        parameters.put("outcome", outcome.stream().toList());
        parameters.put("outcomeUnder", outcomeUnder.stream().toList());
        parameters.put("verdict", verdicts.stream().map(Enum::name).sorted().toList());
        parameters.put("article", article.stream().toList());
        Map<String, List<String>> given = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (!values.isEmpty()) {
                given.put(name, new ArrayList<>(values));
            }
        });
        return given;
    }
}
