package dev.consilience.reconcile;

/** On what ground a context variable is said to separate those who differ. */
public enum ExplanationGround {
    /** Papers state the contrast: they set two values of the variable side by side, and nearly nothing speaks against. */
    STATED,
    /** Independent studies divide by it more purely than chance, over all variables looked at, would bring about. */
    BEYOND_CHANCE,
    /** None: it may be so, and nothing more is said. */
    NONE
}
