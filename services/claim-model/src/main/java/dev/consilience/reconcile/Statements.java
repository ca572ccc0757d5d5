package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Says an answer in English. */
final class Statements {

    private Statements() {}

    /**
     * The answer as a sentence.
     *
     * @param votes studies by direction among the claims that are looked at
     */
    static String of(
            Proposition proposition,
            Verdict verdict,
            Weight weight,
            DirectionCounts votes,
            List<Stratification> stratifications) {
        String agent = agent(proposition);
        String outcome = proposition.outcome().label();
        return switch (verdict) {
            case CONSISTENT -> agent + " " + verb(firmest(votes)) + " " + outcome;
            case SUGGESTED -> agent + " is suggested to " + infinitives(votes) + " " + outcome;
            case CONTEXT_DEPENDENT -> agent + " " + divided(stratifications.get(0), outcome);
            case CONFLICTING ->
                whoDiffers(weight) + " differ on what " + agent + " does to " + outcome + ": " + sides(votes)
                        + "; nothing recorded separates them";
        };
    }

    private static String whoDiffers(Weight weight) {
        return switch (weight) {
            case DECISIVE -> "studies";
            case INDICATIVE -> "reports";
        };
    }

    private static String agent(Proposition proposition) {
        String label = proposition.agent().label();
        if (proposition.manipulation() == Manipulation.NONE) {
            return label;
        }
        return proposition.manipulation().name().toLowerCase(Locale.ROOT) + " " + label;
    }

    /** Among claims that agree, one that says which way says more than one that does not. */
    private static Direction firmest(DirectionCounts votes) {
        return present(votes).stream()
                .filter(direction -> direction != Direction.AFFECTS)
                .findFirst()
                .orElse(Direction.AFFECTS);
    }

    private static List<Direction> present(DirectionCounts votes) {
        return Arrays.stream(Direction.values())
                .filter(direction -> votes.of(direction) > 0)
                .toList();
    }

    private static String divided(Stratification stratification, String outcome) {
        Map<Direction, TreeSet<String>> values = new EnumMap<>(Direction.class);
        for (Stratum stratum : stratification.strata()) {
            values.computeIfAbsent(stratum.leading(), key -> new TreeSet<>()).add(stratum.value());
        }
        List<String> parts = new ArrayList<>();
        values.forEach((direction, group) -> parts.add(verb(direction) + " " + outcome + " where "
                + stratification.variable() + " is " + String.join(" or ", group)));
        return String.join(", and ", parts);
    }

    private static String sides(DirectionCounts votes) {
        List<String> sides = new ArrayList<>();
        for (Direction direction : present(votes)) {
            sides.add(votes.of(direction) + " that it " + verb(direction) + " it");
        }
        return String.join(", ", sides);
    }

    private static String infinitives(DirectionCounts votes) {
        List<String> verbs = new ArrayList<>();
        for (Direction direction : present(votes)) {
            verbs.add(infinitive(direction));
        }
        return String.join(" or ", verbs);
    }

    private static String verb(Direction direction) {
        return switch (direction) {
            case INCREASES -> "increases";
            case DECREASES -> "decreases";
            case NO_EFFECT -> "has no effect on";
            case AFFECTS -> "affects";
        };
    }

    private static String infinitive(Direction direction) {
        return switch (direction) {
            case INCREASES -> "increase";
            case DECREASES -> "decrease";
            case NO_EFFECT -> "have no effect on";
            case AFFECTS -> "affect";
        };
    }
}
