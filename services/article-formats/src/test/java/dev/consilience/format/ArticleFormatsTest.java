package dev.consilience.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.format.ParseOutcome.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleFormatsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # input | code
            ~~ | EMPTY_INPUT
            ~   ~ | EMPTY_INPUT
            {"subject": "Pain"} | NO_PAPER
            [] | NO_PAPER
            "Pain" | NO_PAPER
            {"title": "Pain" | TRUNCATED_INPUT
            {"title": Pain} | MALFORMED_JSON
            %PDF-1.7 | UNKNOWN_FORMAT
            <bomb>&a;</bomb> | UNKNOWN_FORMAT
            <!DOCTYPE a [<!ENTITY b "<c>]">]><a>&b;</a> | UNKNOWN_FORMAT
            <?xml version="1.0"?> | UNKNOWN_FORMAT
            """)
    void refusesWhatItDoesNotRead(String input, RefusalCode code) {
        assertThat(Outcomes.refusal(input).code()).isEqualTo(code);
    }

    @Test
    void readsATitleInBracketsAsText() {
        assertThat(Outcomes.record("[Compound A eases pain].\n\nIt reduced allodynia in rats.")
                        .title())
                .isEqualTo("[Compound A eases pain].");
    }

    @Test
    void refusesRubbish() {
        byte[] rubbish = new byte[100_000];
        new Random(1).nextBytes(rubbish);

        assertThat(((Refused) Outcomes.of(rubbish, Hints.none()).get(0)).code()).isEqualTo(RefusalCode.NOT_TEXT);
    }

    @Test
    void keepsTheHeadOfALongRefusalAndSaysSo() {
        byte[] rubbish = new byte[50_000_000];
        Arrays.fill(rubbish, (byte) 'x');

        Refused refused = (Refused) Outcomes.of(rubbish, Hints.none()).get(0);

        assertThat(refused.code()).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(refused.cut()).isTrue();
        assertThat(refused.payload()).hasSize(Refused.LONGEST_PAYLOAD);
    }

    @Test
    void stopsABombBeforeItGoesOff() throws IOException {
        byte[] text = new byte[200_000_000];
        Arrays.fill(text, (byte) 'a');
        byte[] bomb = ArticleFormatContract.gzip(text);

        List<ParseOutcome> outcomes = Outcomes.of(bomb, Hints.none());

        assertThat(outcomes).hasSize(1);
        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.COMPRESSION_BOMB);
    }

    @Test
    void refusesWhatIsCompressedTwice() throws IOException {
        byte[] twice = ArticleFormatContract.gzip(
                ArticleFormatContract.gzip("It eases pain.".getBytes(StandardCharsets.UTF_8)));

        assertThat(((Refused) Outcomes.of(twice, Hints.none()).get(0)).code()).isEqualTo(RefusalCode.UNKNOWN_FORMAT);
    }

    @Test
    void readsMembersOfGzipAsOne() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(ArticleFormatContract.gzip("Compound A eases pain.\n\n".getBytes(StandardCharsets.UTF_8)));
        members.write(ArticleFormatContract.gzip("It reduced allodynia in rats.".getBytes(StandardCharsets.UTF_8)));

        assertThat(Outcomes.of(members.toByteArray(), Hints.none()))
                .isEqualTo(Outcomes.of("Compound A eases pain.\n\nIt reduced allodynia in rats."));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what is done,  code
            CHECK_SUM,       DAMAGED_GZIP
            RUBBISH_BEHIND,  DAMAGED_GZIP
            CUT_TRAILER,     TRUNCATED_GZIP
            CUT_HEADER,      TRUNCATED_GZIP
            """)
    void saysWhatIsWrongWithGzip(String damage, RefusalCode code) throws IOException {
        byte[] good = ArticleFormatContract.gzip(
                "Compound A eases pain. It reduced allodynia in rats.".getBytes(StandardCharsets.UTF_8));
        byte[] bad =
                switch (damage) {
                    case "CHECK_SUM" -> {
                        byte[] changed = good.clone();
                        changed[good.length - 8]++;
                        yield changed;
                    }
                    case "RUBBISH_BEHIND" -> Arrays.copyOf(good, good.length + 5);
                    case "CUT_TRAILER" -> Arrays.copyOf(good, good.length - 3);
                    default -> Arrays.copyOf(good, 6);
                };

        Refused refused = (Refused) Outcomes.of(bad, Hints.none()).get(0);

        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void saysThatTheSenderFailed() {
        InputStream start = new ByteArrayInputStream("It eases pain".getBytes(StandardCharsets.UTF_8));
        InputStream broken = new SequenceInputStream(start, new Failing());

        Refused refused =
                (Refused) Outcomes.of(broken, Hints.none(), Limits.standard()).get(0);

        assertThat(refused.code()).isEqualTo(RefusalCode.SOURCE_FAILED);
        assertThat(refused.reason()).contains("Connection reset");
    }

    @Test
    void hasANumberOfItsOwnForEveryCodeAndSaysWhatToDo() {
        Set<Integer> numbers = new HashSet<>();
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(numbers.add(code.number())).as("%s", code).isTrue();
            assertThat(code.advice()).endsWith(".");
        }
        assertThat(RefusalCode.SOURCE_FAILED.number()).isEqualTo(14);
    }

    /** A connection that is gone. */
    private static final class Failing extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("Connection reset");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }
}
