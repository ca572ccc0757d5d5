package dev.consilience.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of everything that is compared, one behind the other.
 *
 * @param pipeline the pipeline
 * @param smaller the same pipeline before, behind fewer papers, in rising order; none where that was not asked for
 * @param empty the pipeline with the work taken out, behind as many papers as the first
 * @param bare records a second from one producer to one consumer
 * @param alone reading and extracting in one thread
 * @param restarts of the pipeline's services; none where that was not asked for
 */
record Round(
        Run pipeline,
        List<Run> smaller,
        Optional<Run> empty,
        Optional<Double> bare,
        ExtractionAlone.Result alone,
        List<Restarts.Restart> restarts) {

    /** The pipeline's runs, in rising order of the papers before. */
    List<Run> sizes() {
        List<Run> sizes = new ArrayList<>(smaller);
        sizes.add(pipeline);
        return sizes;
    }

    /** The pipeline's papers a second, over those of the empty one; 0 without. */
    double share() {
        return empty.map(run -> pipeline.perSecond() / run.perSecond()).orElse(0.0);
    }
}
