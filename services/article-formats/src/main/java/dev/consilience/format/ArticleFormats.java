package dev.consilience.format;

import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.bioc.BiocJsonFormat;
import dev.consilience.format.bioc.BiocXmlFormat;
import dev.consilience.format.europepmc.EuropePmcFormat;
import dev.consilience.format.html.HtmlFormat;
import dev.consilience.format.jats.JatsFormat;
import dev.consilience.format.papers.PaperJsonFormat;
import dev.consilience.format.pubmed.PubMedFormat;
import dev.consilience.format.pubtator.PubTatorFormat;
import dev.consilience.format.retractions.RetractionListFormat;
import dev.consilience.format.tagged.NbibFormat;
import dev.consilience.format.tagged.RisFormat;
import dev.consilience.format.text.TextFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads articles from whatever people have.
 *
 * <p>The format is told by the content. Gzip is unwrapped, one layer of it. Records stream: memory is bounded by the
 * largest record that {@link Limits} allow, however long the input is.
 *
 * <h2>When something is wrong</h2>
 *
 * Every input gives at least one outcome. What can be read is delivered; each thing that cannot is one {@link Refused}. A
 * record that is broken does not stop those behind it. Where an input breaks off, the records before the break are
 * delivered, and then one refusal for the rest.
 */
public final class ArticleFormats {

    /** In the order in which they are asked; text takes what nobody else does, so it is last. */
    private static final List<ArticleFormat> FORMATS = List.of(
            new PubMedFormat(),
            new JatsFormat(),
            new BiocXmlFormat(),
            new BiocJsonFormat(),
            new EuropePmcFormat(),
            new PaperJsonFormat(),
            new PubTatorFormat(),
            new NbibFormat(),
            new RisFormat(),
            new RetractionListFormat(),
            new HtmlFormat(),
            new TextFormat());

    private ArticleFormats() {}

    /** The formats that are read, in the order in which an input is offered to them. */
    public static List<ArticleFormat> all() {
        return FORMATS;
    }

    /** Reads an input within the {@linkplain Limits#standard() standard limits}. */
    public static void read(InputStream input, Hints hints, Consumer<ParseOutcome> outcomes) {
        read(input, hints, Limits.standard(), outcomes);
    }

    /** Reads an input. The stream is read to its end or to the first thing that makes the rest useless; it is not closed. */
    public static void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        BufferedInputStream buffered = new BufferedInputStream(input, 2 * Head.LENGTH);
        byte[] start = new byte[0];
        try {
            start = peek(buffered);
            if (GzipUnwrapper.recognises(start)) {
                buffered = new BufferedInputStream(new GzipUnwrapper(buffered, limits), 2 * Head.LENGTH);
                start = peek(buffered);
            }
            InputStream content = buffered;
            Optional<Charset> wide = wideCharset(start);
            if (wide.isPresent()) {
                BufferedInputStream narrowed =
                        new BufferedInputStream(new Utf8Transcoder(buffered, wide.get()), 2 * Head.LENGTH);
                start = peek(narrowed);
                content = narrowed;
            }
            readContent(content, start, hints, limits, outcomes);
        } catch (IOException e) {
            outcomes.accept(new Refused(RefusalException.codeOf(e), "document", RefusalException.reasonOf(e), start));
        }
    }

    private static void readContent(
            InputStream content, byte[] start, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes)
            throws IOException {
        Head head = new Head(start, start.length);
        if (head.text().isBlank() && start.length < Head.LENGTH) {
            outcomes.accept(refused(RefusalCode.EMPTY_INPUT, "There is nothing in it", start));
            return;
        }
        Optional<String> foreign = ForeignFormats.recognise(head);
        if (foreign.isPresent()) {
            String reason = "It looks like " + foreign.get() + ", which is not read";
            outcomes.accept(refused(RefusalCode.UNKNOWN_FORMAT, reason, start));
            return;
        }
        if (head.text().indexOf('\0') >= 0) {
            outcomes.accept(refused(RefusalCode.NOT_TEXT, "It holds zero bytes, as no text does", start));
            return;
        }
        for (ArticleFormat format : FORMATS) {
            if (format.recognises(head)) {
                format.read(content, hints, limits, outcomes);
                return;
            }
        }
        String reason = head.firstElement()
                .map(element ->
                        "It is markup that begins with the element <" + element + ">, as no format that is read does")
                .orElse("It is markup with no element near its start");
        outcomes.accept(refused(RefusalCode.UNKNOWN_FORMAT, reason, start));
    }

    /** A refusal of a whole input, of which no more than the start was looked at. */
    private static Refused refused(RefusalCode code, String reason, byte[] start) {
        return new Refused(code, "document", reason, start, start.length >= Head.LENGTH);
    }

    private static byte[] peek(BufferedInputStream stream) throws IOException {
        stream.mark(Head.LENGTH);
        byte[] start = new byte[Head.LENGTH];
        int length = 0;
        try {
            length = stream.readNBytes(start, 0, Head.LENGTH);
        } catch (RefusalException e) {
            // Damage within the head: what came before it is still there to be read, and the damage will be met again.
            stream.reset();
            while (length < Head.LENGTH) {
                int next = readOrDamage(stream);
                if (next < 0) {
                    break;
                }
                start[length] = (byte) next;
                length++;
            }
            if (length == 0) {
                throw e;
            }
        }
        stream.reset();
        return Arrays.copyOf(start, length);
    }

    private static int readOrDamage(InputStream stream) throws IOException {
        try {
            return stream.read();
        } catch (RefusalException e) {
            return -1;
        }
    }

    /** UTF-16 with or without a mark; every format's marks are ASCII, so it is narrowed before anybody looks. */
    private static Optional<Charset> wideCharset(byte[] start) {
        if (start.length < 4) {
            return Optional.empty();
        }
        int first = start[0] & 0xFF;
        int second = start[1] & 0xFF;
        int third = start[2] & 0xFF;
        int fourth = start[3] & 0xFF;
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second == '<' && third == 0 && fourth != 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if ((first == 0xFF && second == 0xFE) || (first == '<' && second == 0 && third != 0 && fourth == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }
}
