package dev.consilience.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.commandline.remote.FeedClient;
import dev.consilience.commandline.remote.ServerSentEvent;
import dev.consilience.commandline.view.ChangeLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Follows the feed of changes. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = "Shows the changes of curated claims as they come, those that are kept first. Ctrl-C ends it.")
final class FollowCommand implements Callable<Integer> {

    private static final String CHANGE = "change";
    private static final String CAUGHT_UP = "caught-up";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final PublishOptions publish = new PublishOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only changes since a time, as in 2026-01-02T03:04:05Z.")
    private String since = "";

    @Option(names = "--until-now", description = "Ends when it has shown what there is, instead of waiting for more.")
    private boolean untilNow;

    @Option(names = "--json", description = "Each change as one JSON object a line.")
    private boolean json;

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        new FeedClient(publish.address(), publish.credentials()).follow(since, event -> take(console, event));
        return ExitCode.OK;
    }

    private boolean take(Console console, ServerSentEvent event) {
        if (event.type().equals(CAUGHT_UP)) {
            return !untilNow;
        }
        if (event.type().equals(CHANGE)) {
            console.data(line(event));
        }
        return true;
    }

    private String line(ServerSentEvent event) {
        if (json) {
            return event.data();
        }
        try {
            return ChangeLine.of(mapper.readTree(event.data()));
        } catch (JsonProcessingException e) {
            return "(a change that is not in JSON: " + event.id() + ")";
        }
    }
}
