package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SectionKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationTest {

    private static final String TEXT = "Florbex reduced quambitis in mice. Florbex did not alter wobbling.";

    private final Extractor extractor = Extractor.standard();

    @Test
    void usesTheNamesThatAreGiven() {
        List<Annotation> annotations = List.of(
                annotation("Florbex", 0, ConceptType.CHEMICAL),
                annotation("quambitis", 16, ConceptType.DISEASE),
                annotation("Florbex", 35, ConceptType.CHEMICAL),
                annotation("wobbling", 57, ConceptType.PHENOTYPE));

        assertThat(extractor.extract(Papers.of(SectionKind.RESULTS, TEXT), annotations))
                .extracting(Papers::line)
                .containsExactly("Florbex DECREASES quambitis", "Florbex NO_EFFECT wobbling");
    }

    @Test
    void leavesOutNamesThatNoTokenMatches() {
        List<Annotation> annotations = List.of(
                new Annotation("elsewhere", new TextSpan(0, 7), concept("Florbex", ConceptType.CHEMICAL)),
                new Annotation("text", new TextSpan(900, 907), concept("Florbex", ConceptType.CHEMICAL)),
                annotation("quambitis", 16, ConceptType.DISEASE));

        assertThat(extractor.extract(Papers.of(SectionKind.RESULTS, TEXT), annotations))
                .isEmpty();
    }

    private static Annotation annotation(String name, int start, ConceptType type) {
        return new Annotation("text", new TextSpan(start, start + name.length()), concept(name, type));
    }

    private static Concept concept(String name, ConceptType type) {
        return new Concept(
                new Entity(new EntityId("X:" + name), name),
                type,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Context.empty(),
                "made up");
    }
}
