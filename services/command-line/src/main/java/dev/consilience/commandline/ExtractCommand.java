package dev.consilience.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.commandline.offline.CorpusFiles;
import dev.consilience.commandline.offline.LineException;
import dev.consilience.commandline.offline.PaperClaims;
import dev.consilience.commandline.offline.Predictions;
import dev.consilience.commandline.offline.TextLines;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Extracts without a pipeline. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = {
            "Extracts offline, without a pipeline. Of papers, in any of the formats that ingest reads, it writes the claims, one",
            "JSON object a line. Of the JSON lines of annotated corpora it writes what it says of each line, in the form in which",
            "scores are taken: relations between names, the direction of a trial's answer or of a statement, abbreviations."
        })
final class ExtractCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final NameOptions names = new NameOptions();

    @Option(
            names = "--articles",
            paramLabel = "FILE",
            description = "JSON lines with doc and text: questions about trials are answered from these.")
    private List<Path> articles = List.of();

    @Option(
            names = "--claims",
            description = "Of relations between names, only says those that the pipeline would publish as claims.")
    private boolean claims;

    @Option(
            names = "--sentences",
            description = "Each line is a sentence, up to a tab: writes which words deny it or hold it open.")
    private boolean sentences;

    @Option(names = "--explain", description = "Tells what was weighed, and what spoke for and against it.")
    private boolean explain;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, gzip or not; - is standard input.")
    private List<Path> files = List.of();

    private final ObjectMapper json = new ObjectMapper();
    private int refused;

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        Predictions given = Predictions.standard().fromArticles(CorpusFiles.articles(articles));
        if (claims) {
            given = given.asClaims(names.extractor(console));
        }
        Predictions predictions = names.own(console).map(given::withOwnNames).orElse(given);
        for (Path file : files) {
            try (BufferedInputStream stream = new BufferedInputStream(InputFiles.open(file), CorpusFiles.HEAD)) {
                if (sentences) {
                    sentences(stream, predictions, console);
                } else if (CorpusFiles.isCorpus(stream)) {
                    corpus(stream, file, predictions, console);
                } else {
                    papers(stream, file, console);
                }
            }
        }
        console.data().flush();
        if (refused > 0) {
            console.remark(refused + " were refused");
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private static void sentences(InputStream stream, Predictions predictions, Console console) throws IOException {
        TextLines.read(stream, (line, number) -> {
            String sentence = line;
            int tab = line.indexOf('\t');
            if (tab >= 0) {
                sentence = line.substring(0, tab);
            }
            console.data().println(predictions.ofSentence(sentence, number));
        });
    }

    private void corpus(InputStream stream, Path file, Predictions predictions, Console console) throws IOException {
        TextLines.read(stream, (line, number) -> {
            try {
                JsonNode read = json.readTree(line);
                if (explain) {
                    predictions.explain(read).forEach(console.data()::println);
                } else {
                    console.data().println(predictions.of(read));
                }
            } catch (JsonProcessingException e) {
                refuse(console, file + " line " + number + ": no JSON: " + e.getOriginalMessage());
            } catch (LineException e) {
                refuse(console, file + " line " + number + ": " + e.getMessage());
            }
        });
    }

    private void papers(InputStream stream, Path file, Console console) throws IOException {
        PaperClaims papers = new PaperClaims(names.extractor(console), names.givenOnly());
        if (explain) {
            papers.explain(stream, file.toString(), console.data()::println, refusal -> refuse(console, refusal));
        } else {
            papers.read(stream, file.toString(), console.data()::println, refusal -> refuse(console, refusal));
        }
    }

    private void refuse(Console console, String refusal) {
        refused++;
        console.remark(refusal);
    }
}
