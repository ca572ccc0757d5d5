package dev.consilience.benchmark.part;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleSettlement;
import dev.consilience.article.NameScheme;
import dev.consilience.article.StudyId;
import dev.consilience.benchmark.Citations;
import dev.consilience.extraction.Extractor;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The papers that parts are measured over.
 *
 * @param sets as PubMed's sets of {@value #IN_SET}
 * @param articles the same, parsed; those without an abstract are left out
 * @param extractor by the vocabulary that is measured with
 */
public record Papers(List<byte[]> sets, List<Article> articles, Extractor extractor) {

    /** The setting that names the file of papers. */
    public static final String FILE = "consilience.bench.papers";

    /** The setting that names vocabularies over the built-in lexicon, parted as paths are; may be empty. */
    public static final String VOCABULARIES = "consilience.bench.vocabularies";

    /** The setting that names tables of equal identifiers, parted as paths are; may be empty. */
    public static final String EQUIVALENTS = "consilience.bench.equivalents";

    static final int IN_SET = 50;

    private static final int MOST = 2_000;

    /** Those of the settings. JMH's own processes are told them on the command line. */
    static Papers ofSettings() {
        try {
            Citations citations = Citations.read(Path.of(System.getProperty(FILE, "")));
            VocabularyLoader loader = VocabularyLoader.over(VocabularyReader.standard());
            files(VOCABULARIES).forEach(loader::add);
            files(EQUIVALENTS).forEach(loader::equivalents);
            int many = Math.min(MOST, citations.size()) / IN_SET * IN_SET;
            List<byte[]> sets = new ArrayList<>();
            for (int from = 0; from < many; from += IN_SET) {
                sets.add(citations.set(from, from + IN_SET));
            }
            return new Papers(
                    List.copyOf(sets),
                    articles(sets),
                    Extractor.with(loader.load().vocabulary()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String setting) {
        return Stream.of(System.getProperty(setting, "").split(File.pathSeparator, -1))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static List<Article> articles(List<byte[]> sets) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (byte[] set : sets) {
            ArticleFormats.read(new ByteArrayInputStream(set), Hints.none(), outcome -> article(outcome)
                    .filter(article -> article.sections().size() > 1)
                    .ifPresent(articles::add));
        }
        return List.copyOf(articles);
    }

    /** A paper as if nothing else were known of it. */
    public static Optional<Article> article(ParseOutcome outcome) {
        if (outcome instanceof ParseOutcome.Parsed parsed) {
            return parsed.record().name(NameScheme.PMID).flatMap(name -> {
                ArticleId id = ArticleId.of(name);
                return ArticleSettlement.settle(id, StudyId.of(id), List.of(parsed.record()), List.of());
            });
        }
        return Optional.empty();
    }
}
