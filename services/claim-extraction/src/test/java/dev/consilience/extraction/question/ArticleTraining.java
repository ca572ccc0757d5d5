package dev.consilience.extraction.question;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.TreeTrainer;
import dev.consilience.extraction.training.Folds;
import dev.consilience.extraction.training.JsonLines;
import dev.consilience.extraction.training.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Trains and measures what answers from whole articles (Evidence Inference). */
public final class ArticleTraining {

    private static final TreeTrainer.Settings RANKING = new TreeTrainer.Settings(120, 5, 0.1, 4, 4, 0.5);
    private static final TreeTrainer.Settings ANSWERS = new TreeTrainer.Settings(80, 3, 0.05, 10, 8, 0.5);
    /** Of the sentences that hardly speak of the object, one in so many is enough to learn from. */
    private static final int ONE_IN = 6;

    private record Item(TrialTraining.Item trial, Passages passages, List<Facts> facts, BitSet evidence) {

        int fold() {
            return trial.fold();
        }
    }

    private final TrialTraining trials;
    private final List<Item> items;

    /** Reads the corpora from their folder. */
    public ArticleTraining(Path corpora, TrialTraining trials) throws IOException {
        this.trials = trials;
        Map<String, String> texts = new HashMap<>();
        for (JsonLines.Node node : JsonLines.read(corpora.resolve("evidence_inference_articles.jsonl.gz"))) {
            texts.put(node.text("doc"), node.text("text"));
        }
        Map<String, Passages> read = new HashMap<>();
        texts.forEach((document, text) -> read.put(document, new Passages(text, trials.table(), trials.aliases())));
        this.items = trials.items().parallelStream()
                .filter(item -> texts.containsKey(item.document()))
                .map(item -> item(item, texts.getOrDefault(item.document(), ""), read))
                .toList();
    }

    private static Item item(TrialTraining.Item trial, String text, Map<String, Passages> read) {
        Passages passages = read.get(trial.document());
        if (passages == null) {
            throw new IllegalStateException("No article " + trial.document());
        }
        BitSet evidence = new BitSet();
        for (JsonLines.Node node : trial.node().list("evidence")) {
            // Offsets of the corpus count code points.
            int start = text.offsetByCodePoints(0, Integer.parseInt(node.text("start")));
            int end = text.offsetByCodePoints(0, Integer.parseInt(node.text("end")));
            for (int i = 0; i < passages.passages().size(); i++) {
                TextSpan span = passages.passages().get(i).span();
                int shared = Math.min(end, span.end()) - Math.max(start, span.start());
                if (shared * 2 > Math.min(end - start, span.length())) {
                    evidence.set(i);
                }
            }
        }
        return new Item(trial, passages, passages.facts(trial.question()), evidence);
    }

    private byte[] ranking(int without) {
        TreeTrainer trainer = new TreeTrainer(ArticleModel.RANKS, RANKING);
        SplittableRandom random = new SplittableRandom(7);
        for (Item item : items) {
            if (item.fold() == without) {
                continue;
            }
            for (int i = 0; i < item.facts().size(); i++) {
                Facts facts = item.facts().get(i);
                boolean near = facts.get("objectrelative") > 0.5;
                if (item.evidence().get(i) || near || random.nextInt(ONE_IN) == 0) {
                    trainer.add(facts, item.evidence().get(i) ? 1 : 0, 1);
                }
            }
        }
        return trainer.trainToBytes();
    }

    /** What the best sentences of each article say, by models that have not seen the article. */
    private List<Facts> unseen(int[] hits) {
        Facts[] facts = new Facts[items.size()];
        boolean[] found = new boolean[items.size()];
        IntStream.range(0, Folds.COUNT).parallel().forEach(fold -> {
            ArticleModel model =
                    new ArticleModel(TrialTraining.trees(ranking(fold)), TrialTraining.model(trials.train(fold)));
            for (int i = 0; i < facts.length; i++) {
                Item item = items.get(i);
                if (item.fold() == fold) {
                    Question question = item.trial().question();
                    List<ArticleModel.Ranked> ranked = model.rank(item.passages(), question);
                    found[i] = !ranked.isEmpty()
                            && item.evidence().get(ranked.get(0).passage());
                    facts[i] = model.facts(item.passages(), question, ranked);
                }
            }
        });
        for (boolean hit : found) {
            hits[0] += hit ? 1 : 0;
        }
        return List.of(facts);
    }

    private byte[] answers(List<Facts> facts, int without) {
        TreeTrainer trainer = new TreeTrainer(TrialModel.LABELS, ANSWERS);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).fold() != without) {
                trainer.add(facts.get(i), items.get(i).trial().label(), 1);
            }
        }
        return trainer.trainToBytes();
    }

    /** The models for the product. */
    public Map<String, byte[]> train() {
        Map<String, byte[]> models = new LinkedHashMap<>();
        models.put("passages.model.gz", ranking(-1));
        models.put("articles.model.gz", answers(unseen(new int[1]), -1));
        return models;
    }

    /** Figures of the first fold held out, of all folds in turn, and mistakes. */
    public List<String> measure(int mistakes) {
        int[] hits = new int[1];
        List<Facts> facts = unseen(hits);
        Scores split = new Scores(TrialModel.LABELS);
        Scores all = new Scores(TrialModel.LABELS);
        List<String> wrong = new ArrayList<>();
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            BoostedTrees model = TrialTraining.trees(answers(facts, fold));
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                if (item.fold() != fold) {
                    continue;
                }
                int[] scores = new int[TrialModel.LABELS.size()];
                model.score(facts.get(i), scores);
                String gold = TrialModel.LABELS.get(item.trial().label());
                String answer = TrialModel.LABELS.get(LinearModel.best(scores));
                all.add(gold, answer);
                if (fold == 0) {
                    split.add(gold, answer);
                }
                if (!gold.equals(answer)) {
                    wrong.add("  " + answer + " for " + gold + ": "
                            + item.trial().document() + " " + item.trial().question());
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("trials, article given, one fifth held out: " + split.line());
        lines.add("trials, article given, cross-validation: " + all.line());
        lines.add("trials, article given: the first sentence is evidence for " + hits[0] + " of " + items.size());
        wrong.sort(String::compareTo);
        lines.addAll(wrong.subList(0, Math.min(mistakes, wrong.size())));
        return lines;
    }
}
