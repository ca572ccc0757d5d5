package dev.consilience.format.text;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.WholeDocument;
import dev.consilience.format.retractions.RetractionListFormat;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plain text: a digest, an abstract, a news report, a page saved as text. One input is one article. */
public final class TextFormat implements ArticleFormat {

    @Override
    public String name() {
        return "plain text";
    }

    /** Everything that is not markup and no table: a text needs no mark of its own. */
    @Override
    public boolean recognises(Head head) {
        return !head.isMarkup() && !new RetractionListFormat().recognises(head);
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        WholeDocument document = WholeDocument.read(input, limits.documentBytes());
        ParseOutcome outcome;
        try {
            String text = document.text(hints, Optional.empty());
            outcome = new Parsed(new TextReader("text", hints, limits).read(lines(text), PageFacts.none()));
        } catch (RefusalException e) {
            outcome = new Refused(e.code(), "document", RefusalException.reasonOf(e), document.bytes());
        }
        outcomes.accept(outcome);
    }

    /** The lines, one more of them than may be: so many more as there are would be as many small objects. */
    private static List<String> lines(String text) {
        return text.lines().limit(TextReader.MOST_LINES + 1L).toList();
    }
}
