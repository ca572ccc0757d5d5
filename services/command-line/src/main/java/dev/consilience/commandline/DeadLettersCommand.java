package dev.consilience.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.commandline.remote.DeadLettersClient;
import dev.consilience.commandline.remote.ServiceException;
import dev.consilience.commandline.view.TextTable;
import dev.consilience.commandline.view.TextTable.Column;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What could not be read or processed: shows it, and tries it again after a fix. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "What could not be read or processed, of all services: lists it, shows it, tries it again after a fix.",
        subcommands = {
            DeadLettersCommand.ListLetters.class,
            DeadLettersCommand.ShowLetter.class,
            DeadLettersCommand.ReplayLetters.class
        })
final class DeadLettersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show or replay is missing");
    }

    /** Which letters are meant. */
    static final class Filter {

        @Option(names = "--service", paramLabel = "NAME", description = "Only those of this service.")
        private String service = "";

        @Option(names = "--code", paramLabel = "CODE", description = "Only those with this code.")
        private String code = "";

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "At most so many, the latest first. Default: ${DEFAULT-VALUE}.")
        private int limit;

        Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("service", service);
            query.put("code", code);
            query.put("limit", Integer.toString(limit));
            return query;
        }
    }

    /** Lists letters. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the latest first.")
    static final class ListLetters implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final IngestOptions ingest = new IngestOptions();

        @Mixin
        private final Filter filter = new Filter();

        @Option(names = "--json", description = "One JSON object a line instead of a table.")
        private boolean json;

        @Override
        public Integer call() throws Exception {
            Console console = Console.of(spec);
            List<JsonNode> letters = new DeadLettersClient(ingest.address(), ingest.credentials()).list(filter.query());
            if (json) {
                letters.forEach(letter -> console.data(letter.toString()));
                return ExitCode.OK;
            }
            TextTable table = new TextTable(List.of(
                    new Column("id", 24, false),
                    new Column("when", 24, false),
                    new Column("code", 28, false),
                    new Column("input", 24, false),
                    new Column("place", 32, false),
                    new Column("reason", 60, false),
                    new Column("bytes", 8, true)));
            for (JsonNode letter : letters) {
                String size = letter.path("size").asText("");
                if (letter.path("cut").asBoolean()) {
                    size = size + "+";
                }
                table.row(List.of(
                        letter.path("id").asText(""),
                        letter.path("when").asText(""),
                        letter.path("code").asText(""),
                        letter.path("name").asText(""),
                        letter.path("place").asText(""),
                        letter.path("reason").asText(""),
                        size));
            }
            table.lines().forEach(console::data);
            console.remark(letters.size() + " dead letters; a + behind the bytes: only the head was kept");
            return ExitCode.OK;
        }
    }

    /** Shows a letter. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a dead letter's headers and payload.")
    static final class ShowLetter implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final IngestOptions ingest = new IngestOptions();

        @Parameters(paramLabel = "ID", description = "service:partition:offset, as `list` shows it.")
        private String id = "";

        @Option(names = "--raw", description = "Writes the payload's bytes, and nothing else.")
        private boolean raw;

        @Option(names = "--json", description = "As one JSON object.")
        private boolean json;

        @Override
        public Integer call() throws Exception {
            Console console = Console.of(spec);
            DeadLettersClient client = new DeadLettersClient(ingest.address(), ingest.credentials());
            if (raw) {
                byte[] payload = client.payload(id);
                try (OutputStream output = new FileOutputStream(FileDescriptor.out)) {
                    output.write(payload);
                }
                return ExitCode.OK;
            }
            JsonNode letter = client.show(id);
            if (json) {
                console.data(letter.toString());
                return ExitCode.OK;
            }
            JsonNode summary = letter.path("summary");
            console.data("written   " + summary.path("when").asText(""));
            letter.path("headers")
                    .properties()
                    .forEach(header -> console.data(
                            header.getKey() + "  " + header.getValue().asText("")));
            console.data("");
            if (letter.has("text")) {
                console.data(letter.path("text").asText(""));
            } else {
                console.remark("The payload of " + summary.path("size").asText("")
                        + " bytes is no text; --raw writes it as it is.");
            }
            if (summary.path("cut").asBoolean()) {
                console.remark("Only the head of the record was kept.");
            }
            return ExitCode.OK;
        }
    }

    /** Tries letters again. */
    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Tries dead letters again: what ingest refused is read again, with what was said of it then; what a service's"
                        + " streams could not process goes back to its topic. The same again is no event.",
                "Exit code 1 if any was refused again, or cannot be replayed."
            })
    static final class ReplayLetters implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final IngestOptions ingest = new IngestOptions();

        @Mixin
        private final Filter filter = new Filter();

        @Parameters(arity = "0..*", paramLabel = "ID", description = "service:partition:offset, as `list` shows it.")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "All that `list` shows with the same options.")
        private boolean all;

        @Override
        public Integer call() throws Exception {
            Console console = Console.of(spec);
            DeadLettersClient client = new DeadLettersClient(ingest.address(), ingest.credentials());
            boolean failed = false;
            for (String id : meant(client)) {
                failed |= !replay(console, client, id);
            }
            if (failed) {
                return ExitCode.SOFTWARE;
            }
            return ExitCode.OK;
        }

        private List<String> meant(DeadLettersClient client) throws IOException, InterruptedException {
            if (all == !ids.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "Name letters, or say --all");
            }
            List<String> meant = new ArrayList<>(ids);
            if (all) {
                client.list(filter.query())
                        .forEach(letter -> meant.add(letter.path("id").asText("")));
            }
            return meant;
        }

        private static boolean replay(Console console, DeadLettersClient client, String id)
                throws IOException, InterruptedException {
            try {
                JsonNode answer = client.replay(id);
                long accepted = answer.path("accepted").asLong();
                long refused = answer.path("refused").asLong();
                String topic = answer.path("topic").asText("");
                if (accepted + refused == 0) {
                    console.data("REPLAYED  " + id + "  to " + topic);
                    return true;
                }
                for (JsonNode record : answer.path("records")) {
                    if (record.path("outcome").asText("").equals("ACCEPTED")) {
                        console.data("REPLAYED  " + id + "  "
                                + record.path("article").asText(""));
                    } else {
                        console.data(
                                "REFUSED   " + id + "  " + record.path("code").asText("") + ": "
                                        + record.path("reason").asText(""));
                    }
                }
                return refused == 0;
            } catch (ServiceException e) {
                console.remark(id + ": " + e.getMessage());
                return false;
            }
        }
    }
}
