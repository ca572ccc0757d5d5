package dev.consilience.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.commandline.offline.LineException;
import dev.consilience.commandline.offline.Predictions;
import dev.consilience.commandline.offline.TextLines;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Extracts without a pipeline. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = {
            "Extracts offline, without a pipeline. For the JSON lines of annotated corpora it writes what it says of each line,",
            "in the form in which scores are taken."
        })
final class ExtractCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--explain", description = "Tells what was weighed, and what spoke for and against it.")
    private boolean explain;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, gzip or not; - is standard input.")
    private List<Path> files = List.of();

    private final ObjectMapper json = new ObjectMapper();
    private int refused;

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        Predictions predictions = new Predictions();
        for (Path file : files) {
            try (InputStream stream = open(file)) {
                TextLines.read(stream, (line, number) -> take(line, file + " line " + number, predictions, console));
            }
        }
        console.data().flush();
        if (refused > 0) {
            console.remark(refused + " lines were refused");
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private static InputStream open(Path file) throws IOException {
        if (file.equals(InputFiles.STANDARD_INPUT)) {
            return new FileInputStream(FileDescriptor.in);
        }
        return Files.newInputStream(file);
    }

    private void take(String line, String place, Predictions predictions, Console console) {
        try {
            JsonNode read = json.readTree(line);
            if (explain) {
                predictions.explain(read).forEach(console.data()::println);
            } else {
                console.data().println(predictions.of(read));
            }
        } catch (JsonProcessingException e) {
            refused++;
            console.remark(place + ": no JSON: " + e.getOriginalMessage());
        } catch (LineException e) {
            refused++;
            console.remark(place + ": " + e.getMessage());
        }
    }
}
