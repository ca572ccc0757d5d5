package dev.consilience.benchmark;

import dev.consilience.benchmark.part.Papers;
import dev.consilience.extraction.Extractor;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What reading citations and taking claims from them costs by itself, in one thread, without any Kafka. */
final class ExtractionAlone {

    private static final int AT_ONCE = 250;

    private final Citations citations;
    private final Extractor extractor;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    ExtractionAlone(Citations citations, Vocabulary vocabulary) {
        this.citations = citations;
        this.extractor = Extractor.with(vocabulary);
    }

    /**
     * What was read.
     *
     * @param perSecond citations, by the thread's own time
     * @param claims of all of them
     */
    record Result(double perSecond, int claims) {}

    /**
     * Reads citations.
     *
     * @param warmUp how many before, which are not counted: the first few ten thousand are read while the virtual machine compiles
     * @param papers how many are counted
     */
    Result run(int warmUp, int papers) throws IOException {
        read(warmUp);
        long begin = threads.getCurrentThreadCpuTime();
        int claims = read(papers);
        return new Result(papers / ((threads.getCurrentThreadCpuTime() - begin) / 1e9), claims);
    }

    private int read(int papers) throws IOException {
        int[] claims = {0};
        for (int from = 0; from < papers; from += AT_ONCE) {
            byte[] bytes = citations.set(from, Math.min(papers, from + AT_ONCE));
            ArticleFormats.read(new ByteArrayInputStream(bytes), Hints.none(), outcome -> {
                claims[0] += Papers.article(outcome)
                        .map(article -> extractor.extract(article).size())
                        .orElse(0);
            });
        }
        return claims[0];
    }
}
