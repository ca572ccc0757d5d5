package dev.consilience.reconcile;

/**
 * What is counted of a context variable over all its values.
 *
 * @param all the counts of all values together
 * @param with studies, by direction, that have some value in a claim of that direction
 * @param contrasts see {@link VariableTable#contrasts}
 * @param contrastsApart see {@link VariableTable#contrastsApart}
 * @param concords see {@link VariableTable#concords}
 */
public record VariableTotals(
        VariableTable.Cell all, DirectionCounts with, int contrasts, int contrastsApart, int concords) {

    /** Nothing counted. */
    public static final VariableTotals NONE =
            new VariableTotals(VariableTable.Cell.EMPTY, DirectionCounts.NONE, 0, 0, 0);

    /** Both together. */
    public VariableTotals plus(VariableTotals other) {
        return new VariableTotals(
                all.plus(other.all),
                with.plus(other.with),
                contrasts + other.contrasts,
                contrastsApart + other.contrastsApart,
                concords + other.concords);
    }

    /** What takes as much away as this adds. */
    public VariableTotals negated() {
        return NONE.minus(this);
    }

    private VariableTotals minus(VariableTotals other) {
        return new VariableTotals(
                all.minus(other.all),
                with.minus(other.with),
                contrasts - other.contrasts,
                contrastsApart - other.contrastsApart,
                concords - other.concords);
    }
}
