package dev.consilience.extraction.training;

import dev.consilience.extraction.cue.Cue;
import dev.consilience.extraction.cue.CueCorpus;
import dev.consilience.extraction.learn.LinearTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Trains the models that tell cues; usage: {@code TrainCues CORPORA MODELS}, with the folders to read from and to write to. */
public final class TrainCues {

    static final LinearTrainer.Settings SETTINGS = new LinearTrainer.Settings(6, 0.03, 10.0, 2, 0.05);

    private TrainCues() {}

    public static void main(String[] arguments) throws IOException {
        for (Cue.Kind kind : Cue.Kind.values()) {
            byte[] model =
                    corpus(Path.of(arguments[0]), kind).trainer(-1, SETTINGS).trainToBytes();
            String name = "cues-" + kind.name().toLowerCase(Locale.ROOT) + ".model.gz";
            ModelFiles.write(Path.of(arguments[1], name), model);
        }
    }

    static CueCorpus corpus(Path corpora, Cue.Kind kind) throws IOException {
        return new CueCorpus(kind, corpora.resolve(MeasureCues.file(kind)));
    }
}
