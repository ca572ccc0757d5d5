package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            doi:10.1016/j.pain.2011.07.025 | https://doi.org/10.1016/j.pain.2011.07.025
            # what a publisher dreamt up stays one path
            doi:10.1/a?b#c<d>              | https://doi.org/10.1/a%3Fb%23c%3Cd%3E
            pmid:12345                     | https://pubmed.ncbi.nlm.nih.gov/12345/
            pmcid:PMC1                     | https://pmc.ncbi.nlm.nih.gov/articles/PMC1/
            ppr:PPR7                       | https://europepmc.org/article/PPR/PPR7
            text:0123                      | none
            javascript:alert(1)            | none
            """)
    void leadsToThePaperWhereTheKeyTellsWhereThatIs(String article, String address) {
        assertThat(Addresses.paper(article)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"doi:10.1/a b?c", "text:x/../y", "doi:10.1/\"><script>"})
    void writesWhatIsReadAgain(String key) {
        assertThat(URI.create(Addresses.article(key)).getPath()).isEqualTo("/view/articles/" + key);
        assertThat(URI.create(Addresses.with("/view", "a", key)).getQuery()).isEqualTo("a=" + key);
    }

    @Test
    void putsParametersBehindEachOther() {
        assertThat(Addresses.with(Addresses.with("/view", "a", "1"), "b", "2")).isEqualTo("/view?a=1&b=2");
    }
}
