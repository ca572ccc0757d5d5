package dev.consilience.extraction.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Counts of right and wrong answers, and the usual figures from them. */
public final class Scores {

    private final List<String> labels;
    private final int[][] counts;

    public Scores(List<String> labels) {
        this.labels = labels;
        this.counts = new int[labels.size()][labels.size()];
    }

    public void add(String gold, String answer) {
        counts[labels.indexOf(gold)][labels.indexOf(answer)]++;
    }

    private int total() {
        return IntStream.range(0, counts.length).map(this::gold).sum();
    }

    private int gold(int label) {
        return IntStream.of(counts[label]).sum();
    }

    private int answered(int label) {
        return IntStream.range(0, counts.length)
                .map(gold -> counts[gold][label])
                .sum();
    }

    public double accuracy() {
        int right = IntStream.range(0, counts.length)
                .map(label -> counts[label][label])
                .sum();
        return (double) right / Math.max(1, total());
    }

    public double f1(int label) {
        int sum = gold(label) + answered(label);
        if (sum == 0) {
            return 0;
        }
        return 2.0 * counts[label][label] / sum;
    }

    /** The mean of the F1 of the labels that the gold has. */
    public double macro() {
        return IntStream.range(0, counts.length)
                .filter(label -> gold(label) > 0)
                .mapToDouble(this::f1)
                .average()
                .orElse(0);
    }

    public String line() {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "n %d, accuracy %.4f, macro F1 %.4f;", total(), accuracy(), macro()));
        for (int label = 0; label < counts.length; label++) {
            double precision = (double) counts[label][label] / Math.max(1, answered(label));
            double recall = (double) counts[label][label] / Math.max(1, gold(label));
            line.append(String.format(
                    Locale.ROOT, " %s P %.3f R %.3f F1 %.3f;", labels.get(label), precision, recall, f1(label)));
        }
        return line.toString();
    }
}
