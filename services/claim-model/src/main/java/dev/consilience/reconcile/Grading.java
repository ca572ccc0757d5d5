package dev.consilience.reconcile;

import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import dev.consilience.reconcile.Grade.Domain;
import dev.consilience.reconcile.Grade.Level;
import dev.consilience.reconcile.Grade.Step;
import java.util.ArrayList;
import java.util.List;

/** Grades the evidence on the leading side of an answer. */
final class Grading {

    /** GRADE leaves "many" to judgement; ten independent studies is more than most reviews find. */
    private static final int MANY_HALVES = 20;

    private final Totals totals;
    private final Side leading;
    private final Verdict verdict;
    private final List<Step> steps = new ArrayList<>();

    private Grading(Totals totals, Side leading, Verdict verdict) {
        this.totals = totals;
        this.leading = leading;
        this.verdict = verdict;
    }

    /**
     * The grade.
     *
     * @param leading the side that the answer leads with
     */
    static Grade of(Totals totals, Side leading, Verdict verdict) {
        return new Grading(totals, leading, verdict).grade();
    }

    private Grade grade() {
        Level start = start();
        directness();
        consistency();
        precision();
        reliability();
        replication();
        List<Level> levels = List.of(Level.values());
        int reached = levels.indexOf(start);
        for (Step step : steps) {
            reached -= step.levels();
        }
        return new Grade(levels.get(Math.max(0, Math.min(levels.size() - 1, reached))), steps);
    }

    private Level start() {
        SideTotals side = totals.side(leading);
        if (side.studyKinds().of(StudyKind.HUMAN_TRIAL) > 0) {
            steps.add(new Step(Domain.DESIGN, 0, "starts HIGH: people were allotted to an intervention"));
            return Level.HIGH;
        }
        if (side.studyKinds().of(StudyKind.OBSERVATIONAL) > 0) {
            steps.add(new Step(Domain.DESIGN, 0, "starts LOW: people were observed"));
            return Level.LOW;
        }
        if (side.studyKinds().of(StudyKind.ANIMAL) + side.studyKinds().of(StudyKind.IN_VITRO) > 0) {
            steps.add(new Step(Domain.DESIGN, 0, "starts LOW: experiments on animals or cells"));
            return Level.LOW;
        }
        steps.add(new Step(Domain.DESIGN, 0, "starts LOW: how the studies were done is not recorded"));
        return Level.LOW;
    }

    private void directness() {
        Amounts<StudyKind> kinds = totals.side(leading).studyKinds();
        if (kinds.of(StudyKind.HUMAN_TRIAL) + kinds.of(StudyKind.OBSERVATIONAL) == 0) {
            steps.add(new Step(Domain.INDIRECTNESS, -1, "no study is known to be of people"));
        }
        switch (leading.standing()) {
            case PRIMARY -> {}
            case SECONDARY ->
                steps.add(new Step(Domain.INDIRECTNESS, -1, "told only by those who report the research of others"));
            case HEDGED -> steps.add(new Step(Domain.INDIRECTNESS, -2, "suggested, never asserted"));
        }
    }

    private void consistency() {
        if (verdict == Verdict.CONTEXT_DEPENDENT) {
            steps.add(new Step(Domain.INCONSISTENCY, 0, "studies differ, and what separates them is known"));
        }
        if (verdict == Verdict.CONFLICTING) {
            DirectionCounts votes = totals.votes(Weight.of(leading.standing()));
            int against = votes.total() - votes.of(leading.direction());
            if (3 * against >= votes.total()) {
                steps.add(new Step(Domain.INCONSISTENCY, -2, against + " of " + votes.total() + " find otherwise"));
            } else {
                steps.add(new Step(Domain.INCONSISTENCY, -1, against + " of " + votes.total() + " find otherwise"));
            }
        }
    }

    private void precision() {
        if (halves() <= 2) {
            steps.add(new Step(Domain.IMPRECISION, -1, "one study"));
        }
    }

    private void reliability() {
        SideTotals side = totals.side(leading);
        if (2 * side.concerns() >= side.studies()) {
            steps.add(new Step(
                    Domain.RISK_OF_BIAS,
                    -1,
                    "publishers express concern about " + side.concerns() + " of " + side.studies()));
        }
        boolean preprints = side.halves().byKey().keySet().stream()
                .allMatch(evidenceClass -> evidenceClass.kind() == SourceKind.PREPRINT);
        if (preprints) {
            steps.add(new Step(Domain.RISK_OF_BIAS, -1, "preprints only"));
        }
    }

    private void replication() {
        if (verdict == Verdict.CONSISTENT && leading.standing() == Standing.PRIMARY && halves() >= MANY_HALVES) {
            steps.add(
                    new Step(Domain.REPLICATION, 1, "found by ten independent studies or more, and by none otherwise"));
        }
    }

    private int halves() {
        return totals.side(leading).halves().total();
    }
}
