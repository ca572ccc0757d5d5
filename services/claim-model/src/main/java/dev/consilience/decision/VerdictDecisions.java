package dev.consilience.decision;

import dev.consilience.reconcile.Verdict;
import java.util.Collection;
import java.util.List;

/**
 * What the decisions on a proposition amount to, as its curated record shows it.
 *
 * @param latest the latest of them, the latest first; at most {@value #MOST}
 * @param approved whether the latest approval is of the verdict as it stands
 */
public record VerdictDecisions(List<Decision> latest, boolean approved) {

    /** How many decisions a record shows. */
    public static final int MOST = 10;

    public VerdictDecisions {
        latest = List.copyOf(latest);
    }

    /**
     * What decisions amount to, in whatever order they came.
     *
     * @param decisions those on one proposition that stand
     * @param verdict the verdict as it stands
     */
    public static VerdictDecisions of(Collection<Decision> decisions, Verdict verdict) {
        List<Decision> ordered =
                decisions.stream().sorted(Decision.LATEST_LAST.reversed()).toList();
        boolean approved = ordered.stream()
                .filter(decision -> decision.act() == Act.APPROVE)
                .findFirst()
                .flatMap(Decision::verdict)
                .filter(verdict::equals)
                .isPresent();
        return new VerdictDecisions(ordered.stream().limit(MOST).toList(), approved);
    }
}
