package dev.consilience.commandline.offline;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleSettlement;
import dev.consilience.article.Name;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StudyId;
import dev.consilience.claim.Claim;
import dev.consilience.extraction.Extractor;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.JsonText;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The claims of papers, read one record at a time: what the pipeline does, but for records that are of one article. */
public final class PaperClaims {

    private final Extractor extractor;
    private final boolean givenOnly;

    /**
     * Reads papers by an extractor.
     *
     * @param givenOnly whether claims are only read between names that the papers come with
     */
    public PaperClaims(Extractor extractor, boolean givenOnly) {
        this.extractor = extractor;
        this.givenOnly = givenOnly;
    }

    /**
     * Hands over each claim of the papers of a file, as a line of JSON, and each record that was refused, in words.
     *
     * @param name of the file
     */
    public void read(InputStream stream, String name, Consumer<String> claims, Consumer<String> refusals) {
        articles(stream, name, article -> extract(article, claims), refusals);
    }

    private static void articles(InputStream stream, String name, Consumer<Article> reader, Consumer<String> refusals) {
        ArticleFormats.read(stream, Hints.none().withName(name), outcome -> {
            if (outcome instanceof ParseOutcome.Parsed parsed) {
                article(parsed.record()).ifPresent(reader);
            } else if (outcome instanceof ParseOutcome.Refused refused) {
                refusals.accept(name + ", " + refused.place() + ": " + refused.reason());
            }
        });
    }

    /** Hands over how each sentence of the papers of a file was read, in words, and each record that was refused. */
    public void explain(InputStream stream, String name, Consumer<String> readings, Consumer<String> refusals) {
        articles(
                stream,
                name,
                article -> extractor.explain(article).forEach(reading -> Reasons.of(reading)
                        .forEach(readings)),
                refusals);
    }

    private void extract(Article article, Consumer<String> claims) {
        Iterable<Claim> found = extractor.extract(article);
        if (givenOnly) {
            found = extractor.extract(article, extractor.givenNames(article));
        }
        for (Claim claim : found) {
            claims.accept(JsonText.of(ClaimJson.of(ClaimRecords.toRecord(claim))));
        }
    }

    private static Optional<Article> article(SourceRecord record) {
        Optional<Name> name =
                record.names().stream().filter(one -> one.scheme().identifies()).min(Name::compareTo);
        return name.flatMap(one -> {
            ArticleId id = ArticleId.of(one);
            return ArticleSettlement.settle(id, StudyId.of(id), List.of(record), List.of());
        });
    }
}
