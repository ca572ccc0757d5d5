package dev.consilience.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample papers are what their README says of them. */
class SamplesTest {

    static Stream<Path> samples() throws IOException {
        Path folder = Path.of("..", "..", "deploy", "local", "samples");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void namesItsPaperAndSaysThatItIsADigest(Path sample) throws IOException {
        String text = Files.readString(sample);

        Article article = Outcomes.article(text);

        assertThat(text).contains("\nNote: A digest in our own words");
        assertThat(article.id().value()).matches("(doi|pmid):.+");
        assertThat(article.title()).isNotEmpty();
        assertThat(article.section("abstract")).isPresent();
    }

    @Test
    void areAboutDifferentPapersOfSeveralKinds() throws IOException {
        List<Article> articles =
                samples().map(SamplesTest::read).map(Outcomes::article).toList();

        assertThat(articles).extracting(Article::id).doesNotHaveDuplicates();
        assertThat(articles)
                .extracting(Article::sourceKind)
                .contains(SourceKind.PRIMARY, SourceKind.TRIAL, SourceKind.REVIEW, SourceKind.NEWS);
        assertThat(articles)
                .filteredOn(article -> article.status() == ArticleStatus.RETRACTED)
                .hasSize(1);
        assertThat(articles)
                .filteredOn(article -> article.sourceKind() == SourceKind.NEWS)
                .allSatisfy(news -> assertThat(articles)
                        .extracting(Article::study)
                        .filteredOn(news.study()::equals)
                        .hasSizeGreaterThan(1));
    }

    private static String read(Path sample) {
        try {
            return Files.readString(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
