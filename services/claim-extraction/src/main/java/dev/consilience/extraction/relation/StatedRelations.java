package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.Token;
import dev.consilience.extraction.learn.Explanation;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Finds in a sentence the relations that some word of it states.
 *
 * <p>Weighs pairs of names as {@link RelationReader} does, and asks besides on which word the answer rests. An answer that
 * would be as likely without any word was guessed from what the names are, and is left out. A function of its input; serves
 * any number of threads.
 */
public final class StatedRelations {

    private static final double STILL_AS_LIKELY = 0.9;
    private static final int REASONS_TOLD = 2;
    private static final int RELATED = 1;

    private final PairFeatures features = new PairFeatures();
    private final WordClasses classes = WordClasses.standard();
    private final LinearModel existence;
    private final LinearModel direction;

    private StatedRelations(RelationReader.Models models) {
        this.existence = models.existence();
        this.direction = models.direction();
    }

    private static final class Standard {
        private static final StatedRelations RELATIONS =
                new StatedRelations(RelationReader.standard().models(Scope.Level.NAME));
    }

    /** With the models that come with this module. */
    public static StatedRelations standard() {
        return Standard.RELATIONS;
    }

    /** Which way one thing moves another, if a word by itself says so. */
    public Optional<Direction> direction(Token token) {
        return classes.direction(token.key());
    }

    /** Whether a word by itself says that something is gone or held back: "loss", "deficient", "inhibition". */
    public boolean takesAway(Token token) {
        return classes.takesAway(token.key());
    }

    /**
     * The relations of a sentence. Of two names that could each act on the other the likelier one does.
     *
     * @param mayAct whether a name may act on another, both by index: what is not asked for is not weighed
     * @param directions which count
     * @param sure how likely a relation of its direction has to be, between 0 and 1
     */
    public List<Stated> read(
            MarkedSentence sentence, BiPredicate<Integer, Integer> mayAct, Set<Direction> directions, double sure) {
        List<Stated> stated = new ArrayList<>();
        int size = sentence.named().size();
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                Likely forward = Likely.NEVER;
                Likely backward = Likely.NEVER;
                if (mayAct.test(one, other)) {
                    forward = weigh(sentence, one, other, directions, sure);
                }
                if (mayAct.test(other, one)) {
                    backward = weigh(sentence, other, one, directions, sure);
                }
                Likely likelier = forward;
                if (backward.probability() > forward.probability()) {
                    likelier = backward;
                }
                if (likelier.probability() >= sure) {
                    grounded(sentence, likelier).ifPresent(stated::add);
                }
            }
        }
        return stated;
    }

    /** What is likeliest of a pair. */
    private record Likely(int subject, int object, Direction direction, double probability) {

        static final Likely NEVER = new Likely(0, 0, Direction.AFFECTS, 0);
    }

    private Likely weigh(MarkedSentence sentence, int subject, int object, Set<Direction> directions, double sure) {
        FeatureVector vector = vector(sentence, subject, object);
        double related = related(vector);
        if (related < sure) {
            // Whatever its direction, it will not do.
            return Likely.NEVER;
        }
        int[] scores = new int[RelationReader.DIRECTIONS.size()];
        direction.score(vector, scores);
        Likely likeliest = Likely.NEVER;
        for (int i = 0; i < scores.length; i++) {
            double probability = related * LinearModel.probability(scores, i);
            Direction one = RelationReader.DIRECTIONS.get(i);
            if (directions.contains(one) && probability > likeliest.probability()) {
                likeliest = new Likely(subject, object, one, probability);
            }
        }
        return likeliest;
    }

    private FeatureVector vector(MarkedSentence sentence, int subject, int object) {
        FeatureVector vector = new FeatureVector();
        features.add(vector, sentence, subject, object);
        vector.distinct();
        return vector;
    }

    private double related(FeatureVector vector) {
        int[] scores = new int[RelationReader.EXISTENCE.size()];
        existence.score(vector, scores);
        return LinearModel.probability(scores, RELATED);
    }

    /** Finds the word without which the relation would be least likely; empty if it would be as likely without any. */
    private Optional<Stated> grounded(MarkedSentence sentence, Likely likely) {
        int cue = -1;
        double least = likely.probability() * STILL_AS_LIKELY;
        for (int token = 0; token < sentence.tokens().size(); token++) {
            if (!sentence.isNamed(token)
                    && direction(sentence.tokens().get(token)).isPresent()) {
                double probability = probability(sentence.without(token), likely);
                if (probability < least) {
                    cue = token;
                    least = probability;
                }
            }
        }
        if (cue < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Stated(likely.subject(), likely.object(), likely.direction(), cue, reasons(sentence, likely)));
    }

    private double probability(MarkedSentence sentence, Likely likely) {
        FeatureVector vector = vector(sentence, likely.subject(), likely.object());
        int[] scores = new int[RelationReader.DIRECTIONS.size()];
        direction.score(vector, scores);
        int label = RelationReader.DIRECTIONS.indexOf(likely.direction());
        return related(vector) * LinearModel.probability(scores, label);
    }

    private List<String> reasons(MarkedSentence sentence, Likely likely) {
        Explanation related = new Explanation(existence, RELATED, 0);
        features.add(related, sentence, likely.subject(), likely.object());
        int label = RelationReader.DIRECTIONS.indexOf(likely.direction());
        Explanation directed = new Explanation(direction, label, rival(label));
        features.add(directed, sentence, likely.subject(), likely.object());
        return Stream.concat(related.strongest(REASONS_TOLD).stream(), directed.strongest(REASONS_TOLD).stream())
                .map(Explanation.Weighed::name)
                .distinct()
                .toList();
    }

    /** What a direction is most often taken for. */
    private static int rival(int label) {
        if (RelationReader.DIRECTIONS.get(label) == Direction.INCREASES) {
            return RelationReader.DIRECTIONS.indexOf(Direction.DECREASES);
        }
        return RelationReader.DIRECTIONS.indexOf(Direction.INCREASES);
    }

    /**
     * One thing in a sentence bears on another, and a word says so.
     *
     * @param subject index of the name of what acts
     * @param object index of the name of what is acted on
     * @param direction what it does
     * @param cue index of the token on which this rests
     * @param reasons the features that speak most for it
     */
    public record Stated(int subject, int object, Direction direction, int cue, List<String> reasons) {

        public Stated {
            reasons = List.copyOf(reasons);
        }
    }
}
