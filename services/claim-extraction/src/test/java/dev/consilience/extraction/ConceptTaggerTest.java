package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import dev.consilience.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptTaggerTest {

    private static final List<Concept> OWN = List.of(
            concept("O:1", ConceptType.PHENOTYPE, "soreness", "sore feeling"),
            concept("O:2", ConceptType.PHENOTYPE, "heat soreness", "soreness to heat"),
            concept("O:3", ConceptType.PHENOTYPE, "cold soreness"),
            concept("O:4", ConceptType.CHEMICAL, "zafirol", "ZFL"),
            concept("O:5", ConceptType.PHENOTYPE, "zafirol-induced soreness"));

    private static final List<Concept> FURTHER = List.of(
            concept("F:1", ConceptType.GENE_OR_PROTEIN, "SOR1", "WAS", "soreness", "related", "soritin"),
            concept("F:2", ConceptType.CHEMICAL, "butanal", "CA", "QXB", "cAMP"),
            concept("F:3", ConceptType.DISEASE, "quarrion", "Twofold disease"),
            concept("F:4", ConceptType.DISEASE, "quarrion syndrome", "Twofold Disease"),
            concept("F:5", ConceptType.PHENOTYPE, "decreased body mass", "abnormal gait"),
            concept("F:6", ConceptType.PROCESS, "Inhibition, Psychological", "Inhibition"),
            concept("F:7", ConceptType.GENE_OR_PROTEIN, "ARGX", "7", "III"),
            concept("F:8", ConceptType.GENE_OR_PROTEIN, "α-soritin kinase", "OR-5"));

    private static final ConceptTagger TAGGER =
            new ConceptTagger(new Vocabulary("test", OWN, FURTHER), FormAdvice.none());

    private static Concept concept(String id, ConceptType type, String label, String... synonyms) {
        return new Concept(
                new Entity(new EntityId(id), label),
                type,
                List.of(synonyms),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Context.empty(),
                "test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the longest name
            It was soreness to heat then.                 | soreness to heat=O:2
            Quarrion syndrome is a quarrion.              | Quarrion syndrome=F:4, quarrion=F:3
            # a name that begins like a longer one
            It was soreness to cold.                      | soreness=O:1
            # own concepts before further ones
            No soreness.                                  | soreness=O:1
            # plurals
            Two sore feelings, many quarrions.            | sore feelings=O:1, quarrions=F:3
            The ARGXs fell.                               | ARGXs=F:7
            # hyphens and Greek letters however they are written
            The alpha-soritin kinase rose.                | alpha-soritin kinase=F:8
            The α soritin-kinase rose.                    | α soritin-kinase=F:8
            # a name that needs its hyphen
            A zafirol-induced soreness.                   | zafirol-induced soreness=O:5
            The zafirol induced soreness.                 | zafirol=O:4, soreness=O:1
            # acronyms as printed, or with a capital first letter
            The ZFL rose, and Zfl, not zfl.               | ZFL=O:4, Zfl=O:4
            The SOR1 rose, and Sor1, not sor1.            | SOR1=F:1, Sor1=F:1
            # at the beginning of a sentence a capital is no sign, unless the lexicon is our own
            Sor1 rose.                                    | ''
            Zfl rose.                                     | Zfl=O:4
            # capitals inside
            The cAMP fell in the camp.                    | cAMP=F:2
            # ordinary words
            The SOR1 was so. Was it? It WAS.              | SOR1=F:1, WAS=F:1
            It was related or 5.                          | ''
            It was OR-5.                                  | OR-5=F:8
            # names of proteins in small letters
            The soritin fell.                             | soritin=F:1
            # a change is what the rules have to see
            A decreased body mass and abnormal gait.      | ''
            # the vocabulary says itself that the bare word is something else
            An inhibition of it.                          | ''
            # numbers
            There were 7 of grade III.                    | ''
            # shared names
            Heat and cold soreness fell.                  | Heat and cold soreness=O:2, Heat and cold soreness=O:3
            """)
    void findsNames(String text, String expected) {
        assertThat(String.join(", ", tags(TAGGER, text))).isEqualTo(expected);
    }

    @Test
    void takesAShortFormOnceTheArticleHasUsedAnotherName() {
        assertThat(tags(TAGGER, "There was CA and QXB.")).isEmpty();
        assertThat(tags(TAGGER, "There was butanal. Then CA and QXB rose."))
                .containsExactly("butanal=F:2", "CA=F:2", "QXB=F:2");
    }

    @Test
    void choosesOfSeveralConceptsTheOneThatTheArticleHasNamedOtherwise() {
        assertThat(tags(TAGGER, "A twofold disease.")).containsExactly("twofold disease=F:3");
        assertThat(tags(TAGGER, "A quarrion syndrome. A twofold disease."))
                .containsExactly("quarrion syndrome=F:4", "twofold disease=F:4");
    }

    @Test
    void saysWhichModifierACoordinationExcludes() {
        List<Token> tokens = Tokenizer.tokenize("heat but not cold soreness");
        List<ConceptTagger.Tag> tags = TAGGER.tag("heat but not cold soreness", tokens, Map.of(), new Named());

        assertThat(tags).singleElement().satisfies(tag -> assertThat(tag.mentions())
                .extracting(Mention::excluded)
                .containsExactly(false, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A dose of zafirol (ZF) fell. The ZF rose.             | zafirol=O:4, ZF=O:4, ZF=O:4
            A dose of zafirol (Z-F) fell. The Z-F rose.           | zafirol=O:4, Z-F=O:4, Z-F=O:4
            Two sore feelings (SFs) fell. An SF rose.             | sore feelings=O:1, SFs=O:1, SF=O:1
            A quarrion (QR) fell. Two QRs rose.                   | quarrion=F:3, QR=F:3, QRs=F:3
            # what the article defines counts before the dictionary
            A zinc feeding line (ZFL) fell. The ZFL rose.         | ''
            # a designation means what all mean by it
            The soft object row one (SOR1) fell. A SOR1 rose.     | SOR1=F:1, SOR1=F:1
            """)
    void takesShortFormsForWhatTheArticleDefines(String text, String expected) {
        Map<String, Optional<Concept>> abbreviations = new HashMap<>();
        new DefinedNames(TAGGER).find(text, abbreviations);

        assertThat(String.join(", ", tags(TAGGER, text, abbreviations))).isEqualTo(expected);
    }

    @Test
    void findsTheConceptOfAName() {
        assertThat(TAGGER.find("Soreness to heat"))
                .map(concept -> concept.id().value())
                .contains("O:2");
        assertThat(TAGGER.find("quarrions"))
                .map(concept -> concept.id().value())
                .contains("F:3");
        assertThat(TAGGER.find("soreness to")).isEmpty();
        assertThat(TAGGER.find("")).isEmpty();
        assertThat(TAGGER.find("-")).isEmpty();
    }

    @Test
    void followsTheAdviceOfAnInstallation() throws IOException {
        String table = """
                form\tkinds\tadvice
                quarrion\tx\tdrop
                twofold disease\tx\tprefer F:4
                soritin\tx\tcase-sensitive
                butanal\tx\tdrop unless case and context agree
                soreness\tx\tdrop
                quarrion syndrome\tx\tcontext (type)
                """;
        FormAdvice advice =
                FormAdvice.read("advice.tsv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
        ConceptTagger tagger = new ConceptTagger(new Vocabulary("test", OWN, FURTHER), advice);

        assertThat(tags(tagger, "A quarrion, a quarrion syndrome, a twofold disease."))
                .containsExactly("quarrion syndrome=F:4", "twofold disease=F:4");
        assertThat(tags(tagger, "The SORITIN, the soritin.")).containsExactly("soritin=F:1");
        assertThat(tags(tagger, "The butanal. The cAMP was butanal.")).containsExactly("cAMP=F:2", "butanal=F:2");
        assertThat(tags(tagger, "No soreness.")).containsExactly("soreness=O:1");
    }

    /** The structure is made to be small and fast; that it finds what a plain table finds is shown by a plain table. */
    @Test
    void findsWhatAPlainTableOfNamesFinds() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Concept> concepts = new ArrayList<>();
            Map<String, String> table = new HashMap<>();
            for (int i = 0; i < 40; i++) {
                String name = words(random, 1 + random.nextInt(5));
                if (table.putIfAbsent(name, "R:" + i) == null) {
                    concepts.add(concept("R:" + i, ConceptType.DISEASE, name));
                }
            }
            ConceptTagger tagger = new ConceptTagger(new Vocabulary("random", concepts), FormAdvice.none());
            String text = words(random, 60);

            assertThat(tags(tagger, text)).as("seed %d", seed).isEqualTo(longest(text, table));
        }
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append("word").append((char) ('a' + random.nextInt(4)));
        }
        return words.toString();
    }

    private static List<String> longest(String text, Map<String, String> table) {
        String[] words = text.split(" ", -1);
        List<String> found = new ArrayList<>();
        int first = 0;
        while (first < words.length) {
            int last = words.length;
            while (last > first && !table.containsKey(joined(words, first, last))) {
                last--;
            }
            if (last > first) {
                String name = joined(words, first, last);
                found.add(name + "=" + table.get(name));
                first = last;
            } else {
                first++;
            }
        }
        return found;
    }

    private static String joined(String[] words, int first, int last) {
        return String.join(" ", Arrays.copyOfRange(words, first, last)).toLowerCase(Locale.ROOT);
    }

    private static List<String> tags(ConceptTagger tagger, String text) {
        return tags(tagger, text, Map.of());
    }

    private static List<String> tags(ConceptTagger tagger, String text, Map<String, Optional<Concept>> abbreviations) {
        Named named = new Named();
        List<String> found = new ArrayList<>();
        SentenceSplitter.split(text).forEach(sentence -> {
            List<Token> tokens = Tokenizer.tokenize(text, sentence);
            for (ConceptTagger.Tag tag : tagger.tag(text, tokens, abbreviations, named)) {
                tag.mentions()
                        .forEach(mention -> found.add(mention.span().cut(text) + "="
                                + mention.concept().id()));
            }
        });
        return found;
    }
}
