package dev.consilience.extraction.training;

import dev.consilience.extraction.cue.Cue;
import dev.consilience.extraction.cue.CueCorpus;
import dev.consilience.extraction.cue.CueReader;
import dev.consilience.extraction.learn.LinearTrainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says how well cues are found in sentences that the model was not trained on. Usage: {@code MeasureCues CORPORA [MISTAKES]},
 * with the folder of the corpora and how many mistakes to show.
 */
public final class MeasureCues {

    private MeasureCues() {}

    public static void main(String[] arguments) throws IOException {
        Path corpora = Path.of(arguments[0]);
        int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Cue.Kind kind : Cue.Kind.values()) {
            CueCorpus corpus = TrainCues.corpus(corpora, kind);
            Scores scores = new Scores(CueReader.LABELS);
            List<String> mistakes = new ArrayList<>();
            for (int fold = 0; fold < Folds.COUNT; fold++) {
                Scores split = new Scores(CueReader.LABELS);
                LinearTrainer trainer = corpus.trainer(fold, TrainCues.SETTINGS);
                var model = trainer.train();
                corpus.measure(fold, model, scores, mistakes);
                if (fold == 0) {
                    corpus.measure(fold, model, split, new ArrayList<>());
                    out.println(kind + ", one fifth held out: " + split.line());
                }
            }
            out.println(kind + ", cross-validation: " + scores.line());
            mistakes.stream().limit(most).forEach(mistake -> out.println("  " + mistake));
        }
    }

    static String file(Cue.Kind kind) {
        return "bioscope_" + kind.name().toLowerCase(Locale.ROOT) + ".tsv.gz";
    }
}
