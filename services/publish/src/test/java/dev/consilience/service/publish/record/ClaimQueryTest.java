package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimQueryTest {

    private static ClaimQuery of(String name, String value) {
        return ClaimQuery.of(Map.of(name, List.of(value)));
    }

    @Test
    void takesAYearOrAMonthForAllOfIt() {
        assertThat(of("from", "2020").from()).contains("2020-01-01");
        assertThat(of("to", "2020").to()).contains("2020-12-31");
        assertThat(of("to", "2020-02").to()).contains("2020-02-29");
        assertThat(of("from", "2020-05-17").from()).contains("2020-05-17");
    }

    @Test
    void takesWhatIsEmptyForNotAsked() {
        assertThat(of("agent", "  ")).isEqualTo(ClaimQuery.all());
    }

    @Test
    void saysWhatItCannotUnderstandAndWhatItCan() {
        for (Map.Entry<String, String> asked : Map.of(
                        "verdict", "MAYBE",
                        "direction", "UP",
                        "kindOfStudy", "GUESS",
                        "belief", "NaN",
                        "studies", "-1",
                        "from", "2020-13",
                        "to", "yesterday")
                .entrySet()) {
            assertThatThrownBy(() -> of(asked.getKey(), asked.getValue()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(asked.getKey() + " is ")
                    .hasMessageContaining("not \"" + asked.getValue() + "\"");
        }
    }

    @Test
    void refusesConflictsThatAreNone() {
        assertThat(ClaimQuery.all().onlyConflicts().verdicts()).hasSize(2);
        assertThatThrownBy(() -> of("verdict", "CONSISTENT").onlyConflicts())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CONFLICTING or CONTEXT_DEPENDENT");
    }
}
