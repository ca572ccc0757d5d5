package dev.consilience.extraction.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentencePatternsTest {

    @Test
    void everyPatternMakesSentencesWithTheNamesOfItsRelations() {
        List<AnnotatedText> sentences = new SentencePatterns().sentences(2);

        assertThat(sentences).hasSizeGreaterThan(600).allSatisfy(sentence -> {
            Set<String> names = sentence.text().named().stream().map(Named::id).collect(Collectors.toSet());
            assertThat(names).isNotEmpty();
            assertThat(sentence.relations())
                    .allMatch(relation -> names.contains(relation.subject())
                            && names.contains(relation.object())
                            && !relation.subject().equals(relation.object()));
            assertThat(sentence.text().text()).doesNotContain("{", "}", "  ");
        });
    }

    /** What the models were taught last they have not forgotten: the annotated texts do not speak against the patterns. */
    @Test
    void theModelsAnswerMostPatternsAsTheyWereTaught() {
        // Given
        RelationReader reader = RelationReader.standard();
        int right = 0;
        int relations = 0;

        // When
        for (AnnotatedText sentence : new SentencePatterns().sentences(1)) {
            List<Relation> read = reader.read(sentence.text(), Scope.all(Scope.Level.CONCEPT));
            for (AnnotatedText.Marked marked : sentence.relations()) {
                relations++;
                boolean found = read.stream()
                        .anyMatch(relation -> relation.subject().equals(marked.subject())
                                && relation.object().equals(marked.object())
                                && relation.direction() == marked.direction());
                if (found) {
                    right++;
                }
            }
        }

        // Then
        assertThat(right / (double) relations).isGreaterThan(0.75);
    }

    @Test
    void drawsTheSameSentencesEveryTime() {
        assertThat(new SentencePatterns().sentences(3)).isEqualTo(new SentencePatterns().sentences(3));
    }
}
