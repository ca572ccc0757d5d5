package dev.consilience.stream.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Context;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.schema.ConceptKind;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import dev.consilience.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyAssemblyTest {

    private final VocabularyAssembly assembly = new VocabularyAssembly(VocabularyAssemblyTest::decode);

    private static ConceptRecord decode(byte[] bytes) {
        try {
            return ConceptRecord.fromByteBuffer(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encode(ConceptRecord record) {
        try {
            return record.toByteBuffer().array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Concept concept(String id, String broader) {
        return new Concept(
                new Entity(new EntityId(id), "label of " + id),
                ConceptType.CHEMICAL,
                List.of("another", "a third"),
                List.of(new EntityId(broader)),
                List.of(new EntityId("T:0")),
                List.of(new EntityId("T:1")),
                List.of(new EntityId("T:2")),
                id.endsWith("1"),
                new Context(Map.of(Dimension.STIMULUS, "heat")),
                "a source");
    }

    private static Vocabulary vocabulary(String release, int own, int size) {
        List<Concept> concepts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            concepts.add(concept("T:" + i, "T:" + (i + 1) % size));
        }
        return new Vocabulary(release, concepts.subList(0, own), concepts.subList(own, size));
    }

    private static List<byte[]> values(Vocabulary vocabulary, long number) {
        List<byte[]> values = new ArrayList<>();
        for (Concept concept : vocabulary.concepts()) {
            values.add(encode(VocabularyRecords.toRecord(concept, number, values.size())));
        }
        return values;
    }

    private static VocabularyReleaseRecord release(Vocabulary vocabulary, int own, long number) {
        return new VocabularyReleaseRecord(
                number, vocabulary.release(), VocabularyWriter.content(vocabulary), vocabulary.size(), own);
    }

    private static void assertSame(ReleasedVocabulary actual, Vocabulary expected) {
        assertThat(actual.vocabulary().concepts()).isEqualTo(expected.concepts());
        assertThat(VocabularyWriter.content(actual.vocabulary())).isEqualTo(VocabularyWriter.content(expected));
        assertThat(actual.vocabulary().release()).isEqualTo(expected.release());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesAReleaseOnceItIsWholeInWhateverOrderItsRecordsCome(int seed) {
        // Given
        Vocabulary vocabulary = vocabulary("one", 3, 40);
        List<Runnable> records = new ArrayList<>();
        values(vocabulary, 1).forEach(value -> records.add(() -> assembly.concept(value)));
        records.add(() -> assembly.released(release(vocabulary, 3, 1)));
        Collections.shuffle(records, new Random(seed));

        // When
        List<ReleasedVocabulary> given = new ArrayList<>();
        for (Runnable record : records) {
            assertThat(given).isEmpty();
            record.run();
            assembly.next().ifPresent(given::add);
        }

        // Then
        assertThat(given).hasSize(1);
        assertSame(given.get(0), vocabulary);
        assertThat(assembly.next()).isEmpty();
        assertThat(assembly.isAwaiting()).isFalse();
    }

    @Test
    void leavesOutWhatAnEarlierReleaseHasLeftOnTheTopic() {
        // Given
        values(vocabulary("one", 1, 50), 1).forEach(assembly::concept);
        Vocabulary second = vocabulary("two", 1, 20);

        // When
        values(second, 2).forEach(assembly::concept);
        assembly.concept(null);
        assembly.released(release(second, 1, 2));

        // Then
        assertSame(assembly.next().orElseThrow(), second);
    }

    @Test
    void takesTheNextReleaseWhoseRecordsBeganToComeBeforeTheLastOneWasWhole() {
        // Given
        Vocabulary first = vocabulary("one", 1, 20);
        Vocabulary second = vocabulary("two", 2, 30);
        List<byte[]> values = values(second, 2);
        values(first, 1).forEach(assembly::concept);
        values.subList(0, 10).forEach(assembly::concept);
        assembly.released(release(first, 1, 1));
        assertSame(assembly.next().orElseThrow(), first);

        // When
        assembly.released(release(second, 2, 2));
        assertThat(assembly.next()).isEmpty();
        assertThat(assembly.isAwaiting()).isTrue();
        values.subList(10, 30).forEach(assembly::concept);

        // Then
        assertSame(assembly.next().orElseThrow(), second);
    }

    @Test
    void passesOverAReleaseOfANewerProgramAndSaysSo() {
        // Given
        Vocabulary vocabulary = vocabulary("one", 1, 4);
        ConceptRecord odd = ConceptRecord.newBuilder(VocabularyRecords.toRecord(vocabulary.concept(0), 1, 0))
                .setKind(ConceptKind.OTHER)
                .build();
        assembly.concept(encode(odd));
        values(vocabulary, 1).stream().skip(1).forEach(assembly::concept);
        assembly.released(release(vocabulary, 1, 1));

        // When, Then
        assertThatThrownBy(assembly::next)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OTHER");
        assertThat(assembly.next()).isEqualTo(Optional.empty());
    }

    @Test
    void tellsContentsApart() {
        assertThat(VocabularyWriter.content(vocabulary("one", 1, 4)))
                .isEqualTo(VocabularyWriter.content(vocabulary("two", 1, 4)))
                .isNotEqualTo(VocabularyWriter.content(vocabulary("one", 2, 4)))
                .isNotEqualTo(VocabularyWriter.content(vocabulary("one", 1, 5)));
    }
}
