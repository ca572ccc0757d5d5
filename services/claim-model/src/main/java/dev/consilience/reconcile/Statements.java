package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Says an answer in English. */
final class Statements {

    private Statements() {}

    static String of(
            Proposition proposition, Verdict verdict, List<Tally> tallies, List<Stratification> stratifications) {
        String agent = agent(proposition);
        String outcome = proposition.outcome().label();
        return switch (verdict) {
            case CONSISTENT -> agent + " " + verb(firmest(tallies)) + " " + outcome;
            case SUGGESTED -> agent + " is suggested to " + infinitives(tallies) + " " + outcome;
            case CONTEXT_DEPENDENT -> agent + " " + divided(stratifications.get(0), outcome);
            case CONFLICTING -> "studies differ on what " + agent + " does to " + outcome + ": " + sides(tallies);
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
    private static Direction firmest(List<Tally> tallies) {
        return tallies.stream()
                .map(Tally::direction)
                .filter(direction -> direction != Direction.AFFECTS)
                .findFirst()
                .orElse(Direction.AFFECTS);
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

    private static String sides(List<Tally> tallies) {
        List<String> sides = new ArrayList<>();
        for (Tally tally : tallies) {
            sides.add(tally.studies() + " that it " + verb(tally.direction()) + " it");
        }
        return String.join(", ", sides);
    }

    private static String infinitives(List<Tally> tallies) {
        List<String> verbs = new ArrayList<>();
        for (Tally tally : tallies) {
            verbs.add(infinitive(tally.direction()));
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
