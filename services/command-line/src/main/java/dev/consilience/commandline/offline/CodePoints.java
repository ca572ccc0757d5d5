package dev.consilience.commandline.offline;

import dev.consilience.article.TextSpan;
import java.util.Optional;

/** Turns offsets in code points, as corpora count, into offsets in UTF-16 code units, as we do. */
final class CodePoints {

    private final int[] units;

    CodePoints(String text) {
        units = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 0, unit = 0; point < units.length; point++) {
            units[point] = unit;
            if (unit < text.length()) {
                unit += Character.charCount(text.codePointAt(unit));
            }
        }
    }

    /** The stretch from one code point up to another; empty if it is none of the text. */
    Optional<TextSpan> span(int start, int end) {
        if (start < 0 || end <= start || end >= units.length) {
            return Optional.empty();
        }
        return Optional.of(new TextSpan(units[start], units[end]));
    }
}
