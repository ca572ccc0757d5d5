package dev.consilience.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.Folders;
import dev.consilience.commandline.local.LocalCurator;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PipelineFoundations;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.local.Settlement;
import dev.consilience.commandline.local.Setup;
import dev.consilience.commandline.remote.ClaimsClient;
import dev.consilience.commandline.remote.IngestClient;
import dev.consilience.commandline.remote.IngestClient.RecordResult;
import dev.consilience.commandline.view.ClaimTable;
import dev.consilience.stream.TopicAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the pipeline, streams the sample papers through it, shows what came out. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Kafka, the schema registry and the four services, each as a process of its own on 127.0.0.1, waits until all"
                    + " are ready, streams the sample papers in and shows the curated claims.",
            "It then stays; Ctrl-C stops everything. What runs already is left as it is."
        })
final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private final PortOptions portOptions = new PortOptions();

    @Option(names = "--no-samples", description = "Starts with nothing but what is there from before.")
    private boolean noSamples;

    @Option(names = "--detach", description = "Returns when all is ready; `consilience down` stops it.")
    private boolean detach;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description =
                    "How many brokers Kafka has; with three or more, each record is on three. Cannot be changed later in the"
                            + " same folder. Default: as last time, or 1.")
    private @Nullable Integer brokers;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description =
                    "How many processes of each service there are. While the pipeline runs, instances are added, or stopped,"
                            + " until there are so many. Default: as last time, or 1.")
    private @Nullable Integer instances;

    @Option(
            names = "--secure",
            description =
                    "Kafka asks everybody who they are (TLS, SCRAM), and lets each only do what the table of topics says. Stays"
                            + " so in the same folder. Default: as last time, or not.")
    private boolean secure;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "How long to wait until all is ready. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Mixin
    private final PaceOption pace = new PaceOption();

    @Mixin
    private final WaysInOptions waysIn = new WaysInOptions();

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        Folders folders = place.folders();
        Ports ports = ports(folders);
        List<String> settings = waysIn.settings(spec, LocalDate.now(ZoneOffset.UTC));
        Setup setup = setup(folders, ports, settings);
        LocalPipeline pipeline = new LocalPipeline(setup, new PipelineFoundations(), console::remark);
        AtomicBoolean keepRunning = new AtomicBoolean();
        // Ctrl-C, a closed terminal, a failure on the way: whatever ends this command ends what it started.
        Thread stop = new Thread(() -> stop(pipeline, keepRunning, console), "stop");
        Runtime.getRuntime().addShutdownHook(stop);

        console.remark("Starting; logs are in " + folders.logs());
        pipeline.listClasses();
        List<String> started = pipeline.start(Duration.ofSeconds(timeout));
        if (started.isEmpty()) {
            keepRunning.set(true);
            console.remark("The pipeline is up already; nothing was started.");
            tellOfSettings(console, settings, false);
            show(console, folders, setup);
            return ExitCode.OK;
        }
        tellOfSettings(console, settings, started.contains(PortName.INGEST.label()));
        if (!noSamples && started.contains(PortName.INGEST.label())) {
            streamSamples(console, folders, setup);
        }
        show(console, folders, setup);
        pipeline.archiveClasses();
        if (detach) {
            keepRunning.set(true);
            console.remark("`consilience down` stops it.");
            return ExitCode.OK;
        }
        console.remark("Ctrl-C stops it.");
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private static void tellOfSettings(Console console, List<String> settings, boolean taken) {
        if (!settings.isEmpty() && !taken) {
            console.remark("Ingest runs already: --watch and --poll take effect when it is started. Stop it with"
                    + " `consilience down` first.");
        }
    }

    private Setup setup(Folders folders, Ports ports, List<String> settings) throws IOException {
        Setup setup =
                Setup.of(folders, ports).withSize(size(folders)).at(pace.pace()).withIngestSettings(settings);
        if (secure || Setup.read(folders).secure()) {
            return setup.secured();
        }
        return setup;
    }

    /** What is not said stays as it was. */
    private ClusterSize size(Folders folders) throws IOException {
        ClusterSize last = ClusterSize.read(folders.size());
        try {
            return new ClusterSize(
                    Objects.requireNonNullElse(brokers, last.brokers()),
                    Objects.requireNonNullElse(instances, last.instances()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Ports ports(Folders folders) throws IOException {
        try {
            return portOptions.ports(folders.ports());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void stop(LocalPipeline pipeline, AtomicBoolean keepRunning, Console console) {
        if (!keepRunning.get()) {
            List<String> stopped = pipeline.stopStartedHere();
            if (!stopped.isEmpty()) {
                console.remark("Stopped " + String.join(", ", stopped) + ".");
            }
        }
    }

    private static void streamSamples(Console console, Folders folders, Setup setup)
            throws IOException, InterruptedException, ExecutionException {
        Ports ports = setup.ports();
        List<Path> samples = InputFiles.samples(folders.samples());
        IngestClient client = new IngestClient(ports.http(PortName.INGEST));
        int accepted = 0;
        for (Path sample : samples) {
            IngestClient.Result result = client.post(
                    () -> Files.newInputStream(sample),
                    Files.size(sample),
                    Map.of("name", String.valueOf(sample.getFileName())),
                    sent -> {});
            accepted += result.accepted();
            for (RecordResult record : result.records()) {
                if (!record.accepted()) {
                    console.remark(sample + ": refused, " + record.code() + ": " + record.reason());
                }
            }
        }
        console.remark(accepted + " sample papers are in; waiting until they are through");
        if (!new Settlement(setup.administration()).await(Duration.ofMinutes(3))) {
            console.remark("The pipeline is still at work; what follows is what there is so far.");
        }
    }

    private static void show(Console console, Folders folders, Setup setup) throws IOException, InterruptedException {
        Ports ports = setup.ports();
        ClaimsClient client = new ClaimsClient(ports.http(PortName.PUBLISH));
        List<JsonNode> claims = client.all("/claims", Map.of());
        List<JsonNode> conflicts = client.all("/conflicts", Map.of());
        ClaimTable.lines(claims).forEach(console::data);
        console.remark("");
        console.remark(claims.size() + " curated claims; studies differ on " + conflicts.size() + ".");
        console.remark("Page and claims  " + ports.http(PortName.PUBLISH) + "/  and  /claims  /conflicts");
        console.remark("Feed of changes  " + ports.http(PortName.PUBLISH) + "/feed/changes  (or: consilience follow)");
        console.remark("Decide as        " + LocalCurator.NAME + ", with the password in " + folders.curatorPassword());
        console.remark("Papers in        " + ports.http(PortName.INGEST) + "/articles  (or: consilience ingest FILE)");
        console.remark("Kafka            " + setup.bootstrapServers() + ", schemas at " + ports.http(PortName.REGISTRY)
                + "/apis/ccompat/v7");
        if (setup.secure()) {
            console.remark("Kafka's users    " + folders.secrets() + "/NAME.properties, for example "
                    + setup.secrets().of(TopicAccess.SUBSCRIBER).getFileName());
        }
        console.remark("Logs             " + folders.logs());
    }
}
