package dev.consilience.extraction.training;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.cue.Cue;
import dev.consilience.extraction.cue.CueReader;
import dev.consilience.extraction.learn.FeatureSink;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.LinearTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentences and their cue words (BioScope). The corpus names no documents; sentences of one stand together, so that blocks of
 * sentences are taken for documents.
 */
final class CueCorpus {

    private static final int BLOCK = 100;

    /** What was annotated is the word and not its place; where a word stands twice, the place is settled by a first model. */
    private static final class Instance {
        private final FeatureVector features;
        private final String phrase;
        private boolean cue;

        Instance(FeatureVector features, String phrase) {
            this.features = features;
            this.phrase = phrase;
        }
    }

    private record Sentence(String text, List<String> cues, int fold, List<Instance> instances) {}

    private final Cue.Kind kind;
    private final List<Sentence> sentences = new ArrayList<>();

    CueCorpus(Cue.Kind kind, Path file) throws IOException {
        this.kind = kind;
        int number = 0;
        for (String line : JsonLines.lines(file)) {
            int tab = line.indexOf('\t');
            String text = line.substring(0, tab);
            List<String> cues = List.of();
            if (tab + 1 < line.length()) {
                cues = List.of(line.substring(tab + 1).toLowerCase(Locale.ROOT).split("\\|", -1));
            }
            int fold = Folds.of("block " + number / BLOCK);
            sentences.add(new Sentence(text, cues, fold, instances(text)));
            number++;
        }
        sentences.forEach(CueCorpus::label);
    }

    private List<Instance> instances(String text) {
        List<Instance> instances = new ArrayList<>();
        FeatureVector vector = new FeatureVector();
        CueReader.candidates(kind, text, new CueReader.CandidateSink() {
            private FeatureVector current = vector;

            @Override
            public FeatureSink features() {
                current = new FeatureVector();
                return current;
            }

            @Override
            public void accept(Cue.Kind ofKind, TextSpan span, String phrase) {
                current.settle();
                instances.add(new Instance(current, phrase));
            }
        });
        return instances;
    }

    /** A candidate is a cue if it shares a word with an annotated one; of several equal ones the first so many are. */
    private static void label(Sentence sentence) {
        List<String> left = new ArrayList<>(sentence.cues());
        for (Instance instance : sentence.instances()) {
            if (left.remove(instance.phrase)) {
                instance.cue = true;
            }
        }
        for (Instance instance : sentence.instances()) {
            for (int i = 0; i < left.size() && !instance.cue; i++) {
                String padded = " " + left.get(i) + " ";
                if (padded.contains(" " + instance.phrase + " ") || (" " + instance.phrase + " ").contains(padded)) {
                    instance.cue = true;
                    left.remove(i);
                }
            }
        }
    }

    /** Trains on all but one fold; on all if the fold is -1. */
    LinearTrainer trainer(int without, LinearTrainer.Settings settings) {
        LinearTrainer trainer = new LinearTrainer(CueReader.LABELS, settings);
        for (Sentence sentence : sentences) {
            if (sentence.fold() != without) {
                for (Instance instance : sentence.instances()) {
                    trainer.add(instance.features, instance.cue ? 1 : 0, 1);
                }
            }
        }
        return trainer;
    }

    /** Counts which sentences of a fold have a cue, and which are said to have one. */
    void measure(int fold, LinearModel model, Scores scores, List<String> mistakes) {
        int[] sums = new int[2];
        for (Sentence sentence : sentences) {
            if (sentence.fold() != fold) {
                continue;
            }
            String found = "";
            for (Instance instance : sentence.instances()) {
                model.score(instance.features, sums);
                if (sums[1] > sums[0]) {
                    found = instance.phrase;
                }
            }
            String gold = name(!sentence.cues().isEmpty());
            String answer = name(!found.isEmpty());
            scores.add(gold, answer);
            if (!gold.equals(answer)) {
                mistakes.add(
                        answer + " \"" + found + "\" for " + gold + " " + sentence.cues() + ": " + sentence.text());
            }
        }
    }

    static String name(boolean cue) {
        return CueReader.LABELS.get(cue ? 1 : 0);
    }
}
