package dev.consilience.format.xml;

import dev.consilience.format.common.Wording;

/**
 * The text of an element without its markup, on one line.
 *
 * <p>Italics, sub- and superscripts vanish, as PubMed itself prints them in plain text. In a formula, white space is
 * layout and goes too; a fraction gets its stroke, so that {@code 1/2} does not become 12.
 */
public final class FlatText {

    private FlatText() {}

    /** All the text in an element. */
    public static String of(XmlNode.Element element) {
        StringBuilder text = new StringBuilder();
        append(element, isMath(element), text);
        return Wording.line(text.toString());
    }

    private static void append(XmlNode.Element element, boolean math, StringBuilder text) {
        String name = element.name().substring(element.name().indexOf(':') + 1);
        if (math && (name.equals("annotation") || name.equals("annotation-xml"))) {
            return;
        }
        int written = 0;
        for (XmlNode child : element.children()) {
            if (child instanceof XmlNode.Element inner) {
                if (math && name.equals("mfrac") && written == 1) {
                    text.append('/');
                }
                append(inner, math || isMath(inner), text);
                written++;
            } else if (child instanceof XmlNode.Text chunk) {
                String value = chunk.value();
                if (math) {
                    text.append(value.strip());
                } else {
                    text.append(value);
                }
            }
        }
        if (math && name.equals("mspace")) {
            text.append(' ');
        }
    }

    private static boolean isMath(XmlNode.Element element) {
        return element.name().equals("math") || element.name().endsWith(":math");
    }
}
