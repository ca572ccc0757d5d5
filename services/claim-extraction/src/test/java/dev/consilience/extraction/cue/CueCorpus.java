package dev.consilience.extraction.cue;

import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.LinearTrainer;
import dev.consilience.extraction.training.Folds;
import dev.consilience.extraction.training.JsonLines;
import dev.consilience.extraction.training.Scores;
import dev.consilience.extraction.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentences and their cue words (BioScope). The corpus names no documents; sentences of one stand together, so that blocks of
 * sentences are taken for documents.
 */
public final class CueCorpus {

    private static final int BLOCK = 100;
    /** How much an example of the table counts. */
    private static final double EXAMPLE = 10;

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

    /** Reads a file of the corpus. */
    public CueCorpus(Cue.Kind kind, Path file) throws IOException {
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
        CueReader.candidates(kind, Words.of(text), (candidate, features) -> {
            FeatureVector vector = new FeatureVector();
            features.accept(vector);
            vector.settle();
            instances.add(new Instance(vector, candidate.phrase()));
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
    public LinearTrainer trainer(int without, LinearTrainer.Settings settings) {
        LinearTrainer trainer = new LinearTrainer(CueReader.LABELS, settings);
        for (Sentence sentence : sentences) {
            if (sentence.fold() != without) {
                for (Instance instance : sentence.instances()) {
                    trainer.add(instance.features, instance.cue ? 1 : 0, 1);
                }
            }
        }
        addExamples(trainer);
        return trainer;
    }

    /** What the table says of its own words is learned too, or it would promise what the reader does not keep. */
    private void addExamples(LinearTrainer trainer) {
        for (CueTable.Row row : CueTable.standard().rows()) {
            if (row.kind() == kind) {
                add(trainer, row, row.example(), 1);
                add(trainer, row, row.counterExample(), 0);
            }
        }
    }

    private void add(LinearTrainer trainer, CueTable.Row row, String sentence, int label) {
        for (Instance instance : instances(sentence)) {
            if (row.phrases().contains(instance.phrase)) {
                trainer.add(instance.features, label, EXAMPLE);
            }
        }
    }

    /** Counts which sentences of a fold have a cue, and which are said to have one. */
    public void measure(int fold, LinearModel model, Scores scores, List<String> mistakes) {
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
