package dev.consilience.format.jats;

import dev.consilience.format.common.Wording;
import dev.consilience.format.xml.FlatText;
import dev.consilience.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The running text of an element: paragraphs and list items, a blank line between them.
 *
 * <p>Numbers that refer to the list of references vanish with the brackets or the superscript that they stand in; names
 * and years that do the same stay, since the sentence may need them.
 */
final class JatsText {

    /** Stands for a number that was left out, until it is clear what is left around it. */
    private static final char LEFT_OUT = '\uE000';

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "list",
            "list-item",
            "def-list",
            "def-item",
            "def",
            "disp-quote",
            "statement",
            "speech",
            "verse-group",
            "verse-line",
            "preformat",
            "sec",
            "title",
            "abstract",
            "body",
            "disp-formula-group");

    private static final Set<String> NOTES = Set.of("fn", "table-fn", "aff", "corresp", "author-notes", "contrib");
    private static final Pattern NUMBERS = Pattern.compile("[\\s\\d,;\\u2013\\u2212\\u2014\\[\\]()*.-]*");
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "\\s*[\\[(](?:refs?\\.?|see)?[\\s,;\\u2013-]*\uE000[\\s,;\\u2013\uE000-]*(?:and\\s*\uE000[\\s\uE000]*)?[\\])]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");
    private static final Pattern BEFORE_A_STOP = Pattern.compile("\\s*\uE000\\s*([.,;:)\\]])");
    private static final Pattern BARE = Pattern.compile("\\s*\uE000(?:[\\s,;\\u2013-]*\uE000)*");

    private final StringBuilder open = new StringBuilder();
    private final List<String> blocks = new ArrayList<>();

    private JatsText() {}

    /** The paragraphs in an element. */
    static String of(XmlNode.Element element) {
        return of(List.of(element));
    }

    /** The paragraphs in several nodes that follow each other. */
    static String of(List<? extends XmlNode> nodes) {
        JatsText text = new JatsText();
        nodes.forEach(text::add);
        text.close();
        return String.join("\n\n", text.blocks);
    }

    /** The text of an element on one line, for a title or a heading. */
    static String line(XmlNode.Element element) {
        return Wording.line(of(element));
    }

    private void add(XmlNode node) {
        if (node instanceof XmlNode.Text text) {
            open.append(text.value());
        } else if (node instanceof XmlNode.Element element) {
            add(element);
        }
    }

    private void add(XmlNode.Element element) {
        String name = element.name();
        if (name.equals("xref")) {
            addReference(element);
        } else if (name.equals("sup") && holdsReference(element)) {
            addSuperscript(element);
        } else if (name.equals("break")) {
            open.append(' ');
        } else if (name.endsWith("math")) {
            open.append(FlatText.of(element));
        } else if (name.equals("label") || name.equals("object-id")) {
            // numbers of sections and lists
            return;
        } else if (BLOCKS.contains(name)) {
            close();
            element.children().forEach(this::add);
            close();
        } else {
            element.children().forEach(this::add);
        }
    }

    private void addReference(XmlNode.Element reference) {
        String type = reference.attribute("ref-type");
        if (NOTES.contains(type)) {
            return;
        }
        String words = FlatText.of(reference);
        boolean numbered =
                NUMBERS.matcher(words).matches() && !YEAR.matcher(words).find();
        if ((type.equals("bibr") || type.isEmpty()) && numbered) {
            open.append(LEFT_OUT);
        } else {
            reference.children().forEach(this::add);
        }
    }

    private static boolean holdsReference(XmlNode.Element element) {
        return element.all("xref").findAny().isPresent();
    }

    /** Superscripts of references only vanish; one with anything else in it is text. */
    private void addSuperscript(XmlNode.Element element) {
        if (NUMBERS.matcher(FlatText.of(element)).matches()) {
            open.append(LEFT_OUT);
        } else {
            element.children().forEach(this::add);
        }
    }

    private void close() {
        String text = Wording.line(open.toString());
        if (text.indexOf(LEFT_OUT) >= 0) {
            text = IN_BRACKETS.matcher(text).replaceAll("\uE000");
            text = BARE.matcher(text).replaceAll("\uE000");
            text = BEFORE_A_STOP.matcher(text).replaceAll("$1");
            text = text.replace(String.valueOf(LEFT_OUT), "");
        }
        String line = Wording.line(text);
        open.setLength(0);
        if (!line.isEmpty()) {
            blocks.add(line);
        }
    }
}
