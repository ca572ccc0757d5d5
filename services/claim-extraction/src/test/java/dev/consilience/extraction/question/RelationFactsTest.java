package dev.consilience.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.extraction.learn.Facts;
import org.junit.jupiter.api.Test;

class RelationFactsTest {

    private static Facts facts(String text) {
        Question question =
                Question.statement(new Question.Party("quercetin", "CHEBI"), new Question.Party("CDK2", "HGNC"));
        Facts facts = new Facts();
        Reading reading = Reading.of(text, question, SignTable.standard(), Aliases.standard());
        RelationFacts.add(text, reading, question, facts);
        return facts;
    }

    @Test
    void statesWhichWayTheWordsGo() {
        // When
        Facts up = facts("In these cells quercetin increased the expression of CDK2.");
        Facts down = facts("In these cells quercetin inhibited the expression of CDK2.");

        // Then
        assertThat(up.get("relation.near.sign")).isPositive();
        assertThat(down.get("relation.near.sign")).isNegative();
        assertThat(down.get("relation.sum")).isNegative();
    }

    @Test
    void saysNothingOfNamesThatShareNoSentence() {
        // When
        Facts facts = facts("Cells were given quercetin. Then the inhibition of CDK2 was measured.");

        // Then
        assertThat(facts.names()).containsExactly("relation.sum");
        assertThat(facts.get("relation.sum")).isZero();
    }

    @Test
    void readsTheSentenceThatHasBothNames() {
        // Given
        String telling = "Here quercetin inhibited the expression of CDK2.";

        // When
        Facts alone = facts(telling);
        Facts withOthers = facts("CDK2 was measured. " + telling);

        // Then
        assertThat(withOthers.get("relation.near.related")).isEqualTo(alone.get("relation.near.related"));
    }
}
