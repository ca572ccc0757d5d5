package dev.consilience.extraction;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleSettlement;
import dev.consilience.article.NameScheme;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StudyId;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Real papers and whole vocabularies for measurements. They are no part of the project: the system property {@code
 * consilience.shared} names the folder that has them in {@code papers} and {@code vocab}.
 */
final class Abstracts {

    private Abstracts() {}

    static Path file(String folder, String name) {
        return Path.of(System.getProperty("consilience.shared", "../../../shared"), folder, name);
    }

    /** The citations that have an abstract. */
    static List<Article> read() throws IOException {
        List<Article> articles = new ArrayList<>();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file("papers", "pubmed.xml.gz")))) {
            ArticleFormats.read(stream, Hints.none(), outcome -> {
                if (outcome instanceof ParseOutcome.Parsed parsed) {
                    article(parsed.record())
                            .filter(article -> article.sections().size() > 1)
                            .ifPresent(articles::add);
                }
            });
        }
        return articles;
    }

    private static Optional<Article> article(SourceRecord record) {
        return record.name(NameScheme.PMID).flatMap(name -> {
            ArticleId id = ArticleId.of(name);
            return ArticleSettlement.settle(id, StudyId.of(id), List.of(record), List.of());
        });
    }

    /** The lexicon of the project under all that there is. */
    static VocabularyLoader wholeVocabulary() {
        return VocabularyLoader.over(VocabularyReader.standard())
                .add(file("vocab", "terms.tsv.gz"))
                .equivalents(file("vocab", "equivalents.tsv.gz"));
    }
}
