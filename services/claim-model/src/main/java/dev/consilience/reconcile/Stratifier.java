package dev.consilience.reconcile;

import java.util.Collection;
import java.util.List;

/** Divides evidence by each context variable in turn: {@link Explainer} over tables that are counted from all of it. */
final class Stratifier {

    private Stratifier() {}

    /**
     * The divisions worth showing, the best first.
     *
     * @param placements the deciding evidence on one proposition
     */
    static List<Stratification> stratify(Collection<Placement> placements) {
        return Explainer.explain(VariableTables.count(placements), VariableTables.sides(placements));
    }
}
