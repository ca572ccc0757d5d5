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
                "Measures what each part costs by itself, time and allocation: parsing, extracting, Avro, answering.")
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

    @Option(names = "--only", paramLabel = "PATTERN", description = "Those whose names match, for example extract.")
    private String only = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes JMH's results there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), file + " is no file that can be read");
        }
        String names = vocabularies.stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(PartBenchmarks.class.getName() + "\\." + only)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-D" + Papers.FILE + "=" + file.toAbsolutePath(),
                        "-D" + Papers.VOCABULARIES + "=" + names);
        if (json != null) {
            options.resultFormat(ResultFormatType.JSON).result(json.toString());
        }
        new Runner(options.build()).run();
        return ExitCode.OK;
    }
}
