package dev.consilience.stream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Direction;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyBalanceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            INCREASES, 2:12
            DECREASES, 4:10
            # whoever found a difference, whichever way, stands against there being none
            NO_EFFECT, 8:22
            AFFECTS,   16:8
            """)
    void studiesStandAgainstWhatTheyExclude(Direction leading, String balance) {
        Map<Direction, Integer> studies =
                Map.of(Direction.INCREASES, 2, Direction.DECREASES, 4, Direction.NO_EFFECT, 8, Direction.AFFECTS, 16);

        assertThat(StudyBalance.of(leading, studies)).hasToString(balance);
    }

    @Test
    void whatIsAbsentHasNoStudies() {
        assertThat(StudyBalance.of(Direction.INCREASES, Map.of())).isEqualTo(new StudyBalance(0, 0));
    }

    @Test
    void refusesFewerStudiesThanNone() {
        assertThatThrownBy(() -> new StudyBalance(3, -1)).hasMessageContaining("against=-1");
    }
}
