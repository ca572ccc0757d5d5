package dev.consilience.extraction.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the features of one example with their names, so that an answer can be taken apart into what speaks for it.
 *
 * <pre>{@code
 * Explanation explanation = new Explanation(model, label, other);
 * addFeatures(explanation);
 * explanation.strongest(5);
 * }</pre>
 */
public final class Explanation extends FeatureSink {

    /**
     * What one feature says.
     *
     * @param name the template and its values, for example {@code between=inhibit}
     * @param weight how much more it speaks for the one label than for the other, in {@link LinearModel#UNIT}
     */
    public record Weighed(String name, int weight) {}

    private final LinearModel model;
    private final int label;
    private final int other;
    private final Set<Long> seen = new HashSet<>();
    private final List<Weighed> weighed = new ArrayList<>();
    private String name = "";

    /** What speaks for one label rather than another of a model, both by index. */
    public Explanation(LinearModel model, int label, int other) {
        this.model = model;
        this.label = label;
        this.other = other;
    }

    @Override
    protected void add(long hash) {
        int weight = model.weight(hash, label) - model.weight(hash, other);
        if (weight != 0 && seen.add(hash)) {
            weighed.add(new Weighed(name, weight));
        }
    }

    @Override
    public void add(String template) {
        name = template;
        super.add(template);
    }

    @Override
    public void add(String template, String value) {
        name = template + "=" + value;
        super.add(template, value);
    }

    @Override
    public void add(String template, String first, String second) {
        name = template + "=" + first + "|" + second;
        super.add(template, first, second);
    }

    @Override
    public void add(String template, String first, String second, String third) {
        name = template + "=" + first + "|" + second + "|" + third;
        super.add(template, first, second, third);
    }

    @Override
    public void add(String template, String first, String second, String third, String fourth) {
        name = template + "=" + String.join("|", first, second, third, fourth);
        super.add(template, first, second, third, fourth);
    }

    /** What speaks most for the label, strongest first. */
    public List<Weighed> strongest(int most) {
        return weighed.stream()
                .sorted(Comparator.comparingInt((Weighed feature) -> -feature.weight())
                        .thenComparing(Weighed::name))
                .limit(most)
                .toList();
    }
}
