package dev.consilience.claim;

import java.util.Locale;

/** What a context can be recorded of. The order is that in which contexts are shown. */
public enum Dimension {
    /** The organism, for example {@code mouse}. */
    SPECIES,
    /** The strain within the species. */
    STRAIN,
    /** The disease, the injury or the experimental condition, for example {@code nerve injury}. */
    MODEL,
    /** The kind of stimulus by which the outcome was measured, for example {@code heat}. */
    STIMULUS,
    /** The organ or the tissue. */
    SITE,
    /** The kind of cell. */
    CELL,
    /** How much was given, with its unit. */
    DOSE,
    /** How it was given, for example {@code intraperitoneal}. */
    ROUTE,
    /** How often or how long it was given, for example {@code chronic}. */
    REGIMEN,
    /** What else the subjects had been given. */
    EXPOSURE,
    /** The sex of the subjects. */
    SEX,
    /** What the outcome was compared with. */
    COMPARATOR,
    /** Who was studied, beyond species and model. */
    POPULATION,
    /** When the outcome was measured. */
    TIME;

    /** The name used in JSON and in words. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
