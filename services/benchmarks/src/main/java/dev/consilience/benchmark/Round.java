package dev.consilience.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * One run of everything that is compared, one behind the other.
 *
 * @param pipeline the pipeline
 * @param empty the pipeline with the work taken out
 * @param bare records a second from one producer to one consumer
 * @param alone reading and extracting in one thread
 * @param restarts of the pipeline's services; none where that was not asked for
 */
record Round(
        Run pipeline,
        Optional<Run> empty,
        Optional<Double> bare,
        ExtractionAlone.Result alone,
        List<Restarts.Restart> restarts) {

    /** The pipeline's papers a second, over those of the empty one; 0 without. */
    double share() {
        return empty.map(run -> pipeline.perSecond() / run.perSecond()).orElse(0.0);
    }
}
