package dev.consilience.benchmark.part;

import dev.consilience.article.Article;
import dev.consilience.claim.Claim;
import dev.consilience.extraction.Annotation;
import dev.consilience.extraction.Extractor;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.stream.ArticleRecords;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What each part costs over the same papers, one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class PartBenchmarks {

    private static final String ARTICLES = TopicCatalogue.ARTICLES.name();
    private static final String CLAIMS = TopicCatalogue.CLAIMS.name();

    private final Papers papers = Papers.ofSettings();
    private final List<byte[]> sets = papers.sets();
    private final List<Article> articles = papers.articles();
    private final Extractor extractor = papers.extractor();
    private final List<Claim> claims = articles.stream()
            .flatMap(article -> extractor.extract(article).stream())
            .toList();
    private final List<List<Placement>> propositions = List.copyOf(claims.stream()
            .flatMap(claim -> Placement.of(claim).stream())
            .collect(Collectors.groupingBy(Placement::proposition))
            .values());
    private final Serde<ArticleRecord> articleSerde = new InMemorySerdes().of(TopicCatalogue.ARTICLES);
    private final Serde<ClaimRecord> claimSerde = new InMemorySerdes().of(TopicCatalogue.CLAIMS);
    private final List<byte[]> articleBytes = articles.stream()
            .map(article -> articleSerde.serializer().serialize(ARTICLES, ArticleRecords.toRecord(article)))
            .toList();
    private final List<byte[]> claimBytes = claims.stream()
            .map(claim -> claimSerde.serializer().serialize(CLAIMS, ClaimRecords.toRecord(claim)))
            .toList();
    private final Reconciler reconciler = new Reconciler(BeliefPriors.indraReading());
    private int next;

    private <T> T next(List<T> from) {
        next++;
        return from.get(Math.floorMod(next, from.size()));
    }

    /** XML of PubMed's to records, one paper. */
    @Benchmark
    @OperationsPerInvocation(Papers.IN_SET)
    public void parse(Blackhole sink) throws IOException {
        ArticleFormats.read(new ByteArrayInputStream(next(sets)), Hints.none(), sink::consume);
    }

    /** An article to the names in it. */
    @Benchmark
    public List<Annotation> tag() {
        return extractor.names(next(articles));
    }

    /** An article to claims, with the names that have to be found for that; it takes longer to be compiled than the others. */
    @Benchmark
    @Warmup(iterations = 15, time = 3)
    public List<Claim> extract() {
        return extractor.extract(next(articles));
    }

    /** An article to bytes. */
    @Benchmark
    public byte[] writeArticle() {
        return articleSerde.serializer().serialize(ARTICLES, ArticleRecords.toRecord(next(articles)));
    }

    /** Bytes to an article. */
    @Benchmark
    public Article readArticle() {
        return ArticleRecords.fromRecord(articleSerde.deserializer().deserialize(ARTICLES, next(articleBytes)));
    }

    /** A claim to bytes. */
    @Benchmark
    public byte[] writeClaim() {
        return claimSerde.serializer().serialize(CLAIMS, ClaimRecords.toRecord(next(claims)));
    }

    /** Bytes to a claim. */
    @Benchmark
    public Claim readClaim() {
        return ClaimRecords.fromRecord(claimSerde.deserializer().deserialize(CLAIMS, next(claimBytes)));
    }

    /** The answer to a proposition, from all its evidence. */
    @Benchmark
    public Optional<CuratedClaim> reconcile() {
        return reconciler.reconcile(next(propositions));
    }
}
