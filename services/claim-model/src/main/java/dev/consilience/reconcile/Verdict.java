package dev.consilience.reconcile;

/** What the evidence on a proposition amounts to. */
public enum Verdict {
    /** All independent studies say the same. */
    CONSISTENT,
    /** Studies differ, and something recorded of their context separates those that differ. */
    CONTEXT_DEPENDENT,
    /** Studies differ, and nothing recorded of their context separates them. */
    CONFLICTING,
    /** There is hedged evidence only. */
    SUGGESTED
}
