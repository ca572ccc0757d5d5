package dev.consilience.service.publish.record;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/**
 * Where a page ended, as text: what the last item is sorted by. The next page begins behind it, whatever came or went
 * meanwhile: nothing that was there all the time is missed or comes twice.
 */
final class Cursor {

    private static final String MARK = "\t";
    private static final Pattern MARKS = Pattern.compile(MARK);

    private Cursor() {}

    /** The cursor behind a hit of a search that was sorted by these fields. */
    static String behind(FieldDoc last, List<SortField> fields) {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < fields.size(); place++) {
            Object value = last.fields[place];
            if (value instanceof BytesRef bytes) {
                value = bytes.utf8ToString();
            }
            if (value == null) {
                value = "";
            }
            text.append(fields.get(place).getType()).append(MARK).append(value).append(MARK);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The hit behind which the next page begins.
     *
     * @throws IllegalArgumentException if the text is no cursor of a search that was sorted by these fields
     */
    static FieldDoc parse(String text, List<SortField> fields) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = MARKS.split(plain, -1);
            if (parts.length != 2 * fields.size() + 1) {
                throw new IllegalArgumentException("It has " + parts.length + " parts");
            }
            Object[] values = new Object[fields.size()];
            for (int place = 0; place < fields.size(); place++) {
                values[place] = value(parts[2 * place], parts[2 * place + 1], fields.get(place));
            }
            return new FieldDoc(0, Float.NaN, values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "cursor is what an earlier answer to the same question gave as next, not \"" + text + "\"", e);
        }
    }

    private static Object value(String type, String value, SortField field) {
        if (!field.getType().name().equals(type)) {
            throw new IllegalArgumentException("It was sorted by another field");
        }
        return switch (field.getType()) {
            case STRING -> new BytesRef(value);
            case LONG -> Long.valueOf(value);
            case DOUBLE -> Double.valueOf(value);
            case SCORE -> Float.valueOf(value);
            default -> throw new IllegalArgumentException("Nothing is sorted by a " + type);
        };
    }
}
