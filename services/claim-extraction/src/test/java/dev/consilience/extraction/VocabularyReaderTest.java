package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Dimension;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyReaderTest {

    @Test
    void readsSynonymsFacetsAndLinks() throws IOException {
        Vocabulary vocabulary = read("""
                id\ttype\tlabel\tsynonyms\tbroader\tcuratable\tfacets
                X:1\tPHENOTYPE\tsoreness\tache|smart\t\tyes\t
                # a comment
                X:2\tphenotype\theat soreness\t\tX:1\t\tstimulus=heat
                """);

        Concept heat = vocabulary.concepts().stream()
                .filter(concept -> concept.entity().label().equals("heat soreness"))
                .findFirst()
                .orElseThrow();
        assertThat(heat.facets().value(Dimension.STIMULUS)).contains("heat");
        assertThat(vocabulary.outcome(heat).lineage())
                .extracting(level -> level.entity().label())
                .containsExactly("soreness");
    }

    @Test
    void refusesAColumnThatItDoesNotKnow() {
        assertThatThrownBy(() -> read("id\ttype\tlabel\tsynonym\nX:1\tPROCESS\tsleep\tnap\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.tsv, line 1: unknown column \"synonym\"")
                .hasMessageContaining("synonyms");
    }

    @Test
    void saysInWhichLineAValueIsWrong() {
        assertThatThrownBy(() -> read("id\ttype\tlabel\nX:1\tPROCESS\tsleep\nX:2\tDREAM\tsnore\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.tsv, line 3")
                .hasMessageContaining("DREAM");
    }

    @Test
    void refusesAConceptThatNamesAnUnknownOne() {
        assertThatThrownBy(() -> read("id\ttype\tlabel\tbroader\nX:1\tPROCESS\tsleep\tX:9\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X:9");
    }

    @Test
    void givesNoNameToTwoConceptsOfTheStandardVocabulary() {
        Map<String, String> owners = new HashMap<>();
        for (Concept concept : VocabularyReader.standard().concepts()) {
            String id = concept.id().value();
            concept.synonyms().forEach(name -> check(owners, name, id));
            check(owners, concept.entity().label(), id);
        }
    }

    @Test
    void namesASourceForEveryConceptOfTheStandardVocabulary() {
        assertThat(VocabularyReader.standard().concepts())
                .allSatisfy(concept -> assertThat(concept.source()).isNotBlank());
    }

    private static void check(Map<String, String> owners, String name, String id) {
        String other = owners.putIfAbsent(name.toLowerCase(Locale.ROOT), id);
        if (other != null) {
            assertThat(other).as("the owner of \"%s\"", name).isEqualTo(id);
        }
    }

    private static Vocabulary read(String table) throws IOException {
        return VocabularyReader.read(
                "test", "mine.tsv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }
}
