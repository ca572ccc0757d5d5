package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Claim;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text, every sentence, token and mention can be cut from it by its span. */
class OffsetsTest {

    private static final Extractor EXTRACTOR = Extractor.standard();
    private static final ConceptTagger TAGGER = new ConceptTagger(VocabularyReader.standard(), FormAdvice.none());

    private static final String[] PIECES = {
        "rapamycin",
        "Rapamycin",
        "mTORC1",
        "IL-1β",
        "TNF-α",
        "pain",
        "mechanical",
        "but not heat",
        "hypersensitivity",
        "reduced",
        "increased",
        "did not alter",
        "in mice",
        "(25 mg/kg i.p.)",
        "et al.",
        "e.g.",
        "Fig. 2",
        "0.5",
        "p<0.05",
        "10.1016/j.pain.2011.07.025",
        "and",
        "or",
        ",",
        ".",
        ".",
        "?",
        ";",
        ":",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u2013",
        "-",
        "-induced",
        "(",
        ")",
        "[12]",
        "\"",
        "\u201c",
        "'",
        "\ud83d\ude00",
        "\ud835\udefc",
        "µ-opioid receptor",
        "e\u0301",
        "\u0130",
        "ﬁbres",
        "морфин",
        "痛み",
        "no evidence for",
        "after",
        "treatment with",
        "morphine",
        "was",
        "by",
        "This treatment",
        "the",
        "%",
        "±",
        "\u200b",
        "Dr.",
        "i.p.",
        "vs.",
        "CCI-779",
        "mTOR inhibitor"
    };

    @Test
    void everySpanCutsItsWordsOutOfAwkwardTexts() {
        for (long seed = 0; seed < 3_000; seed++) {
            String text = text(new Random(seed));
            int covered = 0;
            int last = 0;
            for (TextSpan sentence : SentenceSplitter.split(text)) {
                assertThat(sentence.start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(sentence.cut(text)).as("seed %d", seed).isNotBlank();
                last = sentence.end();
                int lastToken = sentence.start();
                for (Token token : Tokenizer.tokenize(text, sentence)) {
                    assertThat(token.start()).as("seed %d", seed).isGreaterThanOrEqualTo(lastToken);
                    assertThat(token.span().cut(text)).as("seed %d", seed).isEqualTo(token.text());
                    lastToken = token.end();
                    covered += token.text().length();
                }
            }
            assertThat(covered)
                    .as("seed %d: all that is not space is in a token", seed)
                    .isEqualTo(printed(text));
        }
    }

    @Test
    void everyMentionLiesWithinItsSentence() {
        for (long seed = 0; seed < 3_000; seed++) {
            String text = text(new Random(seed));
            for (TextSpan sentence : SentenceSplitter.split(text)) {
                List<Token> tokens = Tokenizer.tokenize(text, sentence);
                for (ConceptTagger.Tag tag : TAGGER.tag(text, tokens, java.util.Map.of(), new Named())) {
                    for (Mention mention : tag.mentions()) {
                        assertThat(sentence.covers(mention.span()))
                                .as("seed %d", seed)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void everyQuoteIsWhatStandsInItsSection() {
        for (long seed = 0; seed < 3_000; seed++) {
            Article article = Papers.of(SectionKind.BODY, text(new Random(seed)));
            for (Claim claim : EXTRACTOR.extract(article)) {
                Section section = article.section(claim.quote().section()).orElseThrow();
                assertThat(claim.quote().sentence().cut(section.text()))
                        .as("seed %d", seed)
                        .isEqualTo(claim.quote().text());
                assertThat(claim.quote().agent().cut(section.text()))
                        .as("seed %d", seed)
                        .isNotBlank();
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
            if (random.nextInt(5) > 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static int printed(String text) {
        return text.codePoints()
                .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
                .map(Character::charCount)
                .sum();
    }
}
