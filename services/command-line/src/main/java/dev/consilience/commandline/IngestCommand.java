package dev.consilience.commandline;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.commandline.remote.IngestClient;
import dev.consilience.commandline.remote.IngestClient.RecordResult;
import dev.consilience.commandline.remote.IngestClient.UnavailableException;
import dev.consilience.commandline.remote.ServiceException;
import dev.consilience.commandline.view.IngestProgress;
import dev.consilience.commandline.view.Refusals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts papers and says what became of each. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Posts papers: PubMed XML, JATS, BioC, PubTator, NBIB, RIS, JSON lines, lists of retractions, saved web pages, plain text;",
            "gzip or not. What a file is, is told by its content. Says what became of each record.",
            "Exit code 1 if any was refused."
        })
final class IngestCommand implements Callable<Integer> {

    /** Set by the launcher script: whether standard error is a terminal. */
    static final String TERMINAL_PROPERTY = "consilience.terminal";

    private static final int MOST_NAMED = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final IngestOptions ingest = new IngestOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|FOLDER|-",
            description = "Files; of a folder, all files in it but hidden ones and READMEs; - is standard input.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "The status of every article posted: ${COMPLETION-CANDIDATES}. So a paper is posted again as retracted.")
    private @Nullable ArticleStatus status;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it has that status.")
    private String reason = "";

    @Option(names = "--kind", paramLabel = "KIND", description = "The kind of source: ${COMPLETION-CANDIDATES}.")
    private @Nullable SourceKind kind;

    @Option(names = "--doi", paramLabel = "DOI", description = "Of an input that is one article.")
    private String doi = "";

    @Option(names = "--pmid", paramLabel = "PMID", description = "Of an input that is one article.")
    private String pmid = "";

    @Option(names = "--revision", paramLabel = "REV", description = "The greater, as text, replaces the smaller.")
    private String revision = "";

    @Option(names = "--url", paramLabel = "URL", description = "Where it was found.")
    private String url = "";

    @Option(names = "--json", description = "The service's answer for each input, as one JSON object a line.")
    private boolean json;

    @Option(names = "--verbose", description = "Names every record, and not only the first 20 of a kind.")
    private boolean verbose;

    @Option(
            names = "--retry-for",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = {
                "How long to go on when the service goes away: the input at hand is posted again from its start, which makes no"
                        + " event twice. Default: ${DEFAULT-VALUE}."
            })
    private int retryFor;

    private long accepted;
    private long refused;
    private boolean failed;
    private boolean reached;

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        IngestClient client = new IngestClient(ingest.address(), ingest.credentials());
        List<Path> files = InputFiles.named(inputs);
        Refusals refusals = new Refusals(mostNamed());
        Duration took;
        try (IngestProgress progress = new IngestProgress(console.remarks(), isTerminal(), length(files))) {
            for (Path input : files) {
                if (!input.equals(InputFiles.STANDARD_INPUT) && !Files.isReadable(input)) {
                    progress.say(input + ": there is no such file, or it may not be read");
                    failed = true;
                    continue;
                }
                try {
                    postUntilTaken(console, client, progress, refusals, input);
                } catch (UnavailableException e) {
                    progress.say(input + ": " + e.getMessage());
                    failed = true;
                    break;
                } catch (ServiceException e) {
                    progress.say(input + ": " + e.getMessage());
                    failed = true;
                }
            }
            took = progress.elapsed();
        }
        refusals.lines().forEach(console::data);
        console.remark(accepted + " accepted, " + refused + " refused in "
                + String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0) + ", "
                + IngestProgress.rate(accepted + refused, took));
        if (refused > 0 || failed) {
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    /** Posts an input, again from its start if the service goes away, as long as was asked for. */
    private void postUntilTaken(
            Console console, IngestClient client, IngestProgress progress, Refusals refusals, Path input)
            throws IOException, InterruptedException {
        long deadline = Long.MAX_VALUE;
        String said = "";
        while (true) {
            Attempt attempt = new Attempt(progress, input.toString());
            try {
                post(console, client, attempt, input);
                attempt.tell(console, refusals);
                progress.done(Math.max(0, length(List.of(input))));
                return;
            } catch (UnavailableException e) {
                reached = reached || e.wasReached();
                Duration pause = PAUSE.multipliedBy(Math.max(1, e.retryAfterSeconds()));
                if (deadline == Long.MAX_VALUE || attempt.records > 0) {
                    deadline = System.nanoTime() + Duration.ofSeconds(retryFor).toNanos();
                }
                boolean late = System.nanoTime() + pause.toNanos() > deadline;
                // What never answered is told at once; standard input is gone once it was read.
                if (!reached || late || input.equals(InputFiles.STANDARD_INPUT)) {
                    throw e;
                }
                if (!said.equals(e.getMessage())) {
                    said = String.valueOf(e.getMessage());
                    progress.say(input + ": " + said + " Trying again for " + retryFor
                            + " s, from its start: what is taken already makes no event twice.");
                }
                progress.again(attempt.records);
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private void post(Console console, IngestClient client, Attempt attempt, Path input) throws IOException {
        if (json) {
            IngestClient.Result result =
                    client.post(() -> open(input), length(List.of(input)), hints(input), attempt::sent);
            console.data(result.json());
            attempt.totals = new IngestClient.Totals(result.accepted(), result.refused());
        } else {
            attempt.totals = client.stream(() -> open(input), length(List.of(input)), hints(input), attempt);
        }
        reached = true;
    }

    /** One try at posting an input: what it told counts only when it came to its end. */
    private final class Attempt implements IngestClient.Listener {
        private final IngestProgress progress;
        private final String input;
        private final List<RecordResult> taken = new ArrayList<>();
        private final Refusals notTaken = new Refusals(mostNamed());
        private IngestClient.Totals totals = new IngestClient.Totals(0, 0);
        private long records;

        Attempt(IngestProgress progress, String input) {
            this.progress = progress;
            this.input = input;
        }

        @Override
        public void sent(long bytes) {
            progress.sent(bytes);
        }

        @Override
        public void record(RecordResult record) {
            records++;
            progress.record();
            if (!record.accepted()) {
                notTaken.add(record.code(), input, record.place(), record.reason());
            } else if (taken.size() < mostNamed()) {
                taken.add(record);
            }
        }

        void tell(Console console, Refusals refusals) {
            accepted += totals.accepted();
            refused += totals.refused();
            for (RecordResult record : taken) {
                console.data("ACCEPTED  " + record.article() + "  " + input + "  " + record.place());
            }
            refusals.addAll(notTaken);
            long unnamed = totals.accepted() - taken.size();
            if (unnamed > 0 && !json) {
                progress.say(input + ": and " + unnamed + " more were accepted");
            }
        }
    }

    private int mostNamed() {
        if (verbose) {
            return Integer.MAX_VALUE;
        }
        return MOST_NAMED;
    }

    /** The launcher knows whether standard error is a terminal. */
    private boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL_PROPERTY) && !verbose;
    }

    /** The length of all inputs, or -1 if one of them is standard input. */
    private static long length(List<Path> files) throws IOException {
        long length = 0;
        for (Path file : files) {
            if (file.equals(InputFiles.STANDARD_INPUT)) {
                return -1;
            }
            if (Files.isReadable(file)) {
                length += Files.size(file);
            }
        }
        return length;
    }

    private static InputStream open(Path input) throws IOException {
        if (input.equals(InputFiles.STANDARD_INPUT)) {
            return new FileInputStream(FileDescriptor.in);
        }
        return Files.newInputStream(input);
    }

    private Map<String, String> hints(Path input) {
        Map<String, String> hints = new LinkedHashMap<>();
        if (!input.equals(InputFiles.STANDARD_INPUT)) {
            hints.put("name", String.valueOf(input.getFileName()));
        }
        if (status != null) {
            hints.put("status", status.name());
        }
        if (kind != null) {
            hints.put("kind", kind.name());
        }
        hints.put("reason", reason);
        hints.put("doi", doi);
        hints.put("pmid", pmid);
        hints.put("revision", revision);
        hints.put("url", url);
        return hints;
    }
}
