package dev.consilience.benchmark;

import dev.consilience.benchmark.part.Parts;
import dev.consilience.commandline.PaceOption;
import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.PortName;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import dev.consilience.vocabulary.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code consilience bench}. */
@Command(
        name = "consilience bench",
        mixinStandardHelpOptions = true,
        description = {
            "Streams papers through a pipeline of its own and says how fast it was, step by step.",
            "In the same run, to compare: the same pipeline with the work taken out, a bare producer to consumer,",
            "and reading alone in one thread.",
            "Exit code 1 if two runs did not publish the same."
        },
        subcommands = Parts.class)
final class Bench implements Callable<Integer> {

    private static final int MOST_READ_ALONE = 40_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "A file of PubMed's, gzip or not. It is repeated under new identifiers as often as is needed.")
    private @Nullable Path file;

    @Option(names = "--papers", paramLabel = "N", description = "How many are measured (${DEFAULT-VALUE}).")
    private int papers = 10_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            split = ",",
            defaultValue = "5000",
            description =
                    "How many are sent before (${DEFAULT-VALUE}). With several, as in 10000,100000, it is measured behind each of"
                            + " them in the same pipeline, to see what becomes of it as it grows.")
    private List<Integer> warmUps = List.of();

    @Option(names = "--runs", paramLabel = "N", description = "How often, each from nothing (${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Papers a second; 0, the default, for as fast as they are taken.")
    private int rate;

    @Option(
            names = "--vocabulary",
            paramLabel = "FILE",
            description = "Released before, over the built-in lexicon; may be given several times.")
    private List<Path> vocabularies = List.of();

    @Option(
            names = "--equivalents",
            paramLabel = "FILE",
            description = "A table of ids that mean the same, with the columns id and canonical_id.")
    private List<Path> equivalents = List.of();

    @Option(names = "--brokers", paramLabel = "N", description = "Brokers of Kafka (${DEFAULT-VALUE}).")
    private int brokers = 1;

    @Option(names = "--instances", paramLabel = "N", description = "Instances of each service (${DEFAULT-VALUE}).")
    private int instances = 1;

    @Mixin
    private final PaceOption pace = new PaceOption();

    @Option(
            names = "--service-setting",
            paramLabel = "-D...|-X...",
            description = "For each service, as java takes it; may be given several times.")
    private List<String> serviceSettings = List.of();

    @Option(
            names = "--restarts",
            description = "Stops and kills each service behind the run, and measures how soon it goes on.")
    private boolean withRestarts;

    @Option(names = "--no-yardstick", description = "Leaves out what it is compared with.")
    private boolean alone;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything that was seen there.")
    private @Nullable Path json;

    /** Runs the command and ends with its exit code. */
    public static void main(String[] arguments) {
        // Whatever ends this, Ctrl-C among it: what it started would measure on for nobody, on ports that the next one
        // does not look at.
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::endWhatIsLeft, "end"));
        CommandLine line = new CommandLine(new Bench());
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(Optional.ofNullable(failure.getMessage()).orElse(failure.toString()));
            return ExitCode.SOFTWARE;
        });
        Runtime.getRuntime().exit(line.execute(arguments));
    }

    private static void endWhatIsLeft() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public Integer call() throws Exception {
        if (papers < 1 || warmUps.get(0) < 0 || runs < 1 || rate < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--papers and --runs are at least 1, --warm-up and --rate at least 0");
        }
        for (int place = 1; place < warmUps.size(); place++) {
            if (warmUps.get(place) < warmUps.get(place - 1) + papers) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Each of --warm-up is larger than the one before it by --papers, " + papers + ", at least");
            }
        }
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "Name a FILE of papers");
        }
        if (json != null && !Files.isDirectory(json.toAbsolutePath().resolveSibling(""))) {
            throw new ParameterException(spec.commandLine(), "There is no folder for " + json);
        }
        Citations citations = Citations.read(file);
        Vocabulary vocabulary = vocabulary();
        Machine machine = Machine.here();
        Map<String, String> settings = settings(citations, vocabulary);
        List<Round> rounds = new ArrayList<>();
        for (int number = 1; number <= runs; number++) {
            Round round = round(citations, vocabulary);
            rounds.add(round);
            remark(line(number, round));
            if (json != null) {
                // Each time: what was measured is kept, whatever becomes of the next run.
                new Report(machine, settings, rounds).write(json);
            }
        }
        Report report = new Report(machine, settings, rounds);
        report.lines().forEach(line -> spec.commandLine().getOut().println(line));
        spec.commandLine().getOut().flush();
        if (!report.isSame()) {
            remark("Two runs of the same papers did not publish the same");
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private void remark(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private Vocabulary vocabulary() throws Exception {
        VocabularyLoader loader = VocabularyLoader.over(VocabularyReader.standard());
        vocabularies.forEach(loader::add);
        equivalents.forEach(loader::equivalents);
        return loader.load().vocabulary();
    }

    private Round round(Citations citations, Vocabulary vocabulary) throws Exception {
        Path root = Path.of(System.getProperty("consilience.root", ".")).toAbsolutePath();
        Path data = root.resolve(".consilience").resolve("bench");
        ClusterSize size = new ClusterSize(brokers, instances);
        List<Run> sizes;
        List<Restarts.Restart> restarts = List.of();
        try (BenchPipeline pipeline = BenchPipeline.start(root, data, size, pace.pace(), serviceSettings)) {
            if (!vocabularies.isEmpty()) {
                VocabularyWriter.release(pipeline.kafka(), new RegistrySerdes(pipeline.registry()), vocabulary);
                // One that starts is not ready before it reads by what is released.
                pipeline.restart(PortName.EXTRACT);
            }
            PaperLoad load = new PaperLoad(pipeline.ingest(), citations);
            sizes = new Measured(
                            pipeline.kafka(), data.resolve("state"), pipeline.secondsToStart(), extras(), this::sayHow)
                    .run(pipeline.processes(), warmUps, papers, (from, to, followed) -> {
                        long before = load.bytes();
                        load.send(from, to, rate, followed);
                        return load.bytes() - before;
                    });
            if (withRestarts) {
                restarts = new Restarts(pipeline, load, last(sizes).behind() + papers).run();
            }
        }
        Run run = last(sizes);
        int warmUp = warmUps.get(0);
        Optional<Run> empty = Optional.empty();
        Optional<Double> bare = Optional.empty();
        if (!alone) {
            try (BenchPipeline pipeline = BenchPipeline.start(root, data, size, pace.pace(), serviceSettings)) {
                try (EmptyPipeline services = EmptyPipeline.start(root, pipeline, run)) {
                    empty = Optional.of(services.run(warmUp, papers));
                }
                Volume received = run.volume(TopicCatalogue.RECORDS_RECEIVED.name());
                bare = Optional.of(BareTransfer.perSecond(pipeline.kafka(), received.values(), warmUp, papers));
            }
        }
        ExtractionAlone.Result read = new ExtractionAlone(citations, vocabulary)
                .run(Math.min(warmUp, MOST_READ_ALONE), Math.min(papers, citations.size()));
        return new Round(run, sizes.subList(0, sizes.size() - 1), empty, bare, read, restarts);
    }

    private Set<Measured.Extra> extras() {
        EnumSet<Measured.Extra> extras = EnumSet.noneOf(Measured.Extra.class);
        if (rate > 0) {
            extras.add(Measured.Extra.COMMIT_WAITS);
        }
        if (!alone) {
            extras.add(Measured.Extra.ALL_VOLUMES); // the yardstick imitates them
        }
        return extras;
    }

    private void sayHow(Run run) {
        remark(String.format(
                Locale.ROOT,
                "behind %,d: %.0f citations/s, %.2f ms of the processors each; state %.0f MB, heap %.0f MB, memory %.0f MB",
                run.behind(),
                run.perSecond(),
                run.cpuMsPerPaper(),
                Run.sum(run.stateMb()),
                Run.sum(run.heapMb()),
                Run.sum(run.residentMb())));
    }

    private static Run last(List<Run> sizes) {
        return sizes.get(sizes.size() - 1);
    }

    private Map<String, String> settings(Citations citations, Vocabulary vocabulary) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "papers",
                papers + " behind " + warmUps.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ", of "
                        + citations.size() + " in " + file);
        settings.put("rate", rate == 0 ? "as fast as they are taken" : rate + " a second");
        settings.put("pace", pace.pace().label());
        settings.put("vocabulary", vocabulary.size() + " concepts, release " + vocabulary.release());
        settings.put("pipeline", brokers + " brokers, " + instances + " instances of each service, exactly once");
        if (!serviceSettings.isEmpty()) {
            settings.put("settings of the services", String.join(" ", serviceSettings));
        }
        return settings;
    }

    private static String line(int number, Round round) {
        return String.format(
                Locale.ROOT,
                "run %d: %.0f citations/s in %.1f s, %.2f ms of the processors each; with the work taken out %.0f/s;"
                        + " producer to consumer %.0f/s; reading alone %.0f/s",
                number,
                round.pipeline().perSecond(),
                round.pipeline().seconds(),
                round.pipeline().cpuMsPerPaper(),
                round.empty().map(Run::perSecond).orElse(0.0),
                round.bare().orElse(0.0),
                round.alone().perSecond());
    }
}
