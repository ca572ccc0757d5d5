package dev.consilience.reconcile;

/** Which claims are looked at together for agreement: where there are decisive ones, those alone. */
public enum Weight {
    /** Asserted by those who did the research. */
    DECISIVE,
    /** All others: asserted by those who report on the research of others, or hedged. */
    INDICATIVE;

    /** The weight of claims of that standing. */
    public static Weight of(Standing standing) {
        return switch (standing) {
            case PRIMARY -> DECISIVE;
            case SECONDARY, HEDGED -> INDICATIVE;
        };
    }
}
