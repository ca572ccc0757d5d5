package dev.consilience.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # words | what they say
                    (p < 0.05) | P<
                    (P = 0.23) | P>
                    (P=.04) | P<
                    (p > 0.05) | P>
                    (p = n.s.) | ''
                    (NS) | P>
                    P value was 0.001 | P<
                    hazard ratio 0.70 (95% CI 0.55 to 0.91) | CI<
                    odds ratio 1.10, 95% CI 0.80-1.50 | CI>
                    mean difference 2.0 (95% CI -1.0 to 5.0) | CI>
                    mean difference 2.0 (95% CI 1.0 to 3.0) | CI<
                    """)
    void tellsWhatIsSureFromWhatIsNot(String text, String symbols) {
        List<Word> words = Words.of(text);
        Statistics statistics = Statistics.of(words);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!statistics.symbol(i).isEmpty()) {
                found.add(statistics.symbol(i));
            }
        }

        assertThat(String.join(" ", found)).isEqualTo(symbols);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # words | values
                    12.3 ± 4.5 versus 15.4 ± 5.0 | 12.3 15.4
                    7 days (n = 20) | 7.0
                    -3.5 kg and 1,200 mg | -3.5 1200.0
                    4.2 hours (p = 0.01) | 4.2
                    """)
    void tellsValuesFromSpreadsAndCounts(String text, String values) {
        List<Word> words = Words.of(text);
        Statistics statistics = Statistics.of(words);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (statistics.isValue(i)) {
                found.add(Double.toString(statistics.value(i)));
            }
        }

        assertThat(String.join(" ", found)).isEqualTo(values);
    }
}
