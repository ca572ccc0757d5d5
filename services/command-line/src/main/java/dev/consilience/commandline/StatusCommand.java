package dev.consilience.commandline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.commandline.local.Folders;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.LocalPipeline.Condition;
import dev.consilience.commandline.local.PipelineFoundations;
import dev.consilience.commandline.local.Port;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.local.Setup;
import dev.consilience.commandline.view.TextTable;
import dev.consilience.commandline.view.TextTable.Column;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each process of the pipeline, its port, and whether it is ready. Exit code 0 if all are.")
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        Folders folders = place.folders();
        Setup setup = Setup.read(folders);
        Ports ports = setup.ports();
        List<LocalPipeline.State> states =
                new LocalPipeline(setup, new PipelineFoundations(), console::remark).states();
        if (json) {
            for (LocalPipeline.State state : states) {
                console.data(toJson(state, ports));
            }
        } else {
            table(states, ports, folders).lines().forEach(console::data);
        }
        if (states.stream().allMatch(state -> state.condition() == Condition.READY)) {
            return ExitCode.OK;
        }
        return ExitCode.SOFTWARE;
    }

    private static TextTable table(List<LocalPipeline.State> states, Ports ports, Folders folders) {
        TextTable table = new TextTable(List.of(
                new Column("process", 12, false),
                new Column("condition", 10, false),
                new Column("port", 20, false),
                new Column("pid", 10, true),
                new Column("log", 200, false)));
        for (LocalPipeline.State state : states) {
            table.row(List.of(
                    state.process().name(),
                    condition(state),
                    numbers(state.process().ports(), ports),
                    state.pid().map(pid -> Long.toString(pid)).orElse(""),
                    folders.log(state.process().name()).toString()));
        }
        return table;
    }

    private static String toJson(LocalPipeline.State state, Ports ports) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("process", state.process().name());
        node.put("condition", condition(state));
        node.put("port", ports.number(state.process().ports().get(0)));
        state.pid().ifPresent(pid -> node.put("pid", pid));
        return node.toString();
    }

    private static String condition(LocalPipeline.State state) {
        return state.condition().name().toLowerCase(Locale.ROOT);
    }

    private static String numbers(List<Port> names, Ports ports) {
        return names.stream().map(name -> Integer.toString(ports.number(name))).collect(Collectors.joining(", "));
    }
}
