package dev.consilience.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.commandline.remote.ClaimsClient;
import dev.consilience.commandline.view.ClaimTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows curated claims. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        description = "Shows curated claims, those on which studies differ first.")
final class ClaimsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final PublishOptions publish = new PublishOptions();

    @Option(names = "--agent", paramLabel = "A", description = "Only those about this agent, by name or identifier.")
    private String agent = "";

    @Option(
            names = "--outcome",
            paramLabel = "O",
            description = "Only those about this outcome, by name or identifier.")
    private String outcome = "";

    @Option(
            names = "--verdict",
            paramLabel = "V",
            description = "Only CONSISTENT, CONTEXT_DEPENDENT, CONFLICTING or SUGGESTED ones.")
    private String verdict = "";

    @Option(names = "--text", paramLabel = "T", description = "Only those that have this in them.")
    private String text = "";

    @Option(names = "--conflicts", description = "Only those on which studies differ.")
    private boolean conflicts;

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("agent", agent);
        filter.put("outcome", outcome);
        filter.put("verdict", verdict.toUpperCase(Locale.ROOT).replace('-', '_'));
        filter.put("text", text);
        String path = "/claims";
        if (conflicts) {
            path = "/conflicts";
        }
        List<JsonNode> claims = new ClaimsClient(publish.address()).all(path, filter);
        if (json) {
            claims.forEach(claim -> console.data(claim.toString()));
            return ExitCode.OK;
        }
        ClaimTable.lines(claims).forEach(console::data);
        console.remark(claims.size() + " curated claims");
        return ExitCode.OK;
    }
}
