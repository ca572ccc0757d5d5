package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.LinearTrainer;
import dev.consilience.extraction.learn.TreeTrainer;
import dev.consilience.extraction.training.Folds;
import dev.consilience.extraction.training.JsonLines;
import dev.consilience.extraction.training.Scores;
import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Trains and measures what reads words about a trial (Evidence Inference). */
public final class TrialTraining {

    private static final LinearTrainer.Settings WORDS = new LinearTrainer.Settings(30, 0.03, 60, 2, 0.01);
    private static final TreeTrainer.Settings FACTS = new TreeTrainer.Settings(200, 4, 0.05, 6, 5, 0.4);
    private static final LinearTrainer.Settings VOTE_WORDS = new LinearTrainer.Settings(20, 0.03, 20, 2, 0.01);
    private static final TreeTrainer.Settings VOTE_FACTS = new TreeTrainer.Settings(120, 5, 0.06, 6, 5, 0.4);
    private static final String KIND = "trial";
    private static final double OTHER_EVIDENCE = 0.5;

    /** Words and a question, both ways round. */
    private record Instance(TrialModel.Example plain, TrialModel.Example turned, double weight) {}

    /** A question of the corpus. */
    record Item(Question question, int label, int fold, JsonLines.Node node, List<Instance> instances) {

        String document() {
            return node.text("doc");
        }
    }

    private final SignTable table = SignTable.standard();
    private final Aliases aliases = Aliases.standard();
    private final List<Item> items;

    /** Reads the corpus from its folder. */
    public TrialTraining(Path corpora) throws IOException {
        List<JsonLines.Node> nodes = JsonLines.read(corpora.resolve("evidence_inference.jsonl.gz"));
        this.items = nodes.parallelStream().map(this::item).toList();
    }

    List<Item> items() {
        return items;
    }

    SignTable table() {
        return table;
    }

    Aliases aliases() {
        return aliases;
    }

    private Item item(JsonLines.Node node) {
        Question question = Question.trial(node.text("intervention"), node.text("comparator"), node.text("outcome"));
        String text = node.text("evidence_text");
        List<Instance> instances = new ArrayList<>();
        instances.add(instance(question, text, 1));
        for (JsonLines.Node evidence : node.list("evidence")) {
            if (!evidence.text("text").equals(text)) {
                instances.add(instance(question, evidence.text("text"), OTHER_EVIDENCE));
            }
        }
        int label = TrialModel.LABELS.indexOf(node.text("direction"));
        return new Item(question, label, Folds.of(node.text("doc")), node, instances);
    }

    private Instance instance(Question question, String text, double weight) {
        List<Word> words = Words.of(text);
        Map<String, List<Word>> definitions = NameMatcher.definitions(words);
        return new Instance(
                new TrialModel.Example(words, question, table, definitions, aliases),
                new TrialModel.Example(words, TrialModel.turned(question), table, definitions, aliases),
                weight);
    }

    private static int turned(int label) {
        if (label == 2) {
            return 2;
        }
        return 1 - label;
    }

    private interface Taker {
        void take(TrialModel.Example example, int label, double weight);
    }

    /** Hands over the examples of an item, both ways round where both arms are named. */
    private static void examples(Item item, Taker taker) {
        for (Instance instance : item.instances()) {
            taker.take(instance.plain(), item.label(), instance.weight());
            if (instance.plain().canTurn()) {
                taker.take(instance.turned(), turned(item.label()), instance.weight());
            }
        }
    }

    private Map<String, byte[]> votes(int without, int alsoWithout) {
        VoteTraining votes = new VoteTraining(VOTE_WORDS, VOTE_FACTS);
        for (Item item : items) {
            if (item.fold() != without && item.fold() != alsoWithout) {
                examples(item, (example, label, weight) -> votes.add(example.votes(), label, weight));
            }
        }
        return votes.train(KIND);
    }

    /**
     * Trains on all but one fold, on all if the fold is -1; gives the models' bytes by their names. The last trees learn from
     * what is said of votes by models that have not seen their document, since that is what they will be told.
     */
    Map<String, byte[]> train(int without) {
        LinearTrainer words = new LinearTrainer(TrialModel.LABELS, WORDS);
        TreeTrainer facts = new TreeTrainer(TrialModel.LABELS, FACTS);
        for (int inner = 0; inner < Folds.COUNT; inner++) {
            if (inner == without) {
                continue;
            }
            VoteModel votes = VoteTraining.model(KIND, votes(without, inner));
            for (Item item : items) {
                if (item.fold() == inner) {
                    examples(item, (example, label, weight) -> {
                        words.add(example.features(), label, weight);
                        facts.add(example.facts(votes), label, weight);
                    });
                }
            }
        }
        Map<String, byte[]> models = new LinkedHashMap<>(new TreeMap<>(votes(without, without)));
        models.put("trial-words.model.gz", words.trainToBytes());
        models.put("trial-facts.model.gz", facts.trainToBytes());
        return models;
    }

    /** The models for the product. */
    public Map<String, byte[]> train() {
        return train(-1);
    }

    static LinearModel linear(byte[] bytes) {
        try {
            return LinearModel.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BoostedTrees trees(byte[] bytes) {
        try {
            return BoostedTrees.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrialModel model(Map<String, byte[]> models) {
        return new TrialModel(
                linear(get(models, "trial-words.model.gz")),
                VoteTraining.model(KIND, models),
                trees(get(models, "trial-facts.model.gz")));
    }

    static byte[] get(Map<String, byte[]> models, String name) {
        byte[] bytes = models.get(name);
        if (bytes == null) {
            throw new IllegalStateException("No model was trained under the name " + name);
        }
        return bytes;
    }

    /** Answers every question by a model that has not seen its document; gives the labels by index. */
    private int[] crossValidated() {
        int[] answers = new int[items.size()];
        IntStream.range(0, Folds.COUNT).parallel().forEach(fold -> {
            TrialModel model = model(train(fold));
            for (int i = 0; i < answers.length; i++) {
                if (items.get(i).fold() == fold) {
                    Instance instance = items.get(i).instances().get(0);
                    answers[i] = LinearModel.best(model.scores(instance.plain(), instance.turned()));
                }
            }
        });
        return answers;
    }

    /** Figures of the first fold held out, of all folds in turn, and mistakes. */
    public List<String> measure(int mistakes) {
        int[] answers = crossValidated();
        Scores split = new Scores(TrialModel.LABELS);
        Scores all = new Scores(TrialModel.LABELS);
        Scores tables = new Scores(TrialModel.LABELS);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            Item item = items.get(i);
            String gold = TrialModel.LABELS.get(item.label());
            String answer = TrialModel.LABELS.get(answers[i]);
            all.add(gold, answer);
            if (item.fold() == 0) {
                split.add(gold, answer);
            }
            if (item.node().text("evidence_kind").equals("table")) {
                tables.add(gold, answer);
            }
            if (!gold.equals(answer)) {
                wrong.add("  " + answer + " for " + gold + ": " + item.question() + " "
                        + item.node().text("evidence_text"));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("trials, evidence given, one fifth held out: " + split.line());
        lines.add("trials, evidence given, cross-validation: " + all.line());
        lines.add("trials, evidence given, tables alone: " + tables.line());
        wrong.sort(String::compareTo);
        lines.addAll(wrong.subList(0, Math.min(mistakes, wrong.size())));
        return lines;
    }
}
