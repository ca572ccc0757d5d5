package dev.consilience.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResearchGroupTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # family          | given           | group
            Jiménez-Díaz      | María           | name:jimenez-diaz m
            Jimenez-Diaz      | M.              | name:jimenez-diaz m
            JIMÉNEZ\u2010DÍAZ | M               | name:jimenez-diaz m
            Basbaum           | Allan I         | name:basbaum ai
            Basbaum           | AI              | name:basbaum ai
            Basbaum           | A.I.            | name:basbaum ai
            Changeux          | Jean-Pierre     | name:changeux jp
            O'Neill           | Luke            | name:oneill l
            van der Berg      | J               | name:van der berg j
            Łukasz            | Ørsted          | name:lukasz o
            King              | Martin L Jr     | name:king ml
            King, Jr.         | ML              | name:king ml
            Müller            | ''              | name:muller
            """)
    void aNameIsWrittenInOneWayHoweverItIsSpelled(String family, String given, String group) {
        assertThat(ResearchGroup.ofPerson(family, given)).contains(group);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Basbaum AI         | name:basbaum ai
            Basbaum, Allan I.  | name:basbaum ai
            King, M. L., Jr.   | name:king ml
            van der Berg J     | name:van der berg j
            Aristotle          | name:aristotle
            """)
    void aWholeNameIsPartedAtItsCommaOrItsLastSpace(String whole, String group) {
        assertThat(ResearchGroup.ofPerson(whole)).contains(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-0002-1825-0097",
                "0000000218250097",
                "http://orcid.org/0000-0002-1825-0097",
                "https://orcid.org/0000-0002-1825-0097/",
                " orcid:0000-0002-1825-0097"
            })
    void anOrcidIsReadInTheFormsInWhichItIsStated(String stated) {
        assertThat(ResearchGroup.ofOrcid(stated)).contains("orcid:0000-0002-1825-0097");
    }

    @Test
    void anOrcidMayEndInTheLetterX() {
        assertThat(ResearchGroup.ofOrcid("0000-0002-1694-233x")).contains("orcid:0000-0002-1694-233X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000-0002-1825-0098", "0000-0002-1825-009", "10000-0002-1825-0097", "A. Author"})
    void whatIsNoOrcidGivesNoGroup(String stated) {
        assertThat(ResearchGroup.ofOrcid(stated)).isEmpty();
    }

    @Test
    void aCollectiveIsNotAPersonOfThatName() {
        assertThat(ResearchGroup.ofCollective("The Example Study Group."))
                .contains("collective:the example study group");
    }

    @Test
    void whatHasNoLettersNamesNobody() {
        assertThat(ResearchGroup.ofPerson(" . ", "A")).isEmpty();
        assertThat(ResearchGroup.ofCollective("...")).isEmpty();
    }

    @Test
    void aNameThatIsAListIsCutOffAndStaysAGroup() {
        String group = ResearchGroup.ofCollective("member of it ".repeat(100)).orElseThrow();

        assertThat(group).hasSizeLessThanOrEqualTo(160);
        assertThat(ResearchGroup.checked(group)).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"basbaum ai", "name:", "orcid: ", "group:x"})
    void aGroupThatIsWrittenOtherwiseIsRefusedAndPrinted(String group) {
        assertThatThrownBy(() -> ResearchGroup.checked(group))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(group);
    }
}
