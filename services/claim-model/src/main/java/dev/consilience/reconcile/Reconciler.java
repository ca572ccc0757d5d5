package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers a proposition from what the evidence on it amounts to.
 *
 * <h2>When sources disagree</h2>
 *
 * <p>Claims that are asserted by those who did the research decide, if there are any, whatever others say. If there are none,
 * all others are looked at, and the asserted ones among them lead. Claims agree if they all point in one direction; a claim
 * that says "affects" without saying which way agrees with both ways, and disagrees with {@link Direction#NO_EFFECT} alone.
 * If they differ, {@link Explainer} looks for what separates them.
 *
 * <h2>Belief, weighed</h2>
 *
 * <p>Where {@code s} is the belief in a direction, were there nothing against it, and {@code r} the probability that at least
 * one of the directions that exclude it is right, were there nothing against those, the belief weighed is {@code s (1 - r) /
 * (1 - s r)}: the probability that it is right and none of those is, given that they are not right together. It equals
 * {@code s} where nothing stands against, and falls with each study that does.
 */
public final class Reconciler {

    /** How many entries the balance over the years has at most. */
    static final int MOST_YEARS = 40;

    private final BeliefPriors priors;

    /**
     * A reconciler with these priors.
     *
     * @param priors the figures that beliefs are computed with
     */
    public Reconciler(BeliefPriors priors) {
        this.priors = priors;
    }

    /**
     * The curated claim by definition: all evidence is counted from the beginning.
     *
     * @param placements the evidence on one proposition, each claim at most once, in any order
     * @return nothing if no claim counts
     * @throws IllegalArgumentException if they are placed under more than one proposition
     */
    public Optional<CuratedClaim> reconcile(Collection<Placement> placements) {
        return Recount.of(placements).map(this::answer);
    }

    /** The curated claim that follows from what the evidence amounts to. */
    public CuratedClaim answer(Summary summary) {
        Totals totals = summary.totals();
        Standing deciding = totals.deciding();
        Weight weight = Weight.of(deciding);
        DirectionCounts votes = totals.votes(weight);
        boolean agree = agree(votes);
        List<Stratification> stratifications =
                Explainer.explain(summary.tables(), votes, totals.voters().of(weight));
        Verdict verdict = verdict(deciding, agree, stratifications);
        Direction leading = leading(totals, deciding);
        Proposition proposition = proposition(summary);
        List<Belief> beliefs = beliefs(summary, deciding);
        return new CuratedClaim(
                proposition,
                verdict,
                leading,
                Statements.of(proposition, verdict, weight, votes, stratifications),
                deciding,
                beliefs,
                asides(totals, deciding),
                balance(totals, deciding),
                Grading.of(totals, new Side(deciding, leading), verdict),
                priorsOf(totals, deciding),
                new CuratedClaim.Counts(
                        totals.claims(),
                        totals.articles(),
                        totals.studies().of(Standing.PRIMARY),
                        totals.claims(Standing.SECONDARY),
                        totals.claims(Standing.HEDGED),
                        totals.rejected()),
                stratifications,
                summary.quoted(),
                first(summary),
                summary.last());
    }

    /** Of a concept's labels, which releases of a vocabulary may spell differently, the first. */
    private static Proposition proposition(Summary summary) {
        Proposition quoted = summary.quoted().get(0).proposition();
        Totals.LabelPair labels = summary.totals().labels().byKey().firstKey();
        return new Proposition(
                new Entity(quoted.agent().id(), labels.agent()),
                quoted.manipulation(),
                new Entity(quoted.outcome().id(), labels.outcome()));
    }

    private static Verdict verdict(Standing deciding, boolean agree, List<Stratification> stratifications) {
        if (deciding == Standing.HEDGED) {
            return Verdict.SUGGESTED;
        }
        if (agree) {
            return Verdict.CONSISTENT;
        }
        if (stratifications.stream().anyMatch(Stratification::separates)) {
            return Verdict.CONTEXT_DEPENDENT;
        }
        return Verdict.CONFLICTING;
    }

    private static boolean agree(DirectionCounts votes) {
        boolean ways = votes.increases() > 0 && votes.decreases() > 0;
        boolean none = votes.noEffect() > 0 && votes.total() > votes.noEffect();
        return !ways && !none;
    }

    /** The direction with the most studies among the deciding claims; on a tie the first in the order of directions. */
    private static Direction leading(Totals totals, Standing deciding) {
        Map<Direction, Integer> studies = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            studies.put(direction, totals.side(new Side(deciding, direction)).studies());
        }
        return DirectionCounts.of(studies).leading();
    }

    private List<Belief> beliefs(Summary summary, Standing deciding) {
        Map<Direction, Double> unopposed = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            SideTotals side = summary.totals().side(new Side(deciding, direction));
            double belief = 0;
            if (deciding != Standing.HEDGED) {
                belief = priors.belief(side.halves().byKey());
            }
            unopposed.put(direction, belief);
        }
        List<Belief> beliefs = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            Side side = new Side(deciding, direction);
            SideTotals counted = summary.totals().side(side);
            if (counted.claims() > 0) {
                double belief = unopposed.getOrDefault(direction, 0.0);
                beliefs.add(new Belief(
                        direction,
                        counted.studies(),
                        counted.claims(),
                        counted.halves().total() / 2.0,
                        Rounding.sixDecimals(belief),
                        Rounding.sixDecimals(weighed(belief, against(direction, unopposed))),
                        counted.studyKinds().byKey(),
                        summary.since().getOrDefault(side, "")));
            }
        }
        return beliefs;
    }

    private String priorsOf(Totals totals, Standing deciding) {
        Set<EvidenceClass> classes = new TreeSet<>();
        totals.sides().forEach((side, counted) -> {
            if (side.standing() == deciding && deciding != Standing.HEDGED) {
                classes.addAll(counted.halves().byKey().keySet());
            }
        });
        return priors.name(classes);
    }

    private static double weighed(double belief, double against) {
        if (belief == 0) {
            return 0;
        }
        return belief * (1 - against) / (1 - belief * against);
    }

    /** The probability that at least one direction that excludes this one is right. */
    private static double against(Direction direction, Map<Direction, Double> unopposed) {
        double allWrong = 1;
        for (Direction other : Direction.values()) {
            if (direction.excludes(other)) {
                allWrong *= 1 - unopposed.getOrDefault(other, 0.0);
            }
        }
        return 1 - allWrong;
    }

    private static List<Aside> asides(Totals totals, Standing deciding) {
        List<Aside> asides = new ArrayList<>();
        totals.sides().forEach((side, counted) -> {
            if (side.standing() != deciding) {
                asides.add(new Aside(side.standing(), side.direction(), counted.studies(), counted.claims()));
            }
        });
        return asides;
    }

    private static List<YearBalance> balance(Totals totals, Standing deciding) {
        SortedMap<String, DirectionCounts> years = new TreeMap<>();
        for (Direction direction : Direction.values()) {
            totals.side(new Side(deciding, direction))
                    .years()
                    .byKey()
                    .forEach((year, studies) ->
                            years.merge(year, DirectionCounts.of(direction, studies), DirectionCounts::plus));
        }
        List<YearBalance> balance = new ArrayList<>();
        int summedUp = Math.max(0, years.size() - MOST_YEARS);
        DirectionCounts earlier = DirectionCounts.NONE;
        int seen = 0;
        for (Map.Entry<String, DirectionCounts> entry : years.entrySet()) {
            if (seen < summedUp) {
                earlier = earlier.plus(entry.getValue());
            } else if (seen == summedUp && summedUp > 0) {
                balance.add(new YearBalance("until " + entry.getKey(), earlier.plus(entry.getValue())));
            } else {
                balance.add(new YearBalance(entry.getKey(), entry.getValue()));
            }
            seen++;
        }
        return balance;
    }

    private static String first(Summary summary) {
        String first = "";
        for (String since : summary.since().values()) {
            if (first.isEmpty() || (!since.isEmpty() && since.compareTo(first) < 0)) {
                first = since;
            }
        }
        return first;
    }
}
