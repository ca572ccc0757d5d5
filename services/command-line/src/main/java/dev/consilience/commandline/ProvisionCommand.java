package dev.consilience.commandline;

import dev.consilience.commandline.local.PipelineFoundations;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code provision}. */
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        description = {
            "Makes what the services expect to find and is missing: topics, schemas, and the built-in vocabulary.",
            "What is there already is left as it is, so that it can be run at any time. `up` does the same by itself."
        })
final class ProvisionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PipelineFoundations foundations = new PipelineFoundations();
        foundations.makeTopics(kafka.connection());
        foundations.makeRest(kafka.connection(), kafka.registry());
        Console.of(spec).remark("topics and schemas are there");
        return ExitCode.OK;
    }
}
