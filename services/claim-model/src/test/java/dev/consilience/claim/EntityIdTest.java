package dev.consilience.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"MESH:D006930", "HGNC.GENEGROUP:1.2", "CSL:heat-pain", "A:b_c", "A1:0.1.2"})
    void takesAPrefixAndALocalName(String value) {
        assertThat(new EntityId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "MESH", "MESH:", ":D1", "1A:b", "A:b c", "A:b:c", "A:.b", "A:b.", "A:b..c", "A-B:c", "Ä:b", "A:é"
            })
    void refusesWhatHasAnotherForm(String value) {
        assertThatThrownBy(() -> new EntityId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + value + "\"");
    }
}
