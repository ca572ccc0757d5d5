package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.Grade.Domain;
import dev.consilience.reconcile.Grade.Level;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradingTest {

    private static Grade grade(Evidence... evidence) {
        return new Reconciler(BeliefPriors.indraReading())
                .reconcile(Arrays.stream(evidence).map(each -> each.on("pain")).toList())
                .orElseThrow()
                .grade();
    }

    private static Evidence trial(String article) {
        return Evidence.from(article).done(StudyKind.HUMAN_TRIAL);
    }

    @Test
    void isHighForTrialsThatAgree() {
        Grade grade = grade(trial("a"), trial("b"));

        assertThat(grade.level()).isEqualTo(Level.HIGH);
        assertThat(grade.steps())
                .extracting(Grade.Step::domain, Grade.Step::levels)
                .containsExactly(tuple(Domain.DESIGN, 0));
    }

    @Test
    void goesDownWhereThereIsOneTrial() {
        Grade grade = grade(trial("a"));

        assertThat(grade.level()).isEqualTo(Level.MODERATE);
        assertThat(grade.steps())
                .extracting(Grade.Step::domain, Grade.Step::levels)
                .containsExactly(tuple(Domain.DESIGN, 0), tuple(Domain.IMPRECISION, -1));
    }

    @Test
    void goesDownTwoLevelsWhereAThirdFindsOtherwise() {
        Grade grade = grade(trial("a"), trial("b"), trial("c").that("drug", Direction.NO_EFFECT, "pain"));

        assertThat(grade.level()).isEqualTo(Level.LOW);
        assertThat(grade.steps()).contains(new Grade.Step(Domain.INCONSISTENCY, -2, "1 of 3 find otherwise"));
    }

    @Test
    void isVeryLowForAnimalsAlone() {
        Grade grade = grade(
                Evidence.from("a").done(StudyKind.ANIMAL), Evidence.from("b").done(StudyKind.ANIMAL));

        assertThat(grade.level()).isEqualTo(Level.VERY_LOW);
        assertThat(grade.steps())
                .extracting(Grade.Step::domain, Grade.Step::levels)
                .containsExactly(tuple(Domain.DESIGN, 0), tuple(Domain.INDIRECTNESS, -1));
    }

    @Test
    void goesUpWhereManyIndependentStudiesAgree() {
        Evidence[] observed = IntStream.range(0, 10)
                .mapToObj(i -> Evidence.from("a" + i).done(StudyKind.OBSERVATIONAL))
                .toArray(Evidence[]::new);

        assertThat(grade(observed).level()).isEqualTo(Level.MODERATE);
        assertThat(grade(Arrays.copyOf(observed, 9)).level()).isEqualTo(Level.LOW);
    }

    @Test
    void goesDownForPreprintsAlone() {
        Grade grade =
                grade(trial("a").reporting("a", SourceKind.PREPRINT), trial("b").reporting("b", SourceKind.PREPRINT));

        assertThat(grade.level()).isEqualTo(Level.MODERATE);
        assertThat(grade.steps()).contains(new Grade.Step(Domain.RISK_OF_BIAS, -1, "preprints only"));
    }
}
