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

/** The command {@code backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Takes what cannot be made again into a folder, while everything runs: papers as they were handed in, how far polls have come,"
                    + " what curators decided, the vocabulary.",
            "A file of Avro a topic, each with its schema, and backup.json when all is there. `restore` writes it back."
        })
final class BackupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "FOLDER", description = "Where to put it; made if it is not there.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        new TopicBackup(kafka.connection(), kafka.serdes(), folder).take(console::remark);
        console.remark("the backup is whole: " + folder.resolve(TopicBackup.LIST));
        return ExitCode.OK;
    }
}
