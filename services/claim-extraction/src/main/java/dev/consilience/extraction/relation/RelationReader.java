package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.TabbedTable;
import dev.consilience.extraction.Token;
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
import java.util.function.BiPredicate;
import java.util.stream.Stream;
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
    private static final double STILL_AS_LIKELY = 0.9;
    private static final int REASONS_TOLD = 2;

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
        for (Pair pair : Pairs.of(text, scope)) {
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
     * The relations of a sentence that has already been cut into words, each with the word on which it rests.
     *
     * @param mayAct whether a name may act on another, both by index: what is not asked for is not weighed
     * @param directions which count
     * @param sure how likely a relation of its direction has to be, between 0 and 1
     */
    public List<Told> tell(
            MarkedSentence sentence, BiPredicate<Integer, Integer> mayAct, Set<Direction> directions, double sure) {
        List<Told> told = new ArrayList<>();
        int size = sentence.named().size();
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                likelier(sentence, one, other, mayAct, directions)
                        .filter(likeliest -> likeliest.probability() >= sure)
                        .flatMap(likeliest -> grounded(sentence, likeliest))
                        .ifPresent(told::add);
            }
        }
        return told;
    }

    /** Which of two names acts on the other, if anything. */
    private Optional<Told> likelier(
            MarkedSentence sentence,
            int one,
            int other,
            BiPredicate<Integer, Integer> mayAct,
            Set<Direction> directions) {
        Optional<Told> forward = Optional.of(one)
                .filter(name -> mayAct.test(one, other))
                .map(name -> told(sentence, one, other, directions));
        Optional<Told> backward = Optional.of(other)
                .filter(name -> mayAct.test(other, one))
                .map(name -> told(sentence, other, one, directions));
        if (forward.isPresent() && backward.isPresent()) {
            if (backward.get().probability() > forward.get().probability()) {
                return backward;
            }
            return forward;
        }
        return forward.or(() -> backward);
    }

    private Told told(MarkedSentence sentence, int subject, int object, Set<Direction> directions) {
        int[] exists = new int[EXISTENCE.size()];
        int[] directed = new int[DIRECTIONS.size()];
        score(sentence, subject, object, exists, directed);
        Direction likeliest = DIRECTIONS.get(LinearModel.best(directed));
        double probability = 0;
        for (int i = 0; i < directed.length; i++) {
            double one = LinearModel.probability(exists, 1) * LinearModel.probability(directed, i);
            if (directions.contains(DIRECTIONS.get(i)) && one > probability) {
                likeliest = DIRECTIONS.get(i);
                probability = one;
            }
        }
        return new Told(subject, object, likeliest, probability, -1, List.of());
    }

    private void score(MarkedSentence sentence, int subject, int object, int[] exists, int[] directed) {
        FeatureVector vector = new FeatureVector();
        features.add(vector, sentence, subject, object);
        vector.settle();
        models(Scope.Level.NAME).existence().score(vector, exists);
        models(Scope.Level.NAME).direction().score(vector, directed);
    }

    /**
     * Finds the word that states the direction: that without which the relation would be least likely. Empty if no word states
     * one, or if the relation would be as likely without it: then it was guessed from what the names are.
     */
    private Optional<Told> grounded(MarkedSentence sentence, Told told) {
        int cue = -1;
        double least = told.probability() * STILL_AS_LIKELY;
        for (int token = 0; token < sentence.tokens().size(); token++) {
            if (!sentence.isNamed(token)
                    && direction(sentence.tokens().get(token)).isPresent()) {
                double probability = likelihood(sentence.without(token), told);
                if (probability < least) {
                    cue = token;
                    least = probability;
                }
            }
        }
        if (cue < 0) {
            return Optional.empty();
        }
        return Optional.of(new Told(
                told.subject(), told.object(), told.direction(), told.probability(), cue, reasons(sentence, told)));
    }

    private List<String> reasons(MarkedSentence sentence, Told told) {
        int label = DIRECTIONS.indexOf(told.direction());
        Explanation exists = new Explanation(models(Scope.Level.NAME).existence(), 1, 0);
        features.add(exists, sentence, told.subject(), told.object());
        Explanation goes = new Explanation(models(Scope.Level.NAME).direction(), label, rival(label));
        features.add(goes, sentence, told.subject(), told.object());
        return Stream.concat(exists.strongest(REASONS_TOLD).stream(), goes.strongest(REASONS_TOLD).stream())
                .map(Explanation.Weighed::name)
                .distinct()
                .toList();
    }

    /** Which way one thing moves another, if a word by itself says so. */
    public Optional<Direction> direction(Token token) {
        return features.direction(token);
    }

    /** Whether a word by itself says that something is gone or held back: "loss", "deficient", "inhibition". */
    public boolean takesAway(Token token) {
        return features.takesAway(token);
    }

    /** What a direction is most often taken for. */
    private static int rival(int label) {
        if (DIRECTIONS.get(label) == Direction.INCREASES) {
            return DIRECTIONS.indexOf(Direction.DECREASES);
        }
        return DIRECTIONS.indexOf(Direction.INCREASES);
    }

    private double likelihood(MarkedSentence sentence, Told told) {
        int[] exists = new int[EXISTENCE.size()];
        int[] directed = new int[DIRECTIONS.size()];
        score(sentence, told.subject(), told.object(), exists, directed);
        return LinearModel.probability(exists, 1)
                * LinearModel.probability(directed, DIRECTIONS.indexOf(told.direction()));
    }

    /**
     * One thing in a sentence bears on another.
     *
     * @param subject index of the name of what acts
     * @param object index of the name of what is acted on
     * @param direction what it does
     * @param probability that there is such a relation, by the models; between 0 and 1
     * @param cue index of the token without which it would be least likely
     * @param reasons the features that spoke most for it
     */
    public record Told(
            int subject, int object, Direction direction, double probability, int cue, List<String> reasons) {

        public Told {
            reasons = List.copyOf(reasons);
        }
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
