package dev.consilience.format.json;

import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.Noted;
import dev.consilience.format.json.JsonScanner.Piece;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a JSON format record by record, in memory that one record bounds. A record that is broken, too large or none that is
 * known is refused, and those behind it are read.
 */
public final class JsonRecords {

    /** Where nothing is a record, every number could become a dead letter of its own. */
    private static final int MOST_BROKEN_IN_A_ROW = 1_000;

    private static final int LONGEST_NAME = 100;

    /** Makes of a record what it says, of one article or of several. */
    @FunctionalInterface
    public interface Reader {
        List<Noted> read(JsonValue record) throws RefusalException;
    }

    private final Reader reader;
    private final Consumer<ParseOutcome> outcomes;
    private int count;
    private int brokenInARow;

    private JsonRecords(Reader reader, Consumer<ParseOutcome> outcomes) {
        this.reader = reader;
        this.outcomes = outcomes;
    }

    /**
     * Reads a whole input.
     *
     * @param recordBytes how many bytes a record may have
     */
    public static void read(InputStream input, int recordBytes, Reader reader, Consumer<ParseOutcome> outcomes) {
        new JsonRecords(reader, outcomes).read(new JsonScanner(input, recordBytes));
    }

    /** That something is JSON and no paper. */
    public static RefusalException noPaper() {
        return new RefusalException(RefusalCode.NO_PAPER, "It is well-formed JSON, but no paper in it");
    }

    private void read(JsonScanner scanner) {
        for (Optional<Piece> piece = scanner.next(); piece.isPresent(); piece = scanner.next()) {
            count++;
            if (piece.get() instanceof Piece.Value value) {
                readValue(value);
            } else if (piece.get() instanceof Piece.Broken broken) {
                String place = "record " + count + ", line " + broken.line();
                refuse(broken.code(), place, broken.reason(), broken.bytes());
            }
            if (brokenInARow == MOST_BROKEN_IN_A_ROW) {
                String reason = "So many records in a row were broken that the rest was not read";
                outcomes.accept(
                        new Refused(RefusalCode.MALFORMED_JSON, "behind record " + count, reason, new byte[0], true));
                return;
            }
        }
        if (count == 0) {
            RefusalException nothing = noPaper();
            outcomes.accept(new Refused(nothing.code(), "document", RefusalException.reasonOf(nothing), new byte[0]));
        }
    }

    private void readValue(Piece.Value value) {
        String place = "record " + count + ", line " + value.line();
        try {
            JsonValue record = JsonValue.parse(decode(value.bytes()));
            place = "record " + count + name(record) + ", line " + value.line();
            List<Noted> records = reader.read(record);
            for (Noted noted : records) {
                String own = place;
                if (records.size() > 1) {
                    own = place + ", " + noted.record().id();
                }
                outcomes.accept(new Parsed(noted.record(), noted.place(own)));
            }
            brokenInARow = 0;
        } catch (RefusalException e) {
            refuse(e.code(), place, RefusalException.reasonOf(e), value.bytes());
        }
    }

    private void refuse(RefusalCode code, String place, String reason, byte[] bytes) {
        outcomes.accept(new Refused(code, place, reason, bytes));
        brokenInARow++;
    }

    private static String name(JsonValue record) {
        for (String field : List.of("pmid", "doi", "pmcid", "id")) {
            String name = record.text(field).strip();
            if (!name.isEmpty()) {
                return " (" + field + " " + name.substring(0, Math.min(LONGEST_NAME, name.length())) + ")";
            }
        }
        return "";
    }

    private static String decode(byte[] bytes) throws RefusalException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "It is not well-formed JSON: its bytes are not UTF-8");
        }
    }
}
