package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import java.util.List;

/** The sentences of a text, as the extractor reads them. */
public final class Sentences {

    private Sentences() {}

    /** Where the sentences stand, in order and without surrounding white space; a heading or a table's row may be one. */
    public static List<TextSpan> of(String text) {
        return SentenceSplitter.split(text);
    }
}
