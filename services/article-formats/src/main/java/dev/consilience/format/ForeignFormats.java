package dev.consilience.format;

import java.util.List;
import java.util.Optional;

/** What people send that is not read, so that a refusal can name it. */
final class ForeignFormats {

    private record Mark(String start, String name) {}

    /** The first bytes, one character a byte. */
    private static final List<Mark> MARKS = List.of(
            new Mark("PK\u0003\u0004", "a ZIP archive or an office document"),
            new Mark("PK\u0005\u0006", "an empty ZIP archive"),
            new Mark("\u001F\u008B", "data that is compressed twice"),
            new Mark("BZh", "data compressed with bzip2"),
            new Mark("\u00FD7zXZ", "data compressed with xz"),
            new Mark("(\u00B5/\u00FD", "data compressed with zstd"),
            new Mark("7z\u00BC\u00AF", "a 7-Zip archive"),
            new Mark("%PDF-", "a PDF file"),
            new Mark("{\\rtf", "a rich text file"),
            new Mark("\u00D0\u00CF\u0011\u00E0", "an old office document"),
            new Mark("\u0089PNG", "an image"),
            new Mark("GIF8", "an image"),
            new Mark("\u00FF\u00D8\u00FF", "an image"),
            new Mark("\u007FELF", "a program"),
            new Mark("MZ\u0090", "a program"));

    private ForeignFormats() {}

    static Optional<String> recognise(Head head) {
        for (Mark mark : MARKS) {
            if (head.text().startsWith(mark.start())) {
                return Optional.of(mark.name());
            }
        }
        return Optional.empty();
    }
}
