package dev.consilience.extraction.training;

import dev.consilience.extraction.question.ArticleTraining;
import dev.consilience.extraction.question.StatementTraining;
import dev.consilience.extraction.question.TrialTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trains the models that answer questions; usage: {@code TrainDirections CORPORA MODELS}, with the folders to read from and to
 * write to.
 */
public final class TrainDirections {

    private TrainDirections() {}

    public static void main(String[] arguments) throws IOException {
        Path corpora = Path.of(arguments[0]);
        TrialTraining trials = new TrialTraining(corpora);
        Map<String, byte[]> models = new LinkedHashMap<>(trials.train());
        models.putAll(new StatementTraining(corpora).train());
        models.putAll(new ArticleTraining(corpora, trials).train());
        for (Map.Entry<String, byte[]> model : models.entrySet()) {
            ModelFiles.write(Path.of(arguments[1], model.getKey()), model.getValue());
        }
    }
}
