package dev.consilience.extraction.relation;

import java.util.Locale;

/** What there is a model for, at each {@link Scope.Level}. */
enum RelationModel {
    /** Whether there is a relation at all. */
    EXISTENCE,
    /** Which way a relation goes. */
    DIRECTION,
    /** Whether there is a relation, by what is known of a pair beside its words; see {@link PairFacts}. */
    RANKING;

    /** The name of the file that holds the model, beside these classes. */
    String file(Scope.Level level) {
        return (name() + "-by-" + level + ".model.gz").toLowerCase(Locale.ROOT);
    }
}
