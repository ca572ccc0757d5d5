package dev.consilience.reconcile;

import dev.consilience.article.StudyKind;

/**
 * The evidence on one side of a question, counted. Totals add up and are taken back exactly; nothing in them grows with the
 * evidence but the numbers: there are only so many classes, kinds and years.
 *
 * @param claims the claims
 * @param studies the independent studies that make them
 * @param concerns those of the studies about which a publisher has expressed concern
 * @param halves independence by class, in half studies: a study whose group is not known, or is the first of its group,
 *     counts two halves, each further study of the same group counts one
 * @param studyKinds the studies by how they were done
 * @param years the studies by the year of their first claim on this side; the empty year is that of those without a date
 */
public record SideTotals(
        int claims,
        int studies,
        int concerns,
        Amounts<EvidenceClass> halves,
        Amounts<StudyKind> studyKinds,
        Amounts<String> years) {

    /** No evidence. */
    public static final SideTotals NONE = new SideTotals(0, 0, 0, Amounts.none(), Amounts.none(), Amounts.none());

    /** Claims, and nothing of studies. */
    static SideTotals ofClaims(int claims) {
        return new SideTotals(claims, 0, 0, Amounts.none(), Amounts.none(), Amounts.none());
    }

    /** Both together. */
    public SideTotals plus(SideTotals other) {
        return new SideTotals(
                claims + other.claims,
                studies + other.studies,
                concerns + other.concerns,
                halves.plus(other.halves),
                studyKinds.plus(other.studyKinds),
                years.plus(other.years));
    }

    /** What takes as much away as this adds. */
    public SideTotals negated() {
        return new SideTotals(-claims, -studies, -concerns, halves.negated(), studyKinds.negated(), years.negated());
    }
}
