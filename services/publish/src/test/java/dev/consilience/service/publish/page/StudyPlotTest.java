package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.Evidence;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.json.ClaimJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StudyPlotTest {

    private final List<ClaimJson> evidence = new ArrayList<>();

    private void put(Evidence each) {
        Claim claim = each.claim();
        evidence.add(ClaimJson.of(ClaimRecords.toRecord(claim)));
    }

    @Test
    void laysStudiesIntoTheBandOfTheirStratumInTheOrderOfTheClaim() {
        put(Evidence.from("a").in(Dimension.STIMULUS, "cold").published("2012-05"));
        put(Evidence.from("b").in(Dimension.STIMULUS, "heat").published("2013"));
        put(Evidence.from("c").published("2014"));

        StudyPlot plot = StudyPlot.of(evidence, Optional.of("stimulus"), List.of("heat", "cold"));

        assertThat(plot.bands()).extracting(StudyPlot.BandView::label).containsExactly("heat", "cold", "not recorded");
        assertThat(plot.rows())
                .extracting(row -> row.stratum() + " " + row.year())
                .containsExactly("heat 2013", "cold 2012", "not recorded 2014");
        assertThat(plot.ticks()).extracting(StudyPlot.TickView::year).containsExactly("2012", "2013", "2014");
    }

    @Test
    void tellsDirectionKindOfStudyAndWhetherItCounts() {
        put(Evidence.from("a").that("drug", Direction.NO_EFFECT, "pain").done(StudyKind.HUMAN_TRIAL));
        put(Evidence.from("review").reporting("b", SourceKind.REVIEW).done(StudyKind.ANIMAL));

        StudyPlot plot = StudyPlot.of(evidence, Optional.empty(), List.of());

        assertThat(plot.bands()).hasSize(1);
        assertThat(plot.bands().get(0).shapes())
                .extracting(StudyPlot.ShapeView::kinds)
                .containsExactlyInAnyOrder("no-effect human-trial", "decreases animal uncounted");
        assertThat(plot.rows())
                .extracting(StudyPlot.RowView::finding)
                .containsExactlyInAnyOrder("no effect", "decreases (not counted)");
    }

    @Test
    void drawsAStudyOnceHoweverOftenItSaysTheSame() {
        put(Evidence.from("a").inSentence(1).published("2014"));
        put(Evidence.from("a").inSentence(2).published("2012"));

        assertThat(StudyPlot.of(evidence, Optional.empty(), List.of()).rows())
                .extracting(StudyPlot.RowView::year)
                .containsExactly("2012");
    }

    @Test
    void keepsEveryShapeWithinItsBandAndApartFromOthers() {
        for (long seed = 0; seed < 60; seed++) {
            // Given
            Random random = new Random(seed);
            evidence.clear();
            int studies = 1 + random.nextInt(120);
            for (int i = 0; i < studies; i++) {
                Evidence study = Evidence.from("study" + i).in(Dimension.SPECIES, "species " + random.nextInt(5));
                if (random.nextInt(10) > 0) {
                    study = study.published(Integer.toString(1990 + random.nextInt(35)));
                }
                put(study);
            }

            // When
            StudyPlot plot = StudyPlot.of(evidence, Optional.of("species"), List.of());

            // Then
            assertThat(plot.rows()).as("seed %d", seed).hasSize(studies);
            int bottom = 0;
            for (StudyPlot.BandView band : plot.bands()) {
                assertThat(band.y()).as("seed %d", seed).isGreaterThanOrEqualTo(bottom);
                bottom = band.y() + band.height();
                assertThat(band.shapes())
                        .as("seed %d", seed)
                        .allMatch(shape -> shape.x() > 0 && shape.x() < plot.width())
                        .allMatch(shape -> shape.y() > band.y() && shape.y() < band.y() + band.height());
                assertThat(band.shapes().stream().map(shape -> shape.x() + " " + shape.y()))
                        .as("seed %d", seed)
                        .doesNotHaveDuplicates();
            }
            assertThat(plot.height()).as("seed %d", seed).isGreaterThan(bottom);
        }
    }
}
