package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbbreviationFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # beginnings of words
            We gave low fat diet (LFD) to all.                     | LFD=low fat diet
            # small words passed over
            The speed of the left hand (SLH) rose.                 | SLH=speed of the left hand
            # parts of words behind hyphens
            With beta-alpha-seranol (BAS) it fell.                 | BAS=beta-alpha-seranol
            # letters side by side and within a word
            A dose of zafirolatine (ZFL) was given.                | ZFL=zafirolatine
            The hypothalamo-cortical axis (HyCA) is long.          | HyCA=hypothalamo-cortical axis
            # square brackets, and brackets in brackets
            Some (of the late night walkers [LNW]) slept.          | LNW=late night walkers
            # plurals
            Two running dogs (RDs) barked.                         | RDs=running dogs
            # digits as words and as numbers
            The third day walk (3DW) and sora factor 2 (SF2).      | 3DW=third day walk, SF2=sora factor 2
            # more in the bracket
            The open field test (OFT; 5 min) was done.             | OFT=open field test
            The open field test (OFT, as before) was done.         | OFT=open field test
            A broad field walk (type 2; BFW) was done.             | BFW=broad field walk
            They met there (an open field, OF) often.              | OF=open field
            # the short form first
            The OFT (open field test) was done.                    | OFT=open field test
            # signs, numbers and places of ions
            Of the mixed lab positive (ML+) half.                  | ML+=mixed lab positive
            A partial row square (PRS-1) was used.                 | PRS-1=partial row square
            The intracellular Zn2+ concentration ([Zn2+]i) rose.   | [Zn2+]i=intracellular Zn2+ concentration
            # locants belong to the name
            Of 2,4-dihydroxyserine (DHS) it had none.              | DHS=2,4-dihydroxyserine
            # no space before the bracket
            By SD40 ligand(SD40L) it was bound.                    | SD40L=SD40 ligand
            """)
    void findsWhatATextDefines(String text, String expected) {
        List<String> found = AbbreviationFinder.find(text).stream()
                .map(abbreviation -> abbreviation.shortForm() + "=" + abbreviation.longForm())
                .toList();

        assertThat(String.join(", ", found)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The rats of each group (n = 12) slept.",
                "It rose at once (Fig. 1A) and fell (Table 2).",
                "Stages one to three (III) were seen.",
                "The value was high (P < 0.05) and low (5%).",
                "All mice (control) and rats (mean) slept.",
                "They came from abroad (USA) and (UK).",
                "It was shown before (see above; i.e. there).",
                "The sum (a) and the other (b).",
                "Finger arterial pressure was monitored continuously (FAPRES).",
                "(ABC) opens a text.",
                "An open bracket (ABC never closes.",
                "Brackets () and ( ) and (;) of nothing."
            })
    void takesNothingElseForADefinition(String text) {
        assertThat(AbbreviationFinder.find(text)).isEmpty();
    }

    @Test
    void saysWhereBothStand() {
        String text = "The 𝛼 low fat diet (LFD) was used.";
        Abbreviation found = AbbreviationFinder.find(text).get(0);

        assertThat(found.shortSpan().cut(text)).isEqualTo("LFD");
        assertThat(found.longSpan().cut(text)).isEqualTo("low fat diet");
    }

    @Test
    void survivesAnyText() {
        String[] pieces = {
            "(",
            ")",
            "[",
            "]",
            "; ",
            ", ",
            ". ",
            " ",
            "AB",
            "a",
            "-",
            "+",
            "1",
            "β",
            "𝛼",
            "\n",
            "s",
            "alpha beta",
            "\""
        };
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            for (Abbreviation abbreviation : AbbreviationFinder.find(text.toString())) {
                assertThat(abbreviation.shortSpan().cut(text.toString()))
                        .as("seed %d", seed)
                        .isEqualTo(abbreviation.shortForm());
                assertThat(abbreviation.longSpan().cut(text.toString()))
                        .as("seed %d", seed)
                        .isEqualTo(abbreviation.longForm());
            }
        }
    }
}
