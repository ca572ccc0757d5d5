package dev.consilience.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdTest {

    @Test
    void prefersDoiToPmidToPmcidToTheText() {
        Optional<String> doi = Optional.of("10.1000/ABC");
        Optional<String> pmid = Optional.of("17");
        Optional<String> pmcid = Optional.of("pmc9");
        Optional<String> none = Optional.empty();

        assertThat(ArticleId.of(new Identifiers(doi, pmid, pmcid), "text")).hasToString("doi:10.1000/abc");
        assertThat(ArticleId.of(new Identifiers(none, pmid, pmcid), "text")).hasToString("pmid:17");
        assertThat(ArticleId.of(new Identifiers(none, none, pmcid), "text")).hasToString("pmcid:PMC9");
        assertThat(ArticleId.of(Identifiers.none(), "text").value()).startsWith("text:");
    }

    @Test
    void isTheSameForATextWhoseLinesAreBrokenElsewhere() {
        assertThat(ArticleId.ofText(" A drug\n lowers  pain.\n")).isEqualTo(ArticleId.ofText("A drug lowers pain."));
        assertThat(ArticleId.ofText("A drug lowers pain.")).isNotEqualTo(ArticleId.ofText("A drug lowers fever."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.1000/abc", "doi:", "doi:has space", "isbn:123"})
    void refusesWhatIsNoKeyAndSaysWhatItGot(String value) {
        assertThatThrownBy(() -> new ArticleId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + value + "\"");
    }
}
