package dev.consilience.extraction.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Direction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationReaderTest {

    private static final RelationReader READER = RelationReader.standard();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            # words between names carry the direction
            [Florbex|drug] significantly reduced the expression of [QRX1|gene].;      Florbex DECREASES QRX1
            [Florbex|drug] markedly increased [QRX1|gene] expression in neurons.;     Florbex INCREASES QRX1
            # the passive turns them round
            [QRX1|gene] was strongly inhibited by [florbex|drug].;                    florbex DECREASES QRX1
            # what is said of a drug by the way
            [Florbex|drug], a potent [QRX1|gene] inhibitor, was given for a week.;    Florbex DECREASES QRX1
            [Florbex|drug], a selective agonist of [QRX1|gene], was given.;           Florbex INCREASES QRX1
            # two turns are none, and where in a protein it happens is no matter
            [QRX1|gene] promotes the degradation of [QRX2|gene].;                     QRX1 DECREASES QRX2
            [QRX1|gene] prevents the degradation of [QRX2|gene].;                     QRX1 INCREASES QRX2
            Loss of [QRX1|gene] increased [QRX2|gene] phosphorylation.;               QRX1 DECREASES QRX2
            [QRX1|gene] phosphorylates Ser-212 and Ser-221 in [QRX2|gene].;           QRX1 INCREASES QRX2
            # factors of any kind
            [Night work|factor] was associated with an increased risk of [quambitis|factor].;     Night work INCREASES quambitis
            [Walking|factor] was inversely associated with [quambitis|factor] in this cohort.;    Walking DECREASES quambitis
            [Quambitis|factor] was higher in [smokers|factor] than in [non-smokers|factor].;      smokers INCREASES Quambitis
            """)
    void readsWhatASentenceSaysOfTwoNames(String text, String expected) {
        assertThat(lines(READER.read(MarkedTexts.of(text), Scope.all(Scope.Level.NAME))))
                .contains(expected);
    }

    @Test
    void takesNoEffectForAFinding() {
        assertThat(lines(READER.read(
                        MarkedTexts.of("[Walking|factor] did not affect [quambitis|factor]."),
                        Scope.all(Scope.Level.NAME))))
                .containsExactly("Walking NO_EFFECT quambitis");
    }

    @Test
    void findsNothingBetweenNamesThatStandInAList() {
        assertThat(READER.read(
                        MarkedTexts.of("We measured [QRX1|gene], [QRX2|gene] and [QRX3|gene]."),
                        Scope.all(Scope.Level.NAME)))
                .isEmpty();
    }

    @Test
    void gathersWhatAllSentencesSayOfTwoConcepts() {
        // Given
        MarkedText text = MarkedTexts.of("[Florbex|drug|C1]-induced [quambitis|disease|D1]. A patient developed "
                + "[quambitis|disease|D1] after [florbex|drug|C1] was given for a week.");

        // When
        List<Relation> relations = READER.read(text, Scope.all(Scope.Level.CONCEPT));

        // Then
        assertThat(lines(relations)).containsExactly("C1 INCREASES D1");
    }

    @Test
    void weighsADrugAndADiseaseThatNoSentenceNamesTogetherAndAsksForMore() {
        // Given
        MarkedText apart = MarkedTexts.of("Acute [quambitis|disease|D1] in a child. A boy was given [florbex|drug|C1]. "
                + "Two hours later he was worse. [Florbex|drug|C1] was stopped.");
        MarkedText together = MarkedTexts.of("[Florbex|drug|C1] was followed by [quambitis|disease|D1].");

        // When
        List<RelationReader.Reading> weighed = READER.explain(apart, Scope.all(Scope.Level.CONCEPT), 1);

        // Then
        assertThat(weighed)
                .extracting(reading -> reading.relation().direction())
                .containsExactly(Direction.INCREASES);
        assertThat(weighed.get(0).needed())
                .isGreaterThan(READER.explain(together, Scope.all(Scope.Level.CONCEPT), 1)
                        .get(0)
                        .needed());
        assertThat(READER.explain(apart, Scope.all(Scope.Level.NAME), 1)).isEmpty();
    }

    @Test
    void answersOnlyWhatIsAsked() {
        // Given
        MarkedText text = MarkedTexts.of("[Florbex|drug] reduced [QRX1|gene].");
        Set<TypePair> pairs = Set.of(new TypePair(MentionType.CHEMICAL, MentionType.GENE));

        // Then
        assertThat(READER.read(text, new Scope(Scope.Level.NAME, pairs, EnumSet.of(Direction.INCREASES), true)))
                .isEmpty();
        assertThat(READER.read(
                        text,
                        new Scope(
                                Scope.Level.NAME,
                                Set.of(new TypePair(MentionType.GENE, MentionType.CHEMICAL)),
                                EnumSet.allOf(Direction.class),
                                true)))
                .isEmpty();
    }

    @Test
    void namesOneConceptNeverActsOnItself() {
        assertThat(READER.explain(
                        MarkedTexts.of("[QRX1|gene|G1] activates [QRX one|gene|G1]."), Scope.all(Scope.Level.NAME), 3))
                .isEmpty();
    }

    @Test
    void tellsWhatSpokeForAnAnswer() {
        // When
        List<RelationReader.Reading> readings =
                READER.explain(MarkedTexts.of("[Florbex|drug] inhibited [QRX1|gene]."), Scope.all(Scope.Level.NAME), 5);

        // Then
        assertThat(readings).hasSize(1);
        RelationReader.Reading reading = readings.get(0);
        assertThat(reading.relation().direction()).isEqualTo(Direction.DECREASES);
        assertThat(reading.relation().probability()).isGreaterThan(reading.needed());
        assertThat(reading.forDirection()).isNotEmpty().allMatch(feature -> feature.weight() != 0);
        assertThat(reading.forDirection().get(0).name()).contains("=");
    }

    @Test
    void givesTheSameAnswerEveryTime() {
        MarkedText text = MarkedTexts.of("[QRX1|gene] and [QRX2|gene] activate [QRX3|gene] via [QRX4|gene].");

        assertThat(READER.read(text, Scope.all(Scope.Level.NAME)))
                .isEqualTo(RelationReader.standard().read(text, Scope.all(Scope.Level.NAME)));
    }

    @Test
    void readsNothingInAnEmptyText() {
        assertThat(READER.read(new MarkedText("", List.of()), Scope.all(Scope.Level.NAME)))
                .isEmpty();
    }

    @Test
    void refusesANameThatEndsBehindTheText() {
        assertThatThrownBy(() -> new MarkedText(
                        "short", List.of(new Named("T1", new TextSpan(2, 9), MentionType.GENE, List.of("T1")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("T1 ends at 9, in a text of 5");
    }

    private static List<String> lines(List<Relation> relations) {
        return relations.stream()
                .map(relation -> relation.subject() + " " + relation.direction() + " " + relation.object())
                .toList();
    }
}
