package dev.consilience.commandline;

import dev.consilience.commandline.offline.Training;
import dev.consilience.extraction.relation.RelationTrainer;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Trains the extractor's models. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains the extractor's models on annotated corpora, and writes them. The same corpora give the same models.",
            "Of what is listed with the command's corpora only those are learned from that may be."
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--into", required = true, paramLabel = "FOLDER", description = "Where the models are written.")
    private Path into = Path.of(".");

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "Trains N times on all but one of N parts instead, and writes what is said of the part left out.")
    private int folds;

    @Option(
            names = "--pattern-sentences",
            paramLabel = "N",
            defaultValue = "" + RelationTrainer.SENTENCES_OF_A_PATTERN,
            description =
                    "How many sentences of each built-in pattern are learned from. Fewer are faster, and the models are"
                            + " wrong more often. Default: ${DEFAULT-VALUE}.")
    private int sentences;

    @Mixin
    private final NameOptions names = new NameOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Corpora as JSON lines, gzip or not.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        if (sentences < 1) {
            throw new ParameterException(
                    spec.commandLine(), "There has to be at least 1 sentence of each pattern, not " + sentences);
        }
        Files.createDirectories(into);
        if (folds != 0) {
            if (folds < 2) {
                throw new ParameterException(spec.commandLine(), "There have to be at least 2 parts, not " + folds);
            }
            for (Map.Entry<Path, List<String>> corpus : Training.crossValidated(
                            files, folds, sentences, names.own(console))
                    .entrySet()) {
                Path file = into.resolve(corpus.getKey().getFileName() + ".predictions");
                Files.write(file, corpus.getValue());
                console.data(file + "\t" + corpus.getValue().size());
            }
            return ExitCode.OK;
        }
        for (Map.Entry<String, byte[]> model :
                Training.relations(files, sentences).entrySet()) {
            Path file = into.resolve(model.getKey());
            Files.write(file, model.getValue());
            console.data(file + "\t" + model.getValue().length);
        }
        return ExitCode.OK;
    }
}
