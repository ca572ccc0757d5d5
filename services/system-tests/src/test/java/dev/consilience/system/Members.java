package dev.consilience.system;

import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PortName;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The processes of a cluster. */
final class Members {

    private Members() {}

    /** What a process is called. */
    static String name(PortName kind, int member) {
        if (member == 1) {
            return kind.label();
        }
        return kind.label() + "-" + member;
    }

    /** Whether all are ready, and each record is on as many brokers as it should be. */
    static boolean areWell(RunningPipeline pipeline) throws Exception {
        if (pipeline.states().stream().anyMatch(state -> state.condition() != LocalPipeline.Condition.READY)) {
            return false;
        }
        try (Admin admin = Admin.create(pipeline.administration().settings())) {
            return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false;
        }
    }
}
