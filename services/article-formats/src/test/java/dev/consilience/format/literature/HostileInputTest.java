package dev.consilience.format.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.format.literature.HostileInput.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What attackers and broken networks send. */
class HostileInputTest {

    private static final int LONGEST_MILLISECONDS = 5_000;
    private static final Set<String> NOT_WELL_FORMED =
            Set.of("MALFORMED_JSON", "TRUNCATED_INPUT", "NOT_TEXT", "TOO_LARGE", "EMPTY_INPUT", "NO_TEXT");

    private static Map<String, Result> results = Map.of();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(Literature.file("hostile.tar.gz")), "nothing hostile to run on");
        results = new TreeMap<>();
        Literature.archive("hostile.tar.gz").forEach((path, bytes) -> results.put(path, Result.of(bytes)));
    }

    @Test
    void takesNoFileLong() {
        assertThat(results).hasSizeGreaterThan(350).allSatisfy((path, result) -> assertThat(result.milliseconds())
                .as(path)
                .isLessThan(LONGEST_MILLISECONDS));
    }

    @Test
    void saysOfJsonThatIsWellFormedThatNoPaperIsInIt() {
        assertThat(named("/y_"))
                .hasSizeGreaterThan(90)
                .allSatisfy((path, result) ->
                        assertThat(result.codes().keySet()).as(path).containsExactly("NO_PAPER"));
    }

    @Test
    void takesNothingFromJsonThatIsNotWellFormed() {
        assertThat(named("/n_")).hasSizeGreaterThan(180).allSatisfy((path, result) -> {
            assertThat(result.read()).as(path).isZero();
            assertThat(result.codes().keySet()).as(path).containsAnyElementsOf(NOT_WELL_FORMED);
        });
    }

    @Test
    void takesNothingFromJsonOfWhichOnlySomeIsWellFormed() {
        assertThat(named("/i_"))
                .isNotEmpty()
                .allSatisfy((path, result) -> assertThat(result.read()).as(path).isZero());
    }

    @Test
    void expandsNoEntityAndOpensNoArchive() {
        assertThat(named("xml-entities/"))
                .isNotEmpty()
                .allSatisfy((path, result) -> assertThat(result.read()).as(path).isZero());
        assertThat(named(".zip"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy((path, result) ->
                        assertThat(result.codes().keySet()).as(path).containsExactly("UNKNOWN_FORMAT"));
    }

    private static Map<String, Result> named(String part) {
        Map<String, Result> some = new TreeMap<>(results);
        some.keySet().removeIf(path -> !path.contains(part));
        return some;
    }
}
