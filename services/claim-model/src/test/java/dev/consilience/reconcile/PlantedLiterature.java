package dev.consilience.reconcile;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Agent;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Context;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Made-up literature on one question of which it is known why studies differ. The same seed gives the same literature.
 *
 * <p>A study has a value of each of ten variables, some of which go together: a strain belongs to a species, a drug is mostly
 * given by its usual route, and the outcome is named after the stimulus that it is measured by. Of each variable the
 * first values are the common ones: the second is half as frequent as the first, the third a third. A study records each
 * of them with probability {@value #RECORDED}, and makes one to four claims. One study in four measures two values of
 * one variable, and two in five of these tell of both in one sentence. Each claim, for itself, has a wrong direction with
 * probability {@value #WRONG}.
 */
final class PlantedLiterature {

    private static final double RECORDED = 0.7;
    private static final double WRONG = 0.1;
    private static final double MEASURES_TWO = 0.25;
    private static final double IN_ONE_SENTENCE = 0.4;
    private static final double USUAL_ROUTE = 0.8;
    private static final Proposition QUESTION =
            new Proposition(Evidence.entity("drug"), Manipulation.NONE, Evidence.entity("pain"));
    private static final String SENTENCE = "We report what the drug did.";
    private static final List<Direction> FINDINGS =
            List.of(Direction.INCREASES, Direction.DECREASES, Direction.NO_EFFECT);

    /** The variables by name, each with its number of values. */
    private static final Map<String, Integer> VALUES = Map.of(
            "species",
            3,
            "strain",
            4,
            "sex",
            2,
            "site",
            5,
            "stimulus",
            4,
            "route",
            4,
            "agent",
            5,
            "model",
            10,
            "regimen",
            2);

    private static final List<String> VARIABLES =
            List.of("species", "strain", "sex", "site", "stimulus", "route", "agent", "model", "regimen");

    /** What makes studies differ. */
    enum Cause {
        /** Nothing: there is one true direction. */
        NOTHING("no difference, one claim in ten wrong"),
        /** Something that is not recorded: each study has a direction of its own. */
        HIDDEN("hidden cause"),
        /** The sex. */
        TWO_VALUES("moderator of 2 values"),
        /** The site. */
        FIVE_VALUES("moderator of 5 values"),
        /** The route, which goes with the agent, or the species, to which the strain belongs. */
        CORRELATED("moderator with a companion");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean planted() {
            return this != NOTHING && this != HIDDEN;
        }
    }

    private final Cause cause;
    private final Random random;
    private final String moderator;
    private final Map<String, Direction> directions = new HashMap<>();
    private final Direction usual;
    private final Direction other;
    private final List<Placement> placements = new ArrayList<>();

    /** Literature of so many studies. */
    PlantedLiterature(Cause cause, int studies, long seed) {
        this.cause = cause;
        this.random = new Random(seed);
        this.usual = FINDINGS.get(random.nextInt(FINDINGS.size()));
        this.other = anotherThan(usual);
        this.moderator = moderator();
        plant();
        for (int study = 0; study < studies; study++) {
            addStudy(study);
        }
    }

    /** What the studies claim. */
    List<Placement> placements() {
        return placements;
    }

    /** The name of the variable that makes them differ; empty if none does. */
    String planted() {
        return moderator;
    }

    /** Whether a variable says what another one says, wholly or mostly. */
    static boolean goTogether(String one, String other) {
        List<List<String>> companions =
                List.of(List.of("species", "strain"), List.of("agent", "route"), List.of("stimulus", "outcome"));
        return one.equals(other) || companions.stream().anyMatch(pair -> pair.contains(one) && pair.contains(other));
    }

    private String moderator() {
        return switch (cause) {
            case NOTHING, HIDDEN -> "";
            case TWO_VALUES -> "sex";
            case FIVE_VALUES -> "site";
            case CORRELATED -> {
                if (random.nextBoolean()) {
                    yield "route";
                }
                yield "species";
            }
        };
    }

    /** Values have either direction, as a coin says, but not all of them the same one. */
    private void plant() {
        if (moderator.isEmpty()) {
            return;
        }
        int values = VALUES.get(moderator);
        int different = 1 + random.nextInt((1 << values) - 2);
        for (int value = 0; value < values; value++) {
            Direction direction = usual;
            if ((different >> value & 1) == 1) {
                direction = other;
            }
            directions.put(moderator + value, direction);
        }
    }

    private void addStudy(int number) {
        Map<String, String> own = draw();
        List<String> recorded = new ArrayList<>();
        for (String variable : VARIABLES) {
            if (random.nextDouble() < RECORDED) {
                recorded.add(variable);
            }
        }
        Direction hidden = usual;
        if (random.nextBoolean()) {
            hidden = other;
        }
        Map<String, String> second = own;
        boolean oneSentence = false;
        if (random.nextDouble() < MEASURES_TWO) {
            second = withAnother(VARIABLES.get(random.nextInt(VARIABLES.size())), own);
            oneSentence = random.nextDouble() < IN_ONE_SENTENCE;
        }
        int claims = 1 + random.nextInt(4);
        for (int claim = 0; claim < claims; claim++) {
            Map<String, String> values = own;
            if (claim % 2 == 1) {
                values = second;
            }
            int sentence = claim;
            if (oneSentence && claim == 1) {
                sentence = 0;
            }
            placements.add(placement(number, sentence, values, recorded, found(values, hidden), claim));
        }
    }

    private Map<String, String> draw() {
        Map<String, String> values = new HashMap<>();
        for (String variable : VARIABLES) {
            values.put(variable, value(variable));
        }
        values.put("strain", strain(values.get("species")));
        values.put("route", route(values.get("agent")));
        return values;
    }

    private Map<String, String> withAnother(String variable, Map<String, String> own) {
        Map<String, String> values = new HashMap<>(own);
        while (values.get(variable).equals(own.get(variable))) {
            if (variable.equals("strain")) {
                values.put(variable, strain(own.get("species")));
            } else {
                values.put(variable, value(variable));
            }
        }
        if (variable.equals("species")) {
            values.put("strain", strain(values.get("species")));
        }
        return values;
    }

    private String value(String variable) {
        int count = VALUES.get(variable);
        double sum = 0;
        for (int value = 0; value < count; value++) {
            sum += 1.0 / (value + 1);
        }
        double at = random.nextDouble() * sum;
        int value = 0;
        while (value < count - 1 && at >= 1.0 / (value + 1)) {
            at -= 1.0 / (value + 1);
            value++;
        }
        return variable + value;
    }

    private String strain(String species) {
        return value("strain") + " of " + species;
    }

    private String route(String agent) {
        if (random.nextDouble() < USUAL_ROUTE) {
            return "route" + (agent.charAt(agent.length() - 1) - '0') % VALUES.get("route");
        }
        return value("route");
    }

    private Direction found(Map<String, String> values, Direction hidden) {
        Direction truth =
                switch (cause) {
                    case NOTHING -> usual;
                    case HIDDEN -> hidden;
                    case TWO_VALUES, FIVE_VALUES, CORRELATED -> directions.get(values.get(moderator));
                };
        if (random.nextDouble() < WRONG) {
            return anotherThan(truth);
        }
        return truth;
    }

    private Direction anotherThan(Direction direction) {
        List<Direction> others =
                FINDINGS.stream().filter(each -> each != direction).toList();
        return others.get(random.nextInt(others.size()));
    }

    private static Placement placement(
            int study,
            int sentence,
            Map<String, String> values,
            List<String> recorded,
            Direction direction,
            int claim) {
        EnumMap<Dimension, String> context = new EnumMap<>(Dimension.class);
        String agent = "drug";
        String outcome = "pain";
        for (String variable : recorded) {
            if (variable.equals("agent")) {
                agent = values.get(variable);
            } else {
                context.put(Dimension.valueOf(variable.toUpperCase(Locale.ROOT)), values.get(variable));
            }
        }
        if (recorded.contains("stimulus")) {
            outcome = values.get("stimulus") + " pain";
        }
        ArticleId article = ArticleId.ofDoi("study" + study);
        Agent actor = new Agent(Evidence.entity(agent), Manipulation.NONE, List.of());
        Outcome target = new Outcome(Evidence.entity(outcome), List.of());
        Context circumstances = new Context(context);
        TextSpan span = new TextSpan(sentence * SENTENCE.length(), (sentence + 1) * SENTENCE.length());
        return new Placement(
                QUESTION,
                Bridge.BROADER,
                Bridge.BROADER,
                new Claim(
                        ClaimId.of(article, actor, direction, target, circumstances, "claim " + claim),
                        article,
                        "",
                        ArticleStatus.ACTIVE,
                        new StudyId("study" + study),
                        "",
                        SourceKind.PRIMARY,
                        StudyKind.UNKNOWN,
                        "2020",
                        actor,
                        direction,
                        target,
                        circumstances,
                        Certainty.ASSERTED,
                        new Quote("text", span, SENTENCE, span, span, span),
                        "made up",
                        "made up"),
                Judgement.none());
    }
}
