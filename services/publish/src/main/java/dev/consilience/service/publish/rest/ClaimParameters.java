package dev.consilience.service.publish.rest;

import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.service.publish.record.ClaimSort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which curated claims a request asks for. */
public final class ClaimParameters {

    @RestQuery
    @Parameter(description = "The agent's id, or part of its name.", example = "temsirolimus")
    Optional<String> agent = Optional.empty();

    @RestQuery
    @Parameter(description = "The id of a concept that the agent is, or is a kind of.", example = "MESH:D000091203")
    Optional<String> agentUnder = Optional.empty();

    @RestQuery
    @Parameter(description = "The outcome's id, or part of its name.", example = "hyperalgesia")
    Optional<String> outcome = Optional.empty();

    @RestQuery
    @Parameter(description = "The id of a concept that the outcome is, or is a kind of.", example = "MP:0005407")
    Optional<String> outcomeUnder = Optional.empty();

    @RestQuery
    @Parameter(description = "CONSISTENT, CONTEXT_DEPENDENT, CONFLICTING or SUGGESTED; several times for any of them.")
    List<String> verdict = List.of();

    @RestQuery
    @Parameter(description = "INCREASES, DECREASES, NO_EFFECT or AFFECTS; several times for any of them.")
    List<String> direction = List.of();

    @RestQuery
    @Parameter(description = "How any of the deciding studies was done; several times for any of them.")
    List<String> kindOfStudy = List.of();

    @RestQuery
    @Parameter(description = "How far the leading side is believed at least, from 0 to 1.")
    Optional<String> belief = Optional.empty();

    @RestQuery
    @Parameter(description = "How many independent studies there are at least.")
    Optional<String> studies = Optional.empty();

    @RestQuery
    @Parameter(description = "There is evidence of this date or later: 2020, 2020-05 or 2020-05-17.")
    Optional<String> from = Optional.empty();

    @RestQuery
    @Parameter(description = "There is evidence of this date or earlier.")
    Optional<String> to = Optional.empty();

    @RestQuery
    @Parameter(description = "The key of an article that evidence is from.", example = "doi:10.1016/j.pain.2011.07.025")
    Optional<String> article = Optional.empty();

    @RestQuery
    @Parameter(description = "Words of the statement or of the quoted sentences; \"a phrase\"; -without.")
    Optional<String> text = Optional.empty();

    /** The query. */
    public ClaimQuery query() {
        Map<String, List<String>> given = new HashMap<>();
        put(given, "agent", agent);
        put(given, "agentUnder", agentUnder);
        put(given, "outcome", outcome);
        put(given, "outcomeUnder", outcomeUnder);
        given.put("verdict", verdict);
        given.put("direction", direction);
        given.put("kindOfStudy", kindOfStudy);
        put(given, "belief", belief);
        put(given, "studies", studies);
        put(given, "from", from);
        put(given, "to", to);
        put(given, "article", article);
        put(given, "text", text);
        return Ask.of(() -> ClaimQuery.of(given));
    }

    /** The order: as asked for; else by how well the words fit, where there are any, or by key. */
    ClaimSort sort(Optional<String> asked) {
        if (asked.isPresent()) {
            return Ask.of(() -> ClaimSort.of(asked.get()));
        }
        if (query().text().isPresent()) {
            return ClaimSort.RELEVANCE;
        }
        return ClaimSort.KEY;
    }

    private static void put(Map<String, List<String>> given, String name, Optional<String> value) {
        given.put(name, value.stream().toList());
    }
}
