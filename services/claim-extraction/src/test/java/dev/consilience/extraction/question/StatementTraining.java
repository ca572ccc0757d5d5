package dev.consilience.extraction.question;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.learn.BiasTrainer;
import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.LabelBias;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.LinearTrainer;
import dev.consilience.extraction.learn.TreeTrainer;
import dev.consilience.extraction.training.Folds;
import dev.consilience.extraction.training.JsonLines;
import dev.consilience.extraction.training.Scores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Trains and measures what reads statements (a knowledge base on neurodegeneration). */
public final class StatementTraining {

    private static final LinearTrainer.Settings LINEAR = new LinearTrainer.Settings(6, 0.03, 5, 3, 0.04);
    private static final TreeTrainer.Settings TREES = new TreeTrainer.Settings(250, 4, 0.04, 10, 8, 0.3);
    private static final LinearTrainer.Settings VOTE_WORDS = new LinearTrainer.Settings(8, 0.03, 40, 3, 0.01);
    private static final TreeTrainer.Settings VOTE_FACTS = new TreeTrainer.Settings(100, 6, 0.07, 8, 8, 0.35);
    private static final String KIND = "statement";
    /** How many sentences are made of each pattern of {@link OtherTexts}. */
    private static final int EACH_PATTERN = 6;
    /** Few statements deny an effect; each counts for more, so that the model learns to say so at all. */
    private static final double DENIAL = 1.5;

    private static final int NO_EFFECT = 2;
    private static final int ASSOCIATED = 3;

    private record Item(String id, String text, Question question, int label, int fold, boolean correlative) {}

    private static final String NAMES = "statement-names.model.gz";
    private static final String WORDS = "statement-words.model.gz";
    private static final String FACTS = "statement-facts.model.gz";
    private static final String BIAS = "statement-bias.model.gz";

    private final SignTable table = SignTable.standard();
    private final Aliases aliases = Aliases.standard();
    private final List<Item> items = new ArrayList<>();
    private final List<OtherTexts.OtherText> others;
    private final List<StatementModel.Example> otherExamples;

    /** Reads the corpus from its folder. */
    public StatementTraining(Path corpora) throws IOException {
        for (JsonLines.Node node : JsonLines.read(corpora.resolve("conib_statements.jsonl.gz"))) {
            Question question = Question.statement(party(node.object("subject")), party(node.object("object")));
            items.add(new Item(
                    node.text("id"),
                    node.text("text"),
                    question,
                    StatementModel.LABELS.indexOf(node.text("direction")),
                    Folds.of(node.text("doc")),
                    Boolean.parseBoolean(node.text("correlative"))));
        }
        this.others = OtherTexts.read(corpora, EACH_PATTERN);
        this.otherExamples = others.stream()
                .map(other -> new StatementModel.Example(other.text(), other.question(), table, aliases))
                .toList();
    }

    /** What is learned beside the corpus says how words are used, and nothing of the corpus's names. */
    private void addOthers(LinearTrainer words, VoteTraining votes) {
        for (int i = 0; i < others.size(); i++) {
            int label = others.get(i).label();
            words.add(otherExamples.get(i).words(), label, 1);
            votes.add(otherExamples.get(i).votes(), label, 1);
        }
    }

    private static Question.Party party(JsonLines.Node node) {
        return new Question.Party(node.text("name"), node.text("namespace"));
    }

    private List<StatementModel.Example> examples() {
        return items.parallelStream()
                .map(item -> new StatementModel.Example(item.text(), item.question(), table, aliases))
                .toList();
    }

    private static double weight(int label) {
        if (label == NO_EFFECT) {
            return DENIAL;
        }
        return 1;
    }

    private Map<String, byte[]> first(List<StatementModel.Example> examples, int without, int alsoWithout) {
        LinearTrainer names = new LinearTrainer(StatementModel.LABELS, LINEAR);
        LinearTrainer words = new LinearTrainer(StatementModel.LABELS, LINEAR);
        VoteTraining votes = new VoteTraining(VOTE_WORDS, VOTE_FACTS);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.fold() != without && item.fold() != alsoWithout) {
                names.add(examples.get(i).names(), item.label(), weight(item.label()));
                words.add(examples.get(i).words(), item.label(), weight(item.label()));
                votes.add(examples.get(i).votes(), item.label(), weight(item.label()));
            }
        }
        addOthers(words, votes);
        Map<String, byte[]> models = new LinkedHashMap<>(new TreeMap<>(votes.train(KIND)));
        models.put(NAMES, names.trainToBytes());
        models.put(WORDS, words.trainToBytes());
        return models;
    }

    /** What is known of a statement by models that have not seen its document. */
    private record Told(Item item, Facts facts) {}

    private List<Told> told(List<StatementModel.Example> examples, int without) {
        List<Told> told = new ArrayList<>();
        for (int inner = 0; inner < Folds.COUNT; inner++) {
            if (inner == without) {
                continue;
            }
            Map<String, byte[]> first = first(examples, without, inner);
            LinearModel names = TrialTraining.linear(TrialTraining.get(first, NAMES));
            LinearModel words = TrialTraining.linear(TrialTraining.get(first, WORDS));
            VoteModel votes = VoteTraining.model(KIND, first);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).fold() == inner) {
                    told.add(new Told(items.get(i), examples.get(i).facts(names, words, votes)));
                }
            }
        }
        return told;
    }

    private static byte[] trees(List<Told> told, int without) {
        TreeTrainer trees = new TreeTrainer(StatementModel.LABELS, TREES);
        for (Told one : told) {
            if (one.item().fold() != without) {
                trees.add(one.facts(), one.item().label(), weight(one.item().label()));
            }
        }
        return trees.trainToBytes();
    }

    /** The bias is learned from what trees answer that have not seen the document either. */
    private static LabelBias bias(List<Told> told, int without) {
        BiasTrainer bias = new BiasTrainer(ASSOCIATED, NO_EFFECT);
        for (int inner = 0; inner < Folds.COUNT; inner++) {
            if (inner == without) {
                continue;
            }
            BoostedTrees trees = TrialTraining.trees(trees(told, inner));
            for (Told one : told) {
                if (one.item().fold() == inner && one.item().label() != ASSOCIATED) {
                    int[] scores = new int[StatementModel.LABELS.size()];
                    trees.score(one.facts(), scores);
                    bias.add(scores, one.item().label());
                }
            }
        }
        return bias.train();
    }

    /**
     * Trains on all but one fold, on all if the fold is -1. The trees learn from what the other models say of documents that
     * these have not seen, since that is what they will be told.
     */
    private Map<String, byte[]> train(List<StatementModel.Example> examples, int without) {
        List<Told> told = told(examples, without);
        Map<String, byte[]> models = first(examples, without, without);
        models.put(FACTS, trees(told, without));
        models.put(BIAS, bias(told, without).toBytes());
        return models;
    }

    /** The models for the product. */
    public Map<String, byte[]> train() {
        return train(examples(), -1);
    }

    private static StatementModel model(Map<String, byte[]> models) {
        return new StatementModel(
                TrialTraining.linear(TrialTraining.get(models, NAMES)),
                TrialTraining.linear(TrialTraining.get(models, WORDS)),
                VoteTraining.model(KIND, models),
                TrialTraining.trees(TrialTraining.get(models, FACTS)),
                bias(TrialTraining.get(models, BIAS)));
    }

    private static LabelBias bias(byte[] bytes) {
        try {
            return LabelBias.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each statement is read as, by its id, by models that have not seen its document. */
    public Map<String, Direction> heldOut() {
        List<StatementModel.Example> examples = examples();
        Map<String, Direction> answers = new ConcurrentHashMap<>();
        IntStream.range(0, Folds.COUNT).parallel().forEach(fold -> {
            StatementModel model = model(train(examples, fold));
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).fold() == fold) {
                    int best = LinearModel.best(model.directions(model.scores(examples.get(i))));
                    answers.put(items.get(i).id(), direction(best));
                }
            }
        });
        return answers;
    }

    private static Direction direction(int label) {
        if (label == ASSOCIATED) {
            return Direction.AFFECTS;
        }
        return Direction.valueOf(StatementModel.LABELS.get(label));
    }

    /** Figures of the first fold held out, of all folds in turn, and mistakes. */
    public List<String> measure(int mistakes) {
        int[][] scores = new int[items.size()][];
        int[][] directions = new int[items.size()][];
        List<StatementModel.Example> examples = examples();
        IntStream.range(0, Folds.COUNT).parallel().forEach(fold -> {
            StatementModel model = model(train(examples, fold));
            for (int i = 0; i < scores.length; i++) {
                if (items.get(i).fold() == fold) {
                    scores[i] = model.scores(examples.get(i));
                    directions[i] = model.directions(scores[i]);
                }
            }
        });
        List<String> labels = StatementModel.LABELS;
        Scores split = new Scores(labels);
        Scores signed = new Scores(labels);
        Scores causal = new Scores(labels);
        Scores moved = new Scores(labels);
        Scores plain = new Scores(labels);
        Scores all = new Scores(labels);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Item item = items.get(i);
            String gold = labels.get(item.label());
            String answer = labels.get(LinearModel.best(directions[i]));
            plain.add(gold, answer);
            all.add(gold, labels.get(LinearModel.best(scores[i])));
            if (item.label() == ASSOCIATED) {
                continue;
            }
            signed.add(gold, answer);
            if (!item.correlative()) {
                causal.add(gold, answer);
                if (item.label() != NO_EFFECT) {
                    moved.add(gold, answer);
                }
            }
            if (item.fold() == 0) {
                split.add(gold, answer);
            }
            if (!gold.equals(answer)) {
                wrong.add("  " + answer + " for " + gold + ": " + item.question() + " " + item.text());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("statements, signed gold, one fifth held out: " + split.line());
        lines.add("statements, signed gold, cross-validation: " + signed.line());
        lines.add("statements, signed gold that is no correlation, cross-validation: " + causal.line());
        lines.add("statements, up or down that is no correlation, cross-validation: " + moved.line());
        lines.add("statements, all gold, signed answers: " + plain.line());
        lines.add("statements, all gold, with ASSOCIATED where likeliest: " + all.line());
        wrong.sort(String::compareTo);
        lines.addAll(wrong.subList(0, Math.min(mistakes, wrong.size())));
        return lines;
    }
}
