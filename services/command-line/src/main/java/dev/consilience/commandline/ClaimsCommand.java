package dev.consilience.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.commandline.remote.ClaimsClient;
import dev.consilience.commandline.view.ClaimTable;
import java.util.List;
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

    @Mixin
    private final ClaimOptions claims = new ClaimOptions();

    @Option(names = "--conflicts", description = "Only those on which studies differ.")
    private boolean conflicts;

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        String path = "/claims";
        if (conflicts) {
            path = "/conflicts";
        }
        List<JsonNode> found =
                new ClaimsClient(publish.address(), publish.credentials()).all(path, claims.parameters());
        if (json) {
            found.forEach(claim -> console.data(claim.toString()));
            return ExitCode.OK;
        }
        ClaimTable.lines(found).forEach(console::data);
        console.remark(found.size() + " curated claims");
        return ExitCode.OK;
    }
}
