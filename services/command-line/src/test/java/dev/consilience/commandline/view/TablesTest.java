package dev.consilience.commandline.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.commandline.view.TextTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final String AGENT = "\"agent\": {\"label\": \"temsirolimus\", \"manipulation\": \"NONE\"},";

    @Test
    void columnsAreAsWideAsTheyNeedToBeAndCellsRunOn() {
        TextTable table = new TextTable(List.of(new Column("name", 10, false), new Column("n", 5, true)));
        table.row(List.of("a short one", "7")).row(List.of("b", "12345"));

        assertThat(table.lines())
                .containsExactly(
                        "name            n", "----------  -----", "a short         7", "one", "b           12345");
    }

    @Test
    void aWordThatIsTooLongIsCut() {
        assertThat(TextTable.wrap("abcdefghij kl", 4)).containsExactly("abcd", "efgh", "ij", "kl");
    }

    @Test
    void claimsThatStudiesDifferOnComeFirst() throws JsonProcessingException {
        List<String> lines = ClaimTable.lines(List.of(
                json("{" + AGENT + "\"outcome\": {\"label\": \"mTORC1\"}, \"verdict\": \"CONSISTENT\","
                        + "\"direction\": \"DECREASES\", \"studies\": 3, \"explanation\": null}"),
                json("{" + AGENT + "\"outcome\": {\"label\": \"hypersensitivity\"}, \"verdict\": \"CONTEXT_DEPENDENT\","
                        + "\"direction\": \"DECREASES\", \"studies\": 1, \"explanation\": {\"dimension\": \"STIMULUS\","
                        + "\"values\": [{\"value\": \"mechanical\", \"leading\": \"DECREASES\"},"
                        + "{\"value\": \"cold\", \"leading\": \"DECREASES\"},"
                        + "{\"value\": \"heat\", \"leading\": \"NO_EFFECT\"}]}}")));

        assertThat(lines.get(2))
                .startsWith("temsirolimus  hypersensitivity  CONTEXT_DEPENDENT")
                .endsWith("stimulus: mechanical, cold DECREASES; heat NO_EFFECT");
        assertThat(lines.get(3)).startsWith("temsirolimus  mTORC1");
    }

    @Test
    void aConflictSaysWhatComesNearestAndThatChanceMayDoAsMuch() throws JsonProcessingException {
        String conflict = "{" + AGENT + "\"outcome\": {\"label\": \"pain\"}, \"verdict\": \"CONFLICTING\","
                + "\"direction\": \"DECREASES\", \"studies\": 6, \"explanation\": null, \"strata\": [";
        String sex = "{\"dimension\": \"sex\", \"tested\": 6, \"testedAgreeing\": 4, \"chance\": 1.0,"
                + "\"values\": [{\"value\": \"male\", \"leading\": \"DECREASES\"}]}";
        String species = "{\"dimension\": \"species\", \"tested\": 6, \"testedAgreeing\": 6, \"chance\": 0.1,"
                + "\"agreeing\": 2, \"covered\": 2, \"values\": [{\"value\": \"mouse\", \"leading\": \"INCREASES\"},"
                + "{\"value\": \"rat\", \"leading\": \"DECREASES\"}]}";

        assertThat(ClaimTable.whatSeparates(json(conflict + sex + "," + species + "]}")))
                .isEqualTo("perhaps species: mouse INCREASES; rat DECREASES (6 of 6 agree; by chance in 1 of 10)");
        assertThat(ClaimTable.whatSeparates(json(conflict + sex + "]}"))).isEqualTo("nothing that is recorded");
        assertThat(ClaimTable.whatSeparates(json(conflict + species.replace("6,", "0,") + "]}")))
                .endsWith("(2 of 2 agree)");
    }

    @Test
    void aClaimShowsHowManyStudiesStandAgainstItsLeadingSide() throws JsonProcessingException {
        String claim = "{" + AGENT + "\"outcome\": {\"label\": \"pain\"}, \"verdict\": \"CONFLICTING\","
                + "\"direction\": \"DECREASES\", \"studies\": 26, \"beliefs\": ["
                + "{\"direction\": \"INCREASES\", \"studies\": 1}, {\"direction\": \"DECREASES\", \"studies\": 24},"
                + "{\"direction\": \"NO_EFFECT\", \"studies\": 1}, {\"direction\": \"NEWLY_NAMED\", \"studies\": 9}]}";

        assertThat(ClaimTable.lines(List.of(json(claim))).get(2)).contains("DECREASES       26     24:2");
        assertThat(ChangeLine.of(json("{\"claim\": \"c\", \"before\": null, \"after\": " + claim + "}")))
                .endsWith("new, CONFLICTING DECREASES (26 studies, 24:2)");
        assertThat(ClaimTable.balance(json("{\"direction\": \"DECREASES\"}"))).isEmpty();
    }

    @Test
    void anAgentSaysWhatWasDoneToIt() throws JsonProcessingException {
        assertThat(ClaimTable.agent(json("{\"agent\": {\"label\": \"mTOR\", \"manipulation\": \"INHIBITED\"}}")))
                .isEqualTo("mTOR (inhibited)");
    }

    @Test
    void aChangeSaysWhatWasAndWhatIsAndWhy() throws JsonProcessingException {
        String was = "{" + AGENT + "\"outcome\": {\"label\": \"pain\"}, \"verdict\": \"CONSISTENT\","
                + "\"direction\": \"DECREASES\", \"studies\": 2}";
        String cause =
                "\"causes\": [{\"reason\": \"ARTICLE_RETRACTED\", \"article\": \"pmid:1\", \"detail\": \"made up\"}]";

        assertThat(ChangeLine.of(json("{\"claim\": \"c\", \"before\": " + was + ", \"after\": null, " + cause + "}")))
                .isEqualTo("temsirolimus -> pain: withdrawn, was CONSISTENT DECREASES (2 studies)"
                        + " [ARTICLE_RETRACTED pmid:1 made up]");
        assertThat(ChangeLine.of(json("{\"claim\": \"c\", \"before\": " + was + ", \"after\": "
                        + was.replace("CONSISTENT", "CONFLICTING")
                        + ", \"causes\": [], \"reason\": \"NEW_EVIDENCE\"}")))
                .isEqualTo("temsirolimus -> pain: CONSISTENT DECREASES (2 studies) -> CONFLICTING DECREASES (2 studies)"
                        + " [NEW_EVIDENCE]");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
