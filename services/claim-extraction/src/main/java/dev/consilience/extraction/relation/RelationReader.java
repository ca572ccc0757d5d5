package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.TabbedTable;
import dev.consilience.extraction.learn.BoostedTrees;
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
import java.util.Optional;
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

    /** What the table of thresholds calls pairs of concepts that no sentence names together. */
    private static final String APART = "apart";

    private final PairFeatures features = new PairFeatures();
    private final Map<Scope.Level, Models> models;
    private final Map<String, Threshold> thresholds;

    /**
     * What weighs pairs of one level.
     *
     * @param ranking has the last word on the existence of relations between types that {@code thresholds.tsv} says so of
     */
    record Models(LinearModel existence, LinearModel direction, Optional<BoostedTrees> ranking) {}

    /** How sure to be of relations between two types, and whether trees have the last word on them. */
    private record Threshold(double sure, boolean ranked) {}

    /**
     * A reader.
     *
     * @param models for each level
     */
    RelationReader(Map<Scope.Level, Models> models) {
        this.models = Map.copyOf(models);
        this.thresholds = thresholds();
    }

    private static final class Standard {
        private static final RelationReader READER = load();
    }

    /** The reader with the models that come with this module. */
    public static RelationReader standard() {
        return Standard.READER;
    }

    private static RelationReader load() {
        Map<Scope.Level, Models> models = new EnumMap<>(Scope.Level.class);
        for (Scope.Level level : Scope.Level.values()) {
            models.put(
                    level,
                    new Models(
                            read(RelationModel.EXISTENCE.file(level), LinearModel::read),
                            read(RelationModel.DIRECTION.file(level), LinearModel::read),
                            ranking(level)));
        }
        return new RelationReader(models);
    }

    /** Only pairs of concepts have rivals enough for trees to tell more than words do. */
    static boolean ranks(Scope.Level level) {
        return level == Scope.Level.CONCEPT;
    }

    private static Optional<BoostedTrees> ranking(Scope.Level level) {
        if (!ranks(level)) {
            return Optional.empty();
        }
        return Optional.of(read(RelationModel.RANKING.file(level), BoostedTrees::read));
    }

    /** Reads a model from a stream. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(InputStream stream) throws IOException;
    }

    private static <T> T read(String file, Reader<T> reader) {
        try (InputStream stream = RelationReader.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + file + " is missing");
            }
            return reader.read(new GZIPInputStream(stream));
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + file + " cannot be read", e);
        }
    }

    private static Map<String, Threshold> thresholds() {
        Map<String, Threshold> thresholds = new HashMap<>();
        Set<String> columns = Set.of("by", "subject", "object", "sure", "ranked");
        for (TabbedTable.Row row : TabbedTable.resource("relation/thresholds.tsv", columns)) {
            thresholds.put(
                    key(row.require("by"), row.require("subject"), row.require("object")),
                    new Threshold(
                            Double.parseDouble(row.require("sure")),
                            row.get("ranked").equals("yes")));
        }
        return Map.copyOf(thresholds);
    }

    private static String key(String by, String subject, String object) {
        return String.join(" ", by, subject, object).toLowerCase(Locale.ROOT);
    }

    /** The relations of a text that a scope asks for and that the reader is sure enough of, in the order of the text. */
    public List<Relation> read(MarkedText text, Scope scope) {
        List<Relation> sure = new ArrayList<>();
        for (Weighed weighed : weigh(text, scope, true)) {
            if (weighed.relation().probability()
                    >= threshold(scope.by(), weighed.pair()).sure()) {
                sure.add(weighed.relation());
            }
        }
        return sure;
    }

    private Threshold threshold(Scope.Level by, Pair pair) {
        String level = by.name();
        if (pair.places().isEmpty()) {
            level = APART;
        }
        String own =
                key(level, pair.types().subject().name(), pair.types().object().name());
        String any = key(level, ANY, ANY);
        return Objects.requireNonNull(
                thresholds.getOrDefault(own, thresholds.get(any)), () -> "The thresholds lack a row for " + any);
    }

    /** What weighs pairs of a level. */
    Models models(Scope.Level level) {
        return Objects.requireNonNull(models.get(level));
    }

    private record Weighed(Pair pair, Relation relation) {}

    /**
     * Weighs the pairs of a text.
     *
     * @param likely whether those may be left out of which existence alone is not sure enough
     */
    private Collection<Weighed> weigh(MarkedText text, Scope scope, boolean likely) {
        Pairs pairs = Pairs.of(text, scope);
        List<FeatureVector> vectors = new ArrayList<>();
        List<int[]> exists = new ArrayList<>();
        for (Pair pair : pairs.all()) {
            FeatureVector vector = pair.vector(features);
            vectors.add(vector);
            exists.add(existence(models(scope.by()), vector));
        }
        Optional<BoostedTrees> ranking = models(scope.by()).ranking();
        Optional<PairFacts> facts = ranking.map(trees -> new PairFacts(pairs, exists));
        Map<String, Weighed> weighed = new LinkedHashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            Pair pair = pairs.all().get(i);
            Threshold threshold = threshold(scope.by(), pair);
            int[] existence = exists.get(i);
            if (threshold.ranked() && ranking.isPresent() && facts.isPresent()) {
                existence = new int[EXISTENCE.size()];
                ranking.get().score(facts.get().of(i), existence);
            }
            if (likely && LinearModel.probability(existence, 1) < threshold.sure()) {
                continue;
            }
            Weighed one = new Weighed(pair, relation(pair, vectors.get(i), existence, scope));
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

    private static int[] existence(Models models, FeatureVector vector) {
        int[] exists = new int[EXISTENCE.size()];
        models.existence().score(vector, exists);
        return exists;
    }

    private static String couple(Pair pair, Scope scope) {
        boolean inOrder = pair.subject().compareTo(pair.object()) <= 0;
        if (!scope.oneWay() || inOrder) {
            return pair.subject() + "\t" + pair.object();
        }
        return pair.object() + "\t" + pair.subject();
    }

    private Relation relation(Pair pair, FeatureVector vector, int[] exists, Scope scope) {
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
        for (Weighed weighed : weigh(text, scope, false)) {
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
            double needed = threshold(scope.by(), weighed.pair()).sure();
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
