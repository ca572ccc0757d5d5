package dev.consilience.commandline;

import dev.consilience.commandline.local.Folders;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PipelineFoundations;
import dev.consilience.commandline.local.Setup;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the pipeline. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops every process of the pipeline, the services first. Its data stays.")
final class DownCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        Folders folders = place.folders();
        List<String> stopped =
                new LocalPipeline(Setup.read(folders), new PipelineFoundations(), console::remark).stopAll();
        if (stopped.isEmpty()) {
            console.remark("Nothing was running.");
        } else {
            console.remark("Stopped " + String.join(", ", stopped) + ".");
        }
        return ExitCode.OK;
    }
}
