package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SectionKind;
import dev.consilience.claim.Claim;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs what the table of triggers says about itself. */
class TriggerTableTest {

    private static final Extractor EXTRACTOR = Extractor.standard();

    @TestFactory
    Stream<DynamicTest> everyExampleYieldsItsClaimByItsTrigger() {
        return EXTRACTOR.triggers().examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.trigger() + ": " + example.sentence(), () -> {
                    List<String> found = extract(example.sentence()).stream()
                            .filter(claim -> names(claim, example.trigger()))
                            .map(TriggerTableTest::plain)
                            .toList();

                    assertThat(found).contains(example.expected());
                }));
    }

    @TestFactory
    Stream<DynamicTest> noCounterExampleYieldsAClaimByItsTrigger() {
        return EXTRACTOR.triggers().examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.trigger() + ": " + example.counterExample(), () -> {
                    List<String> found = extract(example.counterExample()).stream()
                            .filter(claim -> names(claim, example.trigger()))
                            .map(TriggerTableTest::plain)
                            .toList();

                    assertThat(found).isEmpty();
                }));
    }

    private static List<Claim> extract(String sentence) {
        return EXTRACTOR.extract(Papers.of(SectionKind.RESULTS, sentence));
    }

    /** Whether the rule of a claim names a trigger, as the verb or as what marks its object. */
    private static boolean names(Claim claim, String trigger) {
        return List.of(claim.rule().split("[/+]", -1)).contains(trigger);
    }

    private static String plain(Claim claim) {
        return claim.agent().entity().label() + " " + claim.direction() + " "
                + claim.outcome().entity().label();
    }
}
