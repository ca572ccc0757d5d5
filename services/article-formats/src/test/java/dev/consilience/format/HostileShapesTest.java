package dev.consilience.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records as large as may be, made so that what is done for each part of them comes to much. */
class HostileShapesTest {

    static Stream<Arguments> shapes() {
        String location = "<location offset=\"0\" length=\"200000\"/>";
        String words = "mice ".repeat(40_000);
        return Stream.of(
                Arguments.of(
                        "spans that cover everything",
                        bioc("<text>" + words + "</text><annotation>" + location.repeat(80_000)
                                + "<text>mice</text></annotation>")),
                Arguments.of(
                        "annotations that stand nowhere",
                        bioc("<text>" + "a".repeat(200_000) + "</text>"
                                + ("<annotation><location offset=\"0\" length=\"300\"/><text>" + "a".repeat(300)
                                                + "b</text></annotation>")
                                        .repeat(9_000))),
                Arguments.of(
                        "sentences without end",
                        bioc("<sentence><offset>0</offset><text>α mice</text></sentence>".repeat(60_000))),
                Arguments.of(
                        "the same heading",
                        "{\"title\": \"It eases pain\", \"abstract\": \"" + "<h4>A</h4>b".repeat(250_000) + "\"}"),
                Arguments.of(
                        "values of no size",
                        "{\"title\": \"It eases pain\", \"mesh\": [" + "[],".repeat(1_000_000) + "[]]}"),
                Arguments.of("brackets", "[".repeat(4_000_000)),
                Arguments.of("numbers", "[" + "1,".repeat(2_000_000) + "1]"),
                Arguments.of(
                        "links",
                        "PMID- 7000001\nTI  - It eases pain\n" + "RIN - Pain. 2001;1(1):1. PMID: 7\n".repeat(90_000)),
                Arguments.of("lines of nothing", "7000001|t|It eases pain\n" + "x\n".repeat(1_500_000)),
                Arguments.of("a string of escapes", "\"" + "\\\\".repeat(30_000) + "\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void isDealtWithInTime(String shape, String input) {
        assertThat(Outcomes.of(input)).as(shape).isNotEmpty();
    }

    private static String bioc(String passage) {
        return "<collection><document><id>7000001</id><passage><infon key=\"type\">abstract</infon><offset>0</offset>"
                + passage + "</passage></document></collection>";
    }
}
