package dev.consilience.extraction.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.article.TextSpan;
import org.junit.jupiter.api.Test;

class PairWeigherTest {

    private static final PairWeigher WEIGHER = PairWeigher.standard();

    private static PairWeigher.Mention mention(String text, String name, MentionType type) {
        int start = text.indexOf(name);
        return new PairWeigher.Mention(new TextSpan(start, start + name.length()), type);
    }

    private static PairWeigher.Weights weigh(String text) {
        return WEIGHER.weigh(
                text,
                new TextSpan(0, text.length()),
                mention(text, "quercetin", MentionType.CHEMICAL),
                mention(text, "CDK2", MentionType.GENE));
    }

    @Test
    void tellsWhichWayTheWordsGo() {
        // When
        PairWeigher.Weights up = weigh("In these cells quercetin increased the expression of CDK2.");
        PairWeigher.Weights down = weigh("In these cells quercetin inhibited the expression of CDK2.");

        // Then
        assertThat(up.increases()).isGreaterThan(up.decreases());
        assertThat(down.decreases()).isGreaterThan(down.increases());
    }

    @Test
    void findsARelationLikelierWhereAWordStatesIt() {
        // When
        PairWeigher.Weights stated = weigh("In these cells quercetin inhibited the expression of CDK2.");
        PairWeigher.Weights listed = weigh("We bought quercetin, and antibodies against actin, tubulin and CDK2.");

        // Then
        assertThat(stated.related()).isGreaterThan(listed.related());
    }

    @Test
    void refusesASentenceThatLacksAName() {
        // Given
        String text = "We gave quercetin. CDK2 was measured.";
        TextSpan first = new TextSpan(0, text.indexOf(" CDK2"));

        // Then
        assertThatThrownBy(() -> WEIGHER.weigh(
                        text,
                        first,
                        mention(text, "quercetin", MentionType.CHEMICAL),
                        mention(text, "CDK2", MentionType.GENE)))
                .hasMessageContaining("lacks a name");
    }
}
