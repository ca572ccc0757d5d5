package dev.consilience.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

    @Test
    void isWrittenInOneWayHoweverItWasStated() {
        assertThat(Name.doi(" 10.1000/ABC ")).hasToString("doi:10.1000/abc");
        assertThat(Name.pmcid("pmc9")).hasToString("pmcid:PMC9");
        assertThat(Name.parse("doi:10.1000/abc")).isEqualTo(Name.doi("10.1000/ABC"));
    }

    @Test
    void ordersByTheSchemeThatIsPreferredForAKey() {
        assertThat(Name.doi("10.1000/z")).isLessThan(Name.pmid("1"));
        assertThat(Name.pmid("9")).isLessThan(Name.pmcid("PMC1"));
        assertThat(Name.pmid("1")).isLessThan(Name.pmid("2"));
    }

    @Test
    void isTheSameForATextWhoseLinesAreBrokenElsewhere() {
        assertThat(Name.text(" A drug\n lowers  pain.\n")).isEqualTo(Name.text("A drug lowers pain."));
        assertThat(Name.text("A drug lowers pain.")).isNotEqualTo(Name.text("A drug lowers fever."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # journal                 | volume | page  | name
            Proc Natl Acad Sci U S A  | 108    | 3612  | citation:procnatlacadsciusa/108/3612
            Proc. Natl. Acad. Sci. USA| 108    | 3612  | citation:procnatlacadsciusa/108/3612
            J Exp Bot                 | 72     | E77   | citation:jexpbot/72/e77
            """)
    void aCitationCountsOnlyTheLettersOfItsJournal(String journal, String volume, String page, String name) {
        assertThat(Name.citation(journal, volume, page).map(Name::toString)).contains(name);
    }

    @Test
    void aCitationWithoutAPageNamesNothing() {
        assertThat(Name.citation("Pain", "152", " ")).isEmpty();
        assertThat(Name.citation("", "152", "7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.1000/abc", "doi:", "doi:has space", "isbn:123"})
    void refusesWhatIsNoNameAndSaysWhatItGot(String text) {
        String value = text.substring(text.indexOf("doi:") + (text.startsWith("doi:") ? 4 : 1));
        assertThatThrownBy(() -> Name.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + value + "\"");
    }

    @Test
    void anArticlesKeyIdentifies() {
        assertThat(new ArticleId("doi:10.1000/abc")).hasToString("doi:10.1000/abc");
        assertThatThrownBy(() -> new ArticleId("citation:pain/1/2")).hasMessageContaining("citation:pain/1/2");
    }

    @Test
    void articlesAreInTheOrderOfTheirNames() {
        Random random = new Random(7);
        List<Name> names = new ArrayList<>();
        for (NameScheme scheme : NameScheme.values()) {
            for (int each = 0; scheme.identifies() && each < 50; each++) {
                names.add(new Name(scheme, Integer.toString(random.nextInt(100_000), 36)));
            }
        }
        Collections.shuffle(names, random);
        List<ArticleId> articles = names.stream().map(ArticleId::of).sorted().toList();

        assertThat(articles)
                .containsExactlyElementsOf(
                        names.stream().sorted().map(ArticleId::of).toList());
    }
}
