package dev.consilience.stream.vocabulary;

import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.vocabulary.Concept;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts releases together from their records, in whatever order the two topics are read.
 *
 * <p>Concepts are held as the bytes that they came in, and made one by one while the vocabulary takes them in; once a
 * release is whole nothing is held of it, since the next one brings all its concepts again.
 */
final class VocabularyAssembly {

    private final Function<byte[], ConceptRecord> decoder;

    /** By release, by place. */
    private final TreeMap<Long, Map<Integer, byte[]>> parts = new TreeMap<>();

    private @Nullable VocabularyReleaseRecord awaited;
    private long taken;

    VocabularyAssembly(Function<byte[], ConceptRecord> decoder) {
        this.decoder = decoder;
    }

    /** Takes in a concept; a tombstone says nothing that the release does not say. */
    void concept(byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        ConceptRecord record = decoder.apply(value);
        if (record.getNumber() > taken) {
            parts.computeIfAbsent(record.getNumber(), number -> new HashMap<>()).put(record.getPlace(), value);
        }
    }

    /** Takes in that a vocabulary was released. */
    void released(VocabularyReleaseRecord release) {
        if (release.getNumber() > taken && (awaited == null || release.getNumber() > awaited.getNumber())) {
            awaited = release;
        }
    }

    /** Whether a release is known of which concepts are missing. */
    boolean isAwaiting() {
        return awaited != null;
    }

    /**
     * The last release, once, as soon as all of it is there.
     *
     * @throws IllegalArgumentException if its concepts make no vocabulary that this program understands; it is passed over
     */
    Optional<ReleasedVocabulary> next() {
        VocabularyReleaseRecord release = awaited;
        if (release == null) {
            return Optional.empty();
        }
        Map<Integer, byte[]> concepts = parts.getOrDefault(release.getNumber(), Map.of());
        if (concepts.size() < release.getConcepts()) {
            return Optional.empty();
        }
        awaited = null;
        taken = release.getNumber();
        parts.headMap(taken, true).clear();
        return Optional.of(ReleasedVocabulary.inOrder(release, new Concepts(concepts, decoder)));
    }

    /** Makes each concept when it is asked for. */
    private static final class Concepts extends AbstractList<Concept> implements RandomAccess {

        private final Map<Integer, byte[]> values;
        private final Function<byte[], ConceptRecord> decoder;

        Concepts(Map<Integer, byte[]> values, Function<byte[], ConceptRecord> decoder) {
            this.values = values;
            this.decoder = decoder;
        }

        @Override
        public Concept get(int place) {
            byte[] value = Objects.requireNonNull(values.get(place), () -> "No concept at place " + place);
            return VocabularyRecords.fromRecord(decoder.apply(value));
        }

        @Override
        public int size() {
            return values.size();
        }
    }
}
