package dev.consilience.service.publish.page;

/** Text that XML can hold: papers, names and comments are written by others, and may have in them what it cannot. */
final class AtomText {

    private static final int REPLACEMENT = 0xFFFD;

    private AtomText() {}

    /**
     * The text, with a replacement character for each that XML 1.0 has no place for: controls other than tab and the ends of
     * lines, halves of pairs without the other half, and the two that are no characters.
     */
    static String of(String text) {
        if (text.codePoints().allMatch(AtomText::isHeld)) {
            return text;
        }
        StringBuilder held = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHeld(point)) {
                held.appendCodePoint(point);
            } else {
                held.appendCodePoint(REPLACEMENT);
            }
        });
        return held.toString();
    }

    /** By the production Char of XML 1.0. */
    private static boolean isHeld(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
