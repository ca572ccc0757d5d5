package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.TabbedTable;
import dev.consilience.extraction.learn.Explanation;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Says which of the names in a text bear on each other, and in which direction.
 *
 * <p>Two models weigh the words around a pair: one whether there is a relation at all, the other which way it goes. There is
 * one such couple for pairs of names, which reads one sentence, and one for pairs of concepts, which reads all sentences of
 * a text that name both. A function of its input; serves any number of threads.
 *
 * <pre>{@code
 * List<Relation> relations = RelationReader.standard().read(marked, Scope.all(Scope.Level.NAME));
 * }</pre>
 */
public final class RelationReader {

    /** The labels of the models of direction, in their order. */
    static final List<Direction> DIRECTIONS =
            List.of(Direction.INCREASES, Direction.DECREASES, Direction.NO_EFFECT, Direction.AFFECTS);

    /** The labels of the models of existence, in their order. */
    static final List<String> EXISTENCE = List.of("none", "related");

    private static final String ANY = "any";

    private final PairFeatures features = new PairFeatures();
    private final Map<Scope.Level, Models> models;
    private final Map<String, Double> thresholds;

    /** What weighs pairs of one level. */
    record Models(LinearModel existence, LinearModel direction) {}

    /**
     * A reader.
     *
     * @param models for each level
     */
    RelationReader(Map<Scope.Level, Models> models) {
        this.models = Map.copyOf(models);
        this.thresholds = thresholds();
    }

    /** A reader with the models that come with this module. */
    public static RelationReader standard() {
        Map<Scope.Level, Models> models = new EnumMap<>(Scope.Level.class);
        for (Scope.Level level : Scope.Level.values()) {
            models.put(
                    level,
                    new Models(model(RelationModel.EXISTENCE.file(level)), model(RelationModel.DIRECTION.file(level))));
        }
        return new RelationReader(models);
    }

    private static LinearModel model(String file) {
        try (InputStream stream = RelationReader.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + file + " is missing");
            }
            return LinearModel.read(new GZIPInputStream(stream));
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + file + " cannot be read", e);
        }
    }

    private static Map<String, Double> thresholds() {
        Map<String, Double> thresholds = new HashMap<>();
        Set<String> columns = Set.of("by", "subject", "object", "sure");
        for (TabbedTable.Row row : TabbedTable.resource("relation/thresholds.tsv", columns)) {
            thresholds.put(
                    key(row.require("by"), row.require("subject"), row.require("object")),
                    Double.valueOf(row.require("sure")));
        }
        return Map.copyOf(thresholds);
    }

    private static String key(String by, String subject, String object) {
        return String.join(" ", by, subject, object).toLowerCase(Locale.ROOT);
    }

    /** The relations of a text that a scope asks for and that the reader is sure enough of, in the order of the text. */
    public List<Relation> read(MarkedText text, Scope scope) {
        List<Relation> sure = new ArrayList<>();
        for (Weighed weighed : weigh(text, scope)) {
            if (weighed.relation().probability()
                    >= threshold(scope.by(), weighed.pair().types())) {
                sure.add(weighed.relation());
            }
        }
        return sure;
    }

    private double threshold(Scope.Level by, TypePair types) {
        String own = key(by.name(), types.subject().name(), types.object().name());
        return Objects.requireNonNull(
                thresholds.getOrDefault(own, thresholds.get(key(by.name(), ANY, ANY))),
                () -> "The thresholds lack a row for any pair by " + by);
    }

    private Models models(Scope.Level level) {
        return Objects.requireNonNull(models.get(level));
    }

    private record Weighed(Pair pair, Relation relation) {}

    private Collection<Weighed> weigh(MarkedText text, Scope scope) {
        Map<String, Weighed> weighed = new LinkedHashMap<>();
        for (Pair pair : Pairs.of(text, scope).all()) {
            Weighed one = new Weighed(pair, weigh(pair, scope));
            // Of two names that could each act on the other, the likelier one does.
            weighed.merge(couple(pair, scope), one, (first, second) -> {
                if (second.relation().probability() > first.relation().probability()) {
                    return second;
                }
                return first;
            });
        }
        return weighed.values();
    }

    private static String couple(Pair pair, Scope scope) {
        boolean inOrder = pair.subject().compareTo(pair.object()) <= 0;
        if (!scope.oneWay() || inOrder) {
            return pair.subject() + "\t" + pair.object();
        }
        return pair.object() + "\t" + pair.subject();
    }

    private Relation weigh(Pair pair, Scope scope) {
        FeatureVector vector = pair.vector(features);
        int[] exists = new int[EXISTENCE.size()];
        models(scope.by()).existence().score(vector, exists);
        int[] directed = new int[DIRECTIONS.size()];
        models(scope.by()).direction().score(vector, directed);
        int best = -1;
        double asked = 0;
        for (int i = 0; i < directed.length; i++) {
            if (scope.directions().contains(DIRECTIONS.get(i))) {
                asked += LinearModel.probability(directed, i);
                if (best < 0 || directed[i] > directed[best]) {
                    best = i;
                }
            }
        }
        double probability = LinearModel.probability(exists, 1) * asked;
        return new Relation(pair.subject(), pair.object(), DIRECTIONS.get(Math.max(0, best)), probability);
    }

    /**
     * What was weighed for each pair, whether or not it was enough: for people who want to see why.
     *
     * @param most how many features to tell of each model
     */
    public List<Reading> explain(MarkedText text, Scope scope, int most) {
        List<Reading> readings = new ArrayList<>();
        for (Weighed weighed : weigh(text, scope)) {
            Relation relation = weighed.relation();
            int label = DIRECTIONS.indexOf(relation.direction());
            FeatureVector vector = weighed.pair().vector(features);
            int[] directed = new int[DIRECTIONS.size()];
            models(scope.by()).direction().score(vector, directed);
            int rival = 0;
            for (int i = 0; i < directed.length; i++) {
                if (i != label && (rival == label || directed[i] > directed[rival])) {
                    rival = i;
                }
            }
            Explanation exists = new Explanation(models(scope.by()).existence(), 1, 0);
            weighed.pair().describe(features, exists);
            Explanation goes = new Explanation(models(scope.by()).direction(), label, rival);
            weighed.pair().describe(features, goes);
            double needed = threshold(scope.by(), weighed.pair().types());
            readings.add(new Reading(relation, needed, exists.strongest(most), goes.strongest(most)));
        }
        return readings;
    }

    /**
     * What was weighed for a pair.
     *
     * @param relation the likeliest relation
     * @param needed the probability from which on it counts
     * @param forRelation what speaks most for there being a relation, and against
     * @param forDirection what speaks most for its direction rather than the next likely one
     */
    public record Reading(
            Relation relation,
            double needed,
            List<Explanation.Weighed> forRelation,
            List<Explanation.Weighed> forDirection) {}
}
