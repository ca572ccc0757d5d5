package dev.consilience.commandline;

import dev.consilience.commandline.local.StartException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code consilience}. */
@Command(
        name = "consilience",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "A live, curated record of what the biomedical literature claims, where it disagrees, and why.",
        footer = {
            "",
            "`consilience bench` measures how fast the whole is, and has a help of its own.",
            "Data goes to standard output, everything else to standard error.",
            "Exit code: 0 on success, 1 when something failed or was refused, 2 when the command was not understood."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            IngestCommand.class,
            ClaimsCommand.class,
            FollowCommand.class,
            ExportCommand.class,
            ExtractCommand.class,
            ReconcileCommand.class,
            TrainCommand.class,
            DecideCommand.class,
            VocabularyCommand.class,
            ProvisionCommand.class,
            DeadLettersCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            UsersCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Consilience implements Runnable {

    private static final String RECEIVER = "org.apache.kafka.common.network.NetworkReceive";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    /** Runs a command and ends with its exit code. */
    public static void main(String[] arguments) {
        // What the libraries tell of their own working, under names of no system, is nothing to people.
        LogManager.getLogManager().reset();
        CommandLine commandLine = commandLine();
        // What is written is data for other programs: in UTF-8, whatever the terminal's habits.
        commandLine.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int code = commandLine.execute(arguments);
        commandLine.getOut().flush();
        commandLine.getErr().flush();
        Runtime.getRuntime().exit(code);
    }

    /** The command with its subcommands, ready to be executed. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Consilience());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionStrategy(Consilience::execute);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(message(failure));
            command.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    /**
     * A broker that asks for TLS answers whoever does not speak it with a few bytes that a client of Kafka takes for the length of a
     * huge answer: the memory for it is asked for, and is not there.
     */
    private static int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            if (Stream.of(e.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().equals(RECEIVER))) {
                throw e;
            }
            PrintWriter err = parsed.commandSpec().commandLine().getErr();
            err.println(
                    "Kafka's answer is none that can be read. Does it ask for TLS? Then say how to connect: --kafka-settings FILE");
            err.flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** What failed as people need it: of what we foresaw the message, of the rest what it is as well. */
    private static String message(Exception failure) {
        if (failure instanceof StartException) {
            return Objects.requireNonNullElse(failure.getMessage(), "It did not start");
        }
        if (failure instanceof IOException && failure.getMessage() != null) {
            return failure.getMessage();
        }
        return failure.toString();
    }
}
