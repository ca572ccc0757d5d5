package dev.consilience.benchmark.part;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code consilience bench parts}. */
@Command(
        name = "parts",
        mixinStandardHelpOptions = true,
        description =
                "Measures what each part costs by itself, time and allocation: parsing, tagging, extracting, Avro, answering.")
public final class Parts implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file of PubMed's, gzip or not.")
    private Path file = Path.of("");

    @Option(
            names = "--vocabulary",
            paramLabel = "FILE",
            description = "Over the built-in lexicon; may be given several times.")
    private List<Path> vocabularies = List.of();

    @Option(
            names = "--equivalents",
            paramLabel = "FILE",
            description = "A table of ids that mean the same, with the columns id and canonical_id.")
    private List<Path> equivalents = List.of();

    @Option(names = "--only", paramLabel = "PATTERN", description = "Those whose names match, for example extract.")
    private String only = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes JMH's results there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), file + " is no file that can be read");
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(PartBenchmarks.class.getName() + "\\." + only)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-D" + Papers.FILE + "=" + file.toAbsolutePath(),
                        "-D" + Papers.VOCABULARIES + "=" + joined(vocabularies),
                        "-D" + Papers.EQUIVALENTS + "=" + joined(equivalents));
        if (json != null) {
            options.resultFormat(ResultFormatType.JSON).result(json.toString());
        }
        try {
            new Runner(options.build()).run();
        } catch (RunnerException e) {
            // What went wrong stands above: JMH prints it.
            spec.commandLine().getErr().println("Nothing more was measured: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private static String joined(List<Path> files) {
        return files.stream()
                .map(file -> file.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
