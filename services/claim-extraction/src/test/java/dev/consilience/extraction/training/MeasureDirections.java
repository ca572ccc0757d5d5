package dev.consilience.extraction.training;

import dev.consilience.extraction.question.ArticleTraining;
import dev.consilience.extraction.question.StatementTraining;
import dev.consilience.extraction.question.TrialTraining;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Says how well questions are answered about documents that the models were not trained on. Usage: {@code MeasureDirections
 * CORPORA [MISTAKES]}, with the folder of the corpora and how many mistakes of each kind to show.
 */
public final class MeasureDirections {

    private MeasureDirections() {}

    public static void main(String[] arguments) throws IOException {
        Path corpora = Path.of(arguments[0]);
        int mistakes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TrialTraining trials = new TrialTraining(corpora);
        trials.measure(mistakes).forEach(out::println);
        new StatementTraining(corpora).measure(mistakes).forEach(out::println);
        new ArticleTraining(corpora, trials).measure(mistakes).forEach(out::println);
    }
}
