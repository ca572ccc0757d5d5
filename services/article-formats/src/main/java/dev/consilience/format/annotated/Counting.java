package dev.consilience.format.annotated;

/** In what an annotator counts offsets. */
enum Counting {
    /** As most tools do, and as BioC and PubTator are meant. */
    CODE_POINTS,
    /** As tools in Java and JavaScript do. */
    UTF16_UNITS,
    /** As tools in C do. */
    UTF8_BYTES;

    /** How much a character counts. */
    int of(int codePoint) {
        return switch (this) {
            case CODE_POINTS -> 1;
            case UTF16_UNITS -> Character.charCount(codePoint);
            case UTF8_BYTES -> {
                if (codePoint < 0x80) {
                    yield 1;
                }
                if (codePoint < 0x800) {
                    yield 2;
                }
                if (codePoint < 0x10000) {
                    yield 3;
                }
                yield 4;
            }
        };
    }
}
