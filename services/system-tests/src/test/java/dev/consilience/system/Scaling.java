package dev.consilience.system;

import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.Setup;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * Brings a cluster from one instance of each service to two, to three and back while papers stream in, and holds the result against an
 * undisturbed pipeline.
 *
 * <p>{@code measure Scaling [PER_SECOND [SECONDS]]}: 4 papers a second, 60 seconds at each size, by default.
 */
public final class Scaling {

    private static final int BROKERS = 3;
    private static final int[] STEPS = {2, 3, 2, 1};
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final RunningPipeline pipeline;
    private final int seconds;

    private Scaling(RunningPipeline pipeline, int seconds) {
        this.pipeline = pipeline;
        this.seconds = seconds;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int perSecond = Arguments.number(arguments, 0, 4);
        int seconds = Arguments.number(arguments, 1, 60);
        try (RunningPipeline pipeline = RunningPipeline.start("scaling", setup -> sized(setup, 1))) {
            Scaling scaling = new Scaling(pipeline, seconds);
            Duration atMost = PATIENCE.plusSeconds(seconds).multipliedBy(STEPS.length + 1L);
            new Ordeal(pipeline, 3, 1, perSecond)
                    .run(atMost, (changes, balancer) -> scaling.scale(changes), (changes, balancer) -> {});
        }
    }

    private static Setup sized(Setup setup, int instances) {
        return setup.withSize(new ClusterSize(BROKERS, instances));
    }

    private void scale(ChangeWatcher changes) throws Exception {
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        int before = 1;
        for (int instances : STEPS) {
            int wanted = instances;
            long begin = System.nanoTime();
            pipeline.change(setup -> sized(setup, wanted));
            long ready = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
            long end = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "%d to %d instances: ready after %.1f s, longest time without a change %.1f s; on their disks, in MB:%s%n",
                    before,
                    instances,
                    (ready - begin) / 1e9,
                    changes.longestSilence(begin, end) / 1e9,
                    disks(instances));
            before = instances;
        }
    }

    /** What each instance keeps. */
    private String disks(int instances) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (PortName service : Processes.SERVICES) {
            text.append(' ').append(service.label());
            for (int member = 1; member <= instances; member++) {
                text.append(String.format(
                        Locale.ROOT,
                        " %.1f",
                        DiskUse.megabytes(pipeline.setup().folders().state(Members.name(service, member)))));
            }
        }
        return text.toString();
    }
}
