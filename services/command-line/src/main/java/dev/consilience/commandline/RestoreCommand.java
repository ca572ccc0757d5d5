package dev.consilience.commandline;

import dev.consilience.stream.backup.TopicBackup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a backup back to a cluster that has no papers and no decisions yet, for example after `up --no-samples`; the services make"
                    + " the rest of it.",
            "If it is cut off, it goes on where it ended when it is asked for again."
        })
final class RestoreCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "FOLDER", description = "What `backup` has made.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        new TopicBackup(kafka.connection(), kafka.serdes(), folder).restore(console::remark);
        console.remark("written back; `consilience status` says when all of it has been worked off");
        return ExitCode.OK;
    }
}
