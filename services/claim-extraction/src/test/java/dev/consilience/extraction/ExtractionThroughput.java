package dev.consilience.extraction;

import com.sun.management.ThreadMXBean;
import dev.consilience.article.Article;
import dev.consilience.article.Section;
import dev.consilience.article.TextSpan;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPInputStream;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.Span;

/**
 * Measures reading and extracting on one thread, by the thread's own time, over abstracts with a whole vocabulary loaded;
 * beside it another library's sentences, tokens and parts of speech over the same texts in the same run. Each five times in
 * turn after warming up; prints the medians with the least and the most, the allocation an abstract, the heap that
 * vocabulary and dictionary hold, and how long they took to load.
 *
 * <p>With the argument {@code standard} it loads the project's own lexicon only; with {@code advice} the table of misleading
 * names too.
 */
final class ExtractionThroughput {

    private static final int RUNS = 5;
    private static final int WARM_UP = 4;
    private static final int SAMPLE = 400;

    private ExtractionThroughput() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        print(
                "%s, %d processors%n",
                System.getProperty("java.vm.version"), Runtime.getRuntime().availableProcessors());
        List<Article> articles = Abstracts.read();
        long characters = articles.stream()
                .flatMap(article -> article.sections().stream())
                .mapToLong(section -> section.text().length())
                .sum();
        print("%d abstracts, %d characters each%n", articles.size(), characters / articles.size());

        long before = usedHeap();
        long started = System.nanoTime();
        long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Vocabulary vocabulary = VocabularyReader.standard();
        if (!options.contains("standard")) {
            VocabularyLoader.Result loaded = Abstracts.wholeVocabulary().load();
            vocabulary = loaded.vocabulary();
            print("%s%n", loaded.report());
        }
        double loading = (System.nanoTime() - started) / 1e9;
        double loadingBusy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e9;
        long withVocabulary = usedHeap();
        started = System.nanoTime();
        busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        FormAdvice advice = FormAdvice.none();
        if (options.contains("advice")) {
            try (InputStream stream =
                    new GZIPInputStream(Files.newInputStream(Abstracts.file("vocab", "ambiguous.tsv.gz")))) {
                advice = FormAdvice.read("ambiguous.tsv", stream);
            }
        }
        ConceptTagger tagger = new ConceptTagger(vocabulary, advice);
        double building = (System.nanoTime() - started) / 1e9;
        double buildingBusy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e9;
        long withTagger = usedHeap();
        print(
                "%d concepts, release %s%n"
                        + "loaded in %.1f s (%.1f of the processor), dictionary built in %.1f s (%.1f); heap: vocabulary %d MiB, dictionary %d MiB%n",
                vocabulary.size(),
                vocabulary.release(),
                loading,
                loadingBusy,
                building,
                buildingBusy,
                (withVocabulary - before) >> 20,
                (withTagger - withVocabulary) >> 20);

        Extractor extractor = Extractor.with(vocabulary, advice);
        OpenNlp openNlp = new OpenNlp();
        Step[] steps = {
            new Step("sentences and tokens", articles, ExtractionThroughput::tokens),
            new Step("and tagging", articles, article -> tags(tagger, article)),
            new Step("whole extractor", articles, article -> extractor
                    .extract(article)
                    .size()),
            new Step("OpenNLP sentences, tokens, parts of speech", articles.subList(0, SAMPLE), openNlp::tags),
        };
        for (int run = -WARM_UP; run < RUNS; run++) {
            for (Step step : steps) {
                step.run(run);
            }
        }
        for (Step step : steps) {
            step.report();
        }
        print("whole extractor : OpenNLP = %.1f%n", steps[2].median() / steps[3].median());
    }

    private static long tokens(Article article) {
        long count = 0;
        for (Section section : article.sections()) {
            for (TextSpan sentence : SentenceSplitter.split(section.text())) {
                count += Tokenizer.tokenize(section.text(), sentence).size();
            }
        }
        return count;
    }

    private static long tags(ConceptTagger tagger, Article article) {
        long count = 0;
        Named named = new Named();
        Map<String, Optional<Concept>> abbreviations = Map.of();
        for (Section section : article.sections()) {
            for (TextSpan sentence : SentenceSplitter.split(section.text())) {
                List<Token> tokens = Tokenizer.tokenize(section.text(), sentence);
                count +=
                        tagger.tag(section.text(), tokens, abbreviations, named).size();
            }
        }
        return count;
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private static final class Step {

        private final String name;
        private final List<Article> articles;
        private final ToLongFunction<Article> work;
        private final double[] rates = new double[RUNS];
        private long allocated;
        private long found;

        Step(String name, List<Article> articles, ToLongFunction<Article> work) {
            this.name = name;
            this.articles = articles;
            this.work = work;
        }

        void run(int run) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            long count = 0;
            for (Article article : articles) {
                count += work.applyAsLong(article);
            }
            double rate = articles.size() / ((threads.getCurrentThreadCpuTime() - start) / 1e9);
            allocated = (threads.getCurrentThreadAllocatedBytes() - bytes) / articles.size();
            found = count;
            if (run >= 0) {
                rates[run] = rate;
            }
        }

        double median() {
            Arrays.sort(rates);
            return rates[RUNS / 2];
        }

        void report() {
            double median = median();
            print(
                    "%s: %.0f abstracts/s (%.0f to %.0f), %d kB allocated an abstract, %d found%n",
                    name, median, rates[0], rates[RUNS - 1], allocated / 1000, found);
        }
    }

    /** Another library's steps before the first question about content. */
    private static final class OpenNlp {

        private final SentenceDetectorME sentences;
        private final TokenizerME tokens;
        private final POSTaggerME partsOfSpeech;

        OpenNlp() throws IOException {
            sentences = new SentenceDetectorME(new SentenceModel(model("sentence")));
            tokens = new TokenizerME(new TokenizerModel(model("tokens")));
            partsOfSpeech = new POSTaggerME(new POSModel(model("pos")));
        }

        private static InputStream model(String step) throws IOException {
            String name = "/opennlp-en-ud-ewt-" + step + "-1.3-2.5.4.bin";
            InputStream stream = ExtractionThroughput.class.getResourceAsStream(name);
            if (stream == null) {
                throw new IOException("The model " + name + " is not on the class path");
            }
            return stream;
        }

        long tags(Article article) {
            long count = 0;
            for (Section section : article.sections()) {
                for (Span sentence : sentences.sentPosDetect(section.text())) {
                    String[] words = tokens.tokenize(section.text().substring(sentence.getStart(), sentence.getEnd()));
                    count += partsOfSpeech.tag(words).length;
                }
            }
            return count;
        }
    }
}
