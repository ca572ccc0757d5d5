package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import java.util.List;

/**
 * Weighs one pair of names in a sentence as {@link RelationReader} does, and gives the scores themselves: for readers that
 * have more to go by and want to know what the words of the sentence say. A function of its input; serves any number of
 * threads.
 */
public final class PairWeigher {

    private static final class Standard {
        private static final PairWeigher WEIGHER =
                new PairWeigher(RelationReader.standard().models(Scope.Level.NAME));
    }

    private final PairFeatures features = new PairFeatures();
    private final LinearModel existence;
    private final LinearModel direction;

    private PairWeigher(RelationReader.Models models) {
        this.existence = models.existence();
        this.direction = models.direction();
    }

    /** With the models that come with this module. */
    public static PairWeigher standard() {
        return Standard.WEIGHER;
    }

    /**
     * A name where it stands.
     *
     * @param span in the text, in UTF-16 code units
     * @param type what sort of thing it names
     */
    public record Mention(TextSpan span, MentionType type) {}

    /**
     * How much the words speak for a relation, and for each way that it may go.
     *
     * @param related in units of {@link LinearModel#UNIT}; below 0 where the words rather speak against any
     * @param increases likewise, and so on: only their differences mean something
     */
    public record Weights(int related, int increases, int decreases, int noEffect) {}

    /**
     * Weighs a pair.
     *
     * @param sentence where the sentence stands in the text; it contains both names, which do not overlap
     */
    public Weights weigh(String text, TextSpan sentence, Mention subject, Mention object) {
        List<Named> named = List.of(named("subject", subject), named("object", object));
        MarkedSentence marked = MarkedSentence.of(text, sentence, named, 0, 1);
        if (marked.named().size() < named.size()) {
            throw new IllegalArgumentException(
                    "The sentence " + sentence + " lacks a name: " + subject + ", " + object);
        }
        FeatureVector vector = new FeatureVector();
        features.add(vector, marked, 0, 1);
        vector.settle();
        int[] exists = new int[RelationReader.EXISTENCE.size()];
        existence.score(vector, exists);
        int[] directed = new int[RelationReader.DIRECTIONS.size()];
        direction.score(vector, directed);
        return new Weights(exists[1] - exists[0], directed[0], directed[1], directed[2]);
    }

    private static Named named(String id, Mention mention) {
        return new Named(id, mention.span(), mention.type(), List.of(id));
    }
}
