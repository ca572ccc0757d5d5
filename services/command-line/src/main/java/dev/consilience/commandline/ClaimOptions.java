package dev.consilience.commandline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which curated claims are asked for. */
final class ClaimOptions {

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

    /** The query parameters of publish; those of options that were not given are empty. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("agent", agent);
        parameters.put("outcome", outcome);
        parameters.put("verdict", verdict.toUpperCase(Locale.ROOT).replace('-', '_'));
        parameters.put("text", text);
        return parameters;
    }
}
