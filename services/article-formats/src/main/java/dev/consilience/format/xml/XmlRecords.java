package dev.consilience.format.xml;

import dev.consilience.article.SourceRecord;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.Noted;
import dev.consilience.format.xml.RecordScanner.Piece;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads an XML format that comes as a set of records, or as one of them: each record by itself, in memory that one record
 * bounds. A record that is broken, too large or of a kind that nobody knows is refused, and those behind it are read.
 */
public final class XmlRecords {

    /** Where nothing can be cut into records, every byte could become a dead letter of its own. */
    private static final int MOST_BROKEN_IN_A_ROW = 1_000;

    private static final int LONGEST_REASON = 300;
    private static final int START_OF_A_RECORD = 8_000;

    /**
     * What a format's elements are for.
     *
     * @param owner whose records they are, for example {@code PubMed's}
     * @param sets those that hold records and are none themselves
     * @param records those that are records
     * @param passedOver those that stand between the records and say nothing of an article
     * @param ignored those inside a record that no article is made of
     * @param lists those inside a record of which the last part counts, with the name of such a part
     * @param name finds in a record's first bytes what it is called: a group with the scheme, if it is not always the same,
     *     and one with the name
     * @param scheme stands before that name, if the pattern finds no scheme
     */
    public record Shape(
            String owner,
            Set<String> sets,
            Set<String> records,
            Set<String> passedOver,
            Set<String> ignored,
            Map<String, String> lists,
            Pattern name,
            String scheme) {

        public Shape {
            sets = Set.copyOf(sets);
            records = Set.copyOf(records);
            passedOver = Set.copyOf(passedOver);
            ignored = Set.copyOf(ignored);
            lists = Map.copyOf(lists);
        }

        /** The same, where all parts of all lists count. */
        public Shape(
                String owner,
                Set<String> sets,
                Set<String> records,
                Set<String> passedOver,
                Set<String> ignored,
                Pattern name,
                String scheme) {
            this(owner, sets, records, passedOver, ignored, Map.of(), name, scheme);
        }
    }

    /** Makes of a record what it says, of one article or of several. */
    @FunctionalInterface
    public interface Reader {
        List<SourceRecord> read(XmlNode.Element record) throws RefusalException;
    }

    /** Makes of a record what it says, and remarks on how it was read. */
    @FunctionalInterface
    public interface NotingReader {
        List<Noted> read(XmlNode.Element record) throws RefusalException;
    }

    /** Encodings in which a byte below 128 is never part of another sign. */
    private static final Set<String> PLAIN = Set.of("UTF-8", "US-ASCII", "ISO-8859-1");

    private final Shape shape;
    private final LeftOut leftOut;
    private final NotingReader reader;
    private final Consumer<ParseOutcome> outcomes;

    private XmlRecords(Shape shape, NotingReader reader, Consumer<ParseOutcome> outcomes) {
        this.shape = shape;
        this.leftOut = new LeftOut(shape.ignored(), shape.lists());
        this.reader = reader;
        this.outcomes = outcomes;
    }

    /**
     * Reads a whole input.
     *
     * @param recordBytes how many bytes a record may have
     */
    public static void read(
            InputStream input, int recordBytes, Shape shape, Reader reader, Consumer<ParseOutcome> outcomes) {
        NotingReader noting =
                record -> reader.read(record).stream().map(Noted::plain).toList();
        readNoting(input, recordBytes, shape, noting, outcomes);
    }

    /** Reads a whole input, of which there may be something to remark. */
    public static void readNoting(
            InputStream input, int recordBytes, Shape shape, NotingReader reader, Consumer<ParseOutcome> outcomes) {
        RecordScanner scanner = new RecordScanner(input, recordBytes, shape.sets(), shape.records());
        new XmlRecords(shape, reader, outcomes).read(scanner);
    }

    private void read(RecordScanner scanner) {
        int count = 0;
        int brokenInARow = 0;
        for (Optional<Piece> piece = scanner.next(); piece.isPresent(); piece = scanner.next()) {
            if (piece.get() instanceof Piece.Element element) {
                if (shape.passedOver().contains(element.name())) {
                    continue;
                }
                count++;
                readElement(element, count, scanner.encoding());
                brokenInARow = 0;
            } else if (piece.get() instanceof Piece.Broken broken) {
                count++;
                outcomes.accept(new Refused(
                        broken.code(), place(count, broken.line(), broken.bytes()), broken.reason(), broken.bytes()));
                brokenInARow++;
                if (brokenInARow == MOST_BROKEN_IN_A_ROW) {
                    String reason = "So many records in a row were broken that the rest was not read";
                    outcomes.accept(new Refused(
                            RefusalCode.MALFORMED_XML, "behind record " + count, reason, new byte[0], true));
                    return;
                }
            }
        }
        if (count == 0) {
            outcomes.accept(new Refused(RefusalCode.EMPTY_INPUT, "document", "The set holds no record", new byte[0]));
        }
    }

    private void readElement(Piece.Element element, int count, String encoding) {
        String place = place(count, element.line(), element.bytes());
        List<Noted> records;
        try {
            if (!shape.records().contains(element.name())) {
                throw new RefusalException(
                        RefusalCode.UNKNOWN_RECORD,
                        "The element <" + element.name() + "> is no record of " + shape.owner());
            }
            byte[] bytes = element.bytes();
            if (PLAIN.contains(encoding.toUpperCase(Locale.ROOT))) {
                bytes = leftOut.from(bytes);
            }
            records = reader.read(XmlNode.parse(decode(bytes, encoding), shape.ignored()));
        } catch (RefusalException e) {
            outcomes.accept(new Refused(e.code(), place, RefusalException.reasonOf(e), element.bytes()));
            return;
        } catch (XMLStreamException e) {
            outcomes.accept(new Refused(RefusalCode.MALFORMED_XML, place, reason(e), element.bytes()));
            return;
        }
        for (Noted noted : records) {
            String own = place;
            if (records.size() > 1) {
                own = place + ", " + noted.record().id();
            }
            outcomes.accept(new Parsed(noted.record(), noted.place(own)));
        }
    }

    private static String decode(byte[] bytes, String encoding) throws RefusalException {
        try {
            Charset charset = Charset.forName(encoding);
            if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
                // What says so and is not has been read as UTF-8 up to here; what says so and is has been made UTF-8.
                charset = StandardCharsets.UTF_8;
            }
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "Its bytes are not " + encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "The encoding " + encoding + " is not known");
        }
    }

    private String place(int count, long line, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, START_OF_A_RECORD), StandardCharsets.ISO_8859_1);
        Matcher name = shape.name().matcher(start);
        if (!name.find()) {
            return "record " + count + ", line " + line;
        }
        String scheme = shape.scheme();
        if (name.groupCount() > 1) {
            scheme = name.group(1);
        }
        return "record " + count + " (" + scheme + " " + name.group(name.groupCount()) + "), line " + line;
    }

    private static String reason(XMLStreamException failure) {
        String message = failure.getMessage();
        if (message == null) {
            message = "It is not well-formed";
        }
        // The JDK's parser puts "ParseError at [row,col]:[1,2]\nMessage: " before what it has to say.
        String plain = message.replaceFirst("(?s)^ParseError at \\[row,col\\]:\\[\\d+,\\d+\\]\\s*Message:\\s*", "");
        plain = plain.replaceAll("\\s+", " ").strip();
        if (plain.length() > LONGEST_REASON) {
            plain = plain.substring(0, LONGEST_REASON);
        }
        if (failure.getLocation() == null) {
            return plain;
        }
        return plain + " (line " + failure.getLocation().getLineNumber() + " of the record)";
    }
}
