package dev.consilience.extraction.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Direction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RelationTrainerTest {

    /** Fewer than the models that are released learn from: what is tested here shows with few. */
    private static final int SENTENCES = 4;

    @Test
    void makesTheSameModelsOfTheSameTexts() {
        // When
        Map<String, byte[]> first = trainer().trainToFiles();
        Map<String, byte[]> second = trainer().trainToFiles();

        // Then
        assertThat(first.keySet()).isEqualTo(second.keySet()).hasSize(5);
        new TreeMap<>(first).forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(second.get(file)));
    }

    @Test
    void learnsFromTextsWhatTheWordsDoNotSay() {
        // Given
        MarkedText question = MarkedTexts.of("[Zubol|drug] glorfed [QRX9|gene].");
        RelationTrainer trainer = new RelationTrainer(SENTENCES);
        for (int i = 0; i < 40; i++) {
            trainer.add(annotated(
                    "[Florbex" + i + "|drug] glorfed [QRX" + i + "|gene].",
                    new AnnotatedText.Marked("Florbex" + i, "QRX" + i, Direction.INCREASES)));
        }

        // When
        List<Relation> relations = trainer.train().read(question, Scope.all(Scope.Level.NAME));

        // Then
        assertThat(relations).extracting(Relation::direction).containsExactly(Direction.INCREASES);
    }

    @Test
    void takesWhatWasNotLookedForForNoneOfTheOthers() {
        // Given
        RelationTrainer trainer = new RelationTrainer(SENTENCES);
        Scope harmOnly = new Scope(
                Scope.Level.NAME,
                Set.of(new TypePair(MentionType.CHEMICAL, MentionType.DISEASE)),
                EnumSet.of(Direction.INCREASES),
                true);
        for (int i = 0; i < 40; i++) {
            MarkedText relief = MarkedTexts.of("[Florbex" + i + "|drug] in the treatment of [quambitis" + i
                    + "|disease] and [wobbling" + i + "|disease].");
            trainer.add(new AnnotatedText(
                    "relief " + i, relief, List.of(), harmOnly, false, new AnnotatedText.Weights(1, 1)));
        }

        // When
        List<Relation> relations = trainer.train()
                .read(
                        MarkedTexts.of("[Zubol|drug] in the treatment of [quambitis|disease] and [ague|disease]."),
                        Scope.all(Scope.Level.CONCEPT));

        // Then
        assertThat(relations).extracting(Relation::direction).containsOnly(Direction.DECREASES);
        assertThat(relations).hasSize(2);
    }

    private static RelationTrainer trainer() {
        RelationTrainer trainer = new RelationTrainer(SENTENCES);
        trainer.add(annotated(
                "[Florbex|drug] glorfed [QRX1|gene].",
                new AnnotatedText.Marked("Florbex", "QRX1", Direction.INCREASES)));
        return trainer;
    }

    private static AnnotatedText annotated(String text, AnnotatedText.Marked... marked) {
        return new AnnotatedText(
                text,
                MarkedTexts.of(text),
                List.of(marked),
                Scope.all(Scope.Level.NAME),
                false,
                new AnnotatedText.Weights(1, 1));
    }
}
