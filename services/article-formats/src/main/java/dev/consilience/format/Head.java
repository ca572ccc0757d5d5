package dev.consilience.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first bytes of an input, by which its format is told. A name or a content type is never asked: both are wrong too
 * often.
 */
public final class Head {

    /** How many bytes are looked at; a licence or a history may stand as a comment before the first element. */
    public static final int LENGTH = 64 * 1024;

    private static final Pattern PROLOG = Pattern.compile(
            "\\A\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE(?:[^\\[<>]|<[^>]*>)*+(?:\\[[^\\]]*+\\]\\s*)?>\\s*)*+",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z_][\\w.:-]*)([^<>]*)");
    private static final Pattern HTML_TYPE = Pattern.compile(
            "\\A\\s*(?:<!--.*?-->\\s*)*<!DOCTYPE\\s+html\\b", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final String text;

    Head(byte[] bytes, int length) {
        // One character a byte: marks of a format are ASCII, and a character cut in half does no harm.
        this.text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).replaceFirst("\\A\u00EF\u00BB\u00BF", "");
    }

    /** The head as text, one character a byte, without a byte order mark. */
    public String text() {
        return text;
    }

    /** The name of the first element, behind declarations and comments, if this is markup. */
    public Optional<String> firstElement() {
        return element().map(matcher -> matcher.group(1));
    }

    /** The attributes of the first element as they stand there. */
    public String firstAttributes() {
        return element().map(matcher -> matcher.group(2)).orElse("");
    }

    /** Whether an XML declaration comes first. */
    public boolean declaresXml() {
        return text.stripLeading().startsWith("<?xml");
    }

    /** Whether a document type says HTML. */
    public boolean declaresHtml() {
        return HTML_TYPE.matcher(text).find();
    }

    /** Whether it begins as a JSON value does that is not a bracketed title. */
    public boolean looksLikeJson() {
        String start = text.strip();
        if (start.startsWith("{")) {
            return true;
        }
        return start.startsWith("[")
                && start.substring(1).stripLeading().matches("(?s)[\\]\\[{\"0-9,-].*|(true|false|null)\\b.*");
    }

    private Optional<Matcher> element() {
        Matcher prolog = PROLOG.matcher(text);
        int start = 0;
        if (prolog.find()) {
            start = prolog.end();
        }
        Matcher element = ELEMENT.matcher(text);
        element.region(start, text.length());
        if (element.lookingAt()) {
            return Optional.of(element);
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "Head[" + text.substring(0, Math.min(40, text.length())).toLowerCase(Locale.ROOT) + "]";
    }
}
