package dev.consilience.commandline.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.claim.Direction;
import dev.consilience.commandline.view.TextTable.Column;
import dev.consilience.stream.json.StudyBalance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Curated claims as a table, those on which studies differ first. */
public final class ClaimTable {

    private static final List<String> VERDICTS = List.of("CONFLICTING", "CONTEXT_DEPENDENT", "CONSISTENT", "SUGGESTED");
    private static final int WIDTH_OF_A_NAME = 34;
    private static final int WIDTH_OF_WHAT_SEPARATES = 62;

    private static final double LEAST_CHANCE = 0.000001;

    private ClaimTable() {}

    /** The lines of the table. */
    public static List<String> lines(List<JsonNode> claims) {
        TextTable table = new TextTable(List.of(
                new Column("agent", WIDTH_OF_A_NAME, false),
                new Column("outcome", WIDTH_OF_A_NAME, false),
                new Column("verdict", 18, false),
                new Column("direction", 10, false),
                new Column("studies", 7, true),
                new Column("balance", 9, true),
                new Column("what separates", WIDTH_OF_WHAT_SEPARATES, false)));
        claims.stream()
                .sorted(Comparator.comparingInt(ClaimTable::rank)
                        .thenComparing(ClaimTable::agent, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(ClaimTable::outcome, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(claim -> claim.path("id").asText()))
                .forEach(claim -> table.row(List.of(
                        agent(claim),
                        outcome(claim),
                        claim.path("verdict").asText(""),
                        claim.path("direction").asText(""),
                        claim.path("studies").asText(""),
                        balance(claim),
                        whatSeparates(claim))));
        return table.lines();
    }

    /** The agent, with what was done to it. */
    public static String agent(JsonNode claim) {
        String label = claim.path("agent").path("label").asText("?");
        String manipulation = claim.path("agent").path("manipulation").asText("");
        if (manipulation.isEmpty() || manipulation.equals("NONE")) {
            return label;
        }
        return label + " (" + manipulation.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    /** The outcome. */
    public static String outcome(JsonNode claim) {
        return claim.path("outcome").path("label").asText("?");
    }

    /**
     * The context variable that separates the sides, with what each of its values comes with. Where none does, the one
     * that comes nearest, with how many agree with their value, and how often chance alone would do as well.
     */
    static String whatSeparates(JsonNode claim) {
        JsonNode explanation = claim.path("explanation");
        if (!explanation.path("dimension").asText("").isEmpty()) {
            return division(explanation);
        }
        if (!claim.path("verdict").asText("").equals("CONFLICTING")) {
            return "";
        }
        for (JsonNode candidate : claim.path("strata")) {
            if (sides(candidate).size() > 1) {
                return "perhaps " + division(candidate) + " (" + agreement(candidate) + ")";
            }
        }
        return "nothing that is recorded";
    }

    private static String division(JsonNode division) {
        List<String> parts = new ArrayList<>();
        sides(division).forEach((side, values) -> parts.add(String.join(", ", values) + " " + side));
        String name =
                division.path("dimension").asText("").toLowerCase(Locale.ROOT).replace('_', ' ');
        if (parts.isEmpty()) {
            return name;
        }
        return name + ": " + String.join("; ", parts);
    }

    private static Map<String, List<String>> sides(JsonNode division) {
        Map<String, List<String>> sides = new LinkedHashMap<>();
        for (JsonNode value : division.path("values")) {
            sides.computeIfAbsent(value.path("leading").asText(""), side -> new ArrayList<>())
                    .add(value.path("value").asText(""));
        }
        return sides;
    }

    /** Chance is known of studies that have one value and one direction; where there are none, all votes are told of. */
    private static String agreement(JsonNode candidate) {
        int tested = candidate.path("tested").asInt();
        if (tested == 0) {
            return candidate.path("agreeing").asInt() + " of "
                    + candidate.path("covered").asInt() + " agree";
        }
        return candidate.path("testedAgreeing").asInt() + " of " + tested + " agree; "
                + odds(candidate.path("chance").asDouble(1));
    }

    private static String odds(double chance) {
        if (chance > 0.5) {
            return "so they would by chance";
        }
        if (chance < LEAST_CHANCE) {
            return "by chance in fewer than 1 of 1000000";
        }
        return "by chance in 1 of " + Math.round(1 / chance);
    }

    /** How many of the deciding studies stand on the leading side and how many against it, for example {@code 24:2}; empty where it is not known. */
    static String balance(JsonNode claim) {
        Optional<Direction> leading = direction(claim);
        if (leading.isEmpty() || claim.path("beliefs").isEmpty()) {
            return "";
        }
        Map<Direction, Integer> studies = new EnumMap<>(Direction.class);
        for (JsonNode belief : claim.path("beliefs")) {
            direction(belief)
                    .ifPresent(direction ->
                            studies.put(direction, belief.path("studies").asInt()));
        }
        return StudyBalance.of(leading.get(), studies).toString();
    }

    /** The direction of a claim or a belief, if this program knows it. */
    private static Optional<Direction> direction(JsonNode json) {
        return Arrays.stream(Direction.values())
                .filter(direction ->
                        direction.name().equals(json.path("direction").asText("")))
                .findFirst();
    }

    private static int rank(JsonNode claim) {
        int rank = VERDICTS.indexOf(claim.path("verdict").asText(""));
        if (rank < 0) {
            return VERDICTS.size();
        }
        return rank;
    }
}
