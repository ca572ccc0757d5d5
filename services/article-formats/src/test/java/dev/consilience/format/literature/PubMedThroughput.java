package dev.consilience.format.literature;

import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Measures how fast citations are read, beside a pass of the JDK's parser over the same bytes that does nothing with them:
 * five times each in turn, and the medians. With a number of citations as its argument it reads the same content again and
 * again as one input until there are as many, and prints how much memory is in use.
 */
public final class PubMedThroughput {

    private static final int RUNS = 5;
    private static final int WARM_UP = 8;
    private static final String END = "</PubmedArticleSet>";
    private static final String FIRST = "<PubmedArticle>";

    private PubMedThroughput() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            compare(Literature.unpacked("pubmed.xml.gz"));
        } else {
            repeat(Integer.parseInt(arguments[0]));
        }
    }

    private static void compare(byte[] set) {
        double[] ours = new double[RUNS];
        double[] bare = new double[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            double bareRate = rate(() -> parse(set));
            double ownRate = rate(() -> read(new ByteArrayInputStream(set), outcome -> {}));
            if (run >= 0) {
                bare[run] = bareRate;
                ours[run] = ownRate;
            }
            print("run %d: reader %.0f/s, bare parser %.0f/s%n", run + 1, ownRate, bareRate);
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        double own = ours[RUNS / 2];
        double parser = bare[RUNS / 2];
        print("median: reader %.0f citations/s, bare parser %.0f citations/s, ratio %.2f%n", own, parser, own / parser);
    }

    /** By the thread's own time: on a machine that others use too, the clock on the wall says little. */
    private static double rate(IntSupplier pass) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        int citations = pass.getAsInt();
        return citations / ((threads.getCurrentThreadCpuTime() - start) / 1e9);
    }

    private static int parse(byte[] set) {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            // As the reader has it: with other settings the parser is other code, and each slows the other down.
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(set));
            int citations = 0;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("PubmedArticle")) {
                    citations++;
                }
            }
            return citations;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The set is not well-formed", e);
        }
    }

    private static int read(InputStream set, Consumer<ParseOutcome> more) {
        int[] count = new int[1];
        ArticleFormats.read(set, Hints.none(), outcome -> {
            count[0]++;
            more.accept(outcome);
        });
        return count[0];
    }

    private static void repeat(int wanted) throws IOException {
        // The head, and then a few hundred citations: all of them would take a third of the memory that is allowed.
        String set = new String(readSome(), StandardCharsets.UTF_8);
        int start = set.indexOf(FIRST);
        int end = set.lastIndexOf("</PubmedArticle>") + "</PubmedArticle>".length();
        byte[] head = set.substring(0, start).getBytes(StandardCharsets.UTF_8);
        byte[] citations = set.substring(start, end).getBytes(StandardCharsets.UTF_8);
        int each = set.substring(start, end).split(FIRST, -1).length - 1;
        int times = (wanted + each - 1) / each;
        long[] most = new long[1];
        int[] count = new int[1];
        long started = System.nanoTime();
        int read = read(new Repeated(head, citations, times), outcome -> {
            count[0]++;
            if (count[0] % 50_000 == 0) {
                Runtime runtime = Runtime.getRuntime();
                System.gc();
                long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
                most[0] = Math.max(most[0], used);
                print("%d citations, %d MiB in use%n", count[0], used);
            }
        });
        double seconds = (System.nanoTime() - started) / 1e9;
        print(
                "%d citations in %.0f s, %.0f/s, at most %d MiB in use of %d%n",
                read, seconds, read / seconds, most[0], Runtime.getRuntime().maxMemory() >> 20);
    }

    private static byte[] readSome() throws IOException {
        try (InputStream stream = Literature.stream("pubmed.xml.gz")) {
            return stream.readNBytes(4 * 1024 * 1024);
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    /** The same bytes again and again, between a head and an end. */
    private static final class Repeated extends InputStream {

        private final byte[] content;
        private byte[] open;
        private int position;
        private int left;

        Repeated(byte[] head, byte[] content, int times) {
            this.content = content;
            this.open = head;
            this.left = times;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            if (read(one, 0, 1) < 0) {
                return -1;
            }
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            while (position == open.length) {
                if (left < 0) {
                    return -1;
                }
                if (left > 0) {
                    open = content;
                } else {
                    open = END.getBytes(StandardCharsets.UTF_8);
                }
                left--;
                position = 0;
            }
            int count = Math.min(length, open.length - position);
            System.arraycopy(open, position, target, offset, count);
            position += count;
            return count;
        }
    }
}
