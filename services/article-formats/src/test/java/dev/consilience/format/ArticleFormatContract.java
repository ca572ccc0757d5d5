package dev.consilience.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Ground;
import dev.consilience.article.Notice;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.format.ParseOutcome.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What holds of every format. A format's test extends this and gives it a sample. */
public abstract class ArticleFormatContract {

    private static final int MUTATIONS = 300;

    /** They are asked behind others, and take what is left: all other JSON, and all other text. */
    private static final List<String> REST = List.of("JSON", "plain text");

    /** A small input of this format that holds at least one good article with words in it, and no bad one. */
    protected abstract String sample();

    /** Whether what it gives tells of articles and has no text of them. */
    protected boolean hasNoText() {
        return false;
    }

    /** The format itself. */
    protected abstract ArticleFormat format();

    @Test
    void isListedAndRecognisesItsOwn() {
        byte[] bytes = bytes(sample());
        Head head = new Head(bytes, bytes.length);

        List<String> takers = ArticleFormats.all().stream()
                .filter(format -> format.recognises(head))
                .map(ArticleFormat::name)
                .filter(name -> !REST.contains(name) || format().name().equals(name))
                .toList();

        assertThat(takers).containsExactly(format().name());
    }

    @Test
    void givesRecordsWithWords() {
        List<SourceRecord> records = records(Outcomes.of(sample()));

        assertThat(records).isNotEmpty().allSatisfy(record -> {
            assertThat(hasNoText() || !record.sections().isEmpty()).isTrue();
            assertThat(record.sections()).allSatisfy(section -> assertThat(section.text())
                    .isEqualTo(section.text().strip())
                    .isNotEmpty()
                    .doesNotContain("\r", "\t", "\u00A0"));
        });
    }

    @Test
    void cutsEveryMentionOutOfItsSection() {
        List<SourceRecord> records = records(Outcomes.of(sample()));

        assertThat(records).allSatisfy(record -> assertThat(record.mentions()).allSatisfy(mention -> {
            String section = Outcomes.text(record, mention.section());
            assertThat(mention.spans())
                    .allSatisfy(span -> assertThat(span.cut(section)).isNotBlank());
        }));
    }

    @Test
    void givesTheSameForTheSame() {
        assertThat(Outcomes.of(sample()).toString())
                .isEqualTo(Outcomes.of(sample()).toString());
    }

    @Test
    void unwrapsGzip() throws IOException {
        assertThat(Outcomes.of(gzip(bytes(sample())), Hints.none()).toString())
                .isEqualTo(Outcomes.of(sample()).toString());
    }

    @Test
    void readsUtf16() {
        byte[] wide = ("\uFEFF" + sample()).getBytes(StandardCharsets.UTF_16LE);

        assertThat(Outcomes.of(wide, Hints.none()).toString())
                .isEqualTo(Outcomes.of(sample()).toString());
    }

    @Test
    void readsAnInputThatComesByteByByte() {
        List<ParseOutcome> outcomes = Outcomes.of(new OneByteAtATime(bytes(sample())), Hints.none(), Limits.standard());

        assertThat(outcomes.toString()).isEqualTo(Outcomes.of(sample()).toString());
    }

    @Test
    void takesStatusKindAndRevisionFromTheSender() {
        Hints hints = Hints.none()
                .withStatus(ArticleStatus.RETRACTED, "Its figures were made up")
                .withKind(SourceKind.REVIEW)
                .withRevision("2031-01-01");

        List<SourceRecord> records = records(Outcomes.of(bytes(sample()), hints));

        assertThat(records).isNotEmpty().allSatisfy(record -> {
            assertThat(record.notices())
                    .filteredOn(Notice::isOfItself)
                    .containsExactly(Notice.ofItself(StatusChange.RETRACTED, "2031-01-01", "Its figures were made up"));
            assertThat(record.sourceKind()).isEqualTo(SourceKind.REVIEW);
            assertThat(record.sourceKindGround()).isEqualTo(new Ground(Ground.Source.STATED, "REVIEW"));
            assertThat(record.revision()).isEqualTo("2031-01-01");
        });
    }

    @Test
    void hasAnOutcomeForEveryBeginningOfAnInput() {
        byte[] whole = bytes(sample());

        for (int length = 0; length < whole.length; length += 1 + length / 40) {
            assertThat(Outcomes.of(Arrays.copyOf(whole, length), Hints.none()))
                    .as("the first %s bytes", length)
                    .isNotEmpty();
        }
    }

    @Test
    void hasAnOutcomeForEveryBeginningOfACompressedInput() throws IOException {
        byte[] whole = gzip(bytes(sample()));

        for (int length = 0; length < whole.length; length += 1 + length / 40) {
            List<ParseOutcome> outcomes = Outcomes.of(Arrays.copyOf(whole, length), Hints.none());

            assertThat(outcomes.get(outcomes.size() - 1))
                    .as("the first %s bytes", length)
                    .isInstanceOf(ParseOutcome.Refused.class);
        }
    }

    @Test
    void hasAnOutcomeForWhateverBecomesOfAnInput() {
        byte[] whole = bytes(sample());

        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] changed = mutated(whole, new Random(seed));
            assertThat(Outcomes.of(changed, Hints.none())).as("seed %s", seed).isNotEmpty();
        }
    }

    /** The articles among the outcomes. */
    protected static List<SourceRecord> records(List<ParseOutcome> outcomes) {
        return outcomes.stream()
                .filter(Parsed.class::isInstance)
                .map(Parsed.class::cast)
                .map(Parsed::record)
                .toList();
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] changed = whole.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(3)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at] = (byte) "<>&;\"'/![]-?".charAt(random.nextInt(12));
                default -> {
                    int length = Math.min(random.nextInt(200), changed.length - at);
                    System.arraycopy(whole, random.nextInt(whole.length - length + 1), changed, at, length);
                }
            }
        }
        return changed;
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A slow connection. */
    private static final class OneByteAtATime extends InputStream {

        private final byte[] bytes;
        private int position;

        OneByteAtATime(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            if (position == bytes.length) {
                return -1;
            }
            int next = bytes[position] & 0xFF;
            position++;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int next = read();
            if (next < 0) {
                return -1;
            }
            target[offset] = (byte) next;
            return 1;
        }
    }
}
