package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.SectionKind;
import dev.consilience.claim.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A service reads in several threads, which share an extractor and what it keeps of the words that it has met. */
class SeveralThreadsTest {

    private static final int THREADS = 4;
    private static final int ARTICLES = 400;

    private static final List<String> AGENTS =
            List.of("Everolimus", "Gabapentin", "Ketamine", "Metformin", "Celecoxib");
    private static final List<String> EFFECTS = List.of("reduced", "did not affect", "increased", "failed to prevent");
    private static final List<String> OUTCOMES = List.of("cold allodynia", "anxiety", "heat hyperalgesia", "autophagy");

    @Test
    void findTheSameAsOneAlone() throws Exception {
        List<Article> articles = articles(new Random(11));
        Extractor alone = Extractor.standard();
        List<List<Claim>> expected = articles.stream().map(alone::extract).toList();

        Extractor shared = Extractor.standard();
        CountDownLatch begin = new CountDownLatch(THREADS);
        List<List<List<Claim>>> found = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<List<Claim>>>> readings = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<Integer> order = shuffled(new Random(thread));
                readings.add(threads.submit(() -> {
                    begin.countDown();
                    begin.await();
                    return read(articles, order, shared);
                }));
            }
            for (Future<List<List<Claim>>> reading : readings) {
                found.add(reading.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(expected.stream().mapToInt(List::size).sum()).isGreaterThan(ARTICLES);
        assertThat(found).hasSize(THREADS).allMatch(expected::equals);
    }

    private static List<List<Claim>> read(List<Article> articles, List<Integer> order, Extractor extractor) {
        TreeMap<Integer, List<Claim>> claims = new TreeMap<>();
        order.forEach(number -> claims.put(number, extractor.extract(articles.get(number))));
        return List.copyOf(claims.values());
    }

    private static List<Integer> shuffled(Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, ARTICLES).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }

    /** Findings among words that nobody has met, of which there are more than are kept in one place. */
    private static List<Article> articles(Random random) {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            StringBuilder text = new StringBuilder();
            for (int sentence = 0; sentence < 4; sentence++) {
                text.append(of(AGENTS, random)).append(' ').append(of(EFFECTS, random));
                text.append(' ').append(of(OUTCOMES, random)).append(" in");
                for (int word = 0; word < 40; word++) {
                    text.append(' ').append(made(random));
                }
                text.append(". ");
            }
            articles.add(Papers.of(SectionKind.RESULTS, text.toString()));
        }
        return articles;
    }

    private static String of(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String made(Random random) {
        StringBuilder word = new StringBuilder();
        for (int letter = 0; letter < 3 + random.nextInt(6); letter++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
