package dev.consilience.extraction.relation;

import dev.consilience.extraction.learn.FeatureSink;
import dev.consilience.extraction.learn.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Two names, or two concepts, of a text, with every sentence that names both.
 *
 * @param subject id of what would act
 * @param object id of what would be acted on
 * @param types what they are
 * @param places where both are named
 * @param surroundings adds what the rest of the text says of them
 */
record Pair(
        String subject, String object, TypePair types, List<Place> places, BiConsumer<Pair, FeatureSink> surroundings) {

    /** Where a sentence names both: indices into its names. */
    record Place(MarkedSentence sentence, int subject, int object) {

        /** How many words lie between the two. */
        int distance() {
            int behind = sentence.first()[object] - sentence.last()[subject];
            int before = sentence.first()[subject] - sentence.last()[object];
            return Math.max(0, Math.max(behind, before));
        }
    }

    static Pair of(String subject, String object, TypePair types, BiConsumer<Pair, FeatureSink> surroundings) {
        return new Pair(subject, object, types, new ArrayList<>(), surroundings);
    }

    void describe(PairFeatures features, FeatureSink sink) {
        for (Place place : places) {
            features.add(sink, place.sentence(), place.subject(), place.object());
        }
        surroundings.accept(this, sink);
    }

    FeatureVector vector(PairFeatures features) {
        FeatureVector vector = new FeatureVector();
        describe(features, vector);
        vector.settle();
        return vector;
    }
}
