package dev.consilience.commandline;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.remote.IngestClient;
import dev.consilience.commandline.remote.IngestClient.RecordResult;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
            "Posts papers: PubMed XML, plain text, saved web pages, each of them gzip or not. Says what became of each record.",
            "Exit code 1 if any was refused."
        })
final class IngestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

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

    @Option(
            names = "--ingest-url",
            paramLabel = "URL",
            description = "Another ingest service than that of the pipeline here.")
    private @Nullable URI ingest;

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        IngestClient client = new IngestClient(address());
        int accepted = 0;
        int refused = 0;
        boolean failed = false;
        for (Path input : InputFiles.named(inputs)) {
            if (!input.equals(InputFiles.STANDARD_INPUT) && !Files.isReadable(input)) {
                console.remark(input + ": there is no such file, or it may not be read");
                failed = true;
                continue;
            }
            IngestClient.Result result = client.post(body(input), hints(input));
            show(console, input, result);
            accepted += result.accepted();
            refused += result.refused();
        }
        console.remark(accepted + " accepted, " + refused + " refused");
        if (refused > 0 || failed) {
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private URI address() throws IOException {
        if (ingest != null) {
            return ingest;
        }
        return Ports.read(place.folders().ports()).http(PortName.INGEST);
    }

    private void show(Console console, Path input, IngestClient.Result result) {
        if (json) {
            console.data(result.json());
            return;
        }
        for (RecordResult record : result.records()) {
            if (record.accepted()) {
                console.data("ACCEPTED  " + record.article() + "  " + input + "  " + record.place());
            } else {
                console.data(
                        "REFUSED   " + record.code() + "  " + input + "  " + record.place() + ": " + record.reason());
            }
        }
        int unnamed = result.accepted() + result.refused() - result.records().size();
        if (unnamed > 0) {
            console.remark(input + ": and " + unnamed + " more records, which the service counts and does not name");
        }
    }

    private static HttpRequest.BodyPublisher body(Path input) throws IOException {
        if (input.equals(InputFiles.STANDARD_INPUT)) {
            return HttpRequest.BodyPublishers.ofInputStream(() -> new FileInputStream(FileDescriptor.in));
        }
        return HttpRequest.BodyPublishers.ofFile(input);
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
