package dev.consilience.format.literature;

import dev.consilience.format.ParseOutcome;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints what becomes of each of the files in {@code hostile.tar.gz}, and how long it takes. The archive is read in memory
 * and nothing of it is written, and archives in it are given to the readers as they are. To be run with little memory.
 */
public final class HostileInput {

    private HostileInput() {}

    /**
     * What became of a file.
     *
     * @param milliseconds that it took
     * @param read how many records it gave
     * @param codes of its refusals, and READ for records, each with their number
     */
    record Result(long milliseconds, int read, Map<String, Long> codes, String first) {

        static Result of(byte[] file) {
            long start = System.nanoTime();
            List<ParseOutcome> outcomes = Literature.outcomes(file);
            long took = (System.nanoTime() - start) / 1_000_000;
            Map<String, Long> codes = outcomes.stream()
                    .map(outcome -> outcome.match(
                            parsed -> "READ", refused -> refused.code().name()))
                    .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
            String first = outcomes.get(0)
                    .match(
                            parsed -> parsed.record().title() + " ("
                                    + parsed.record().sections().size() + " sections)",
                            refused -> refused.reason());
            return new Result(took, codes.getOrDefault("READ", 0L).intValue(), codes, first);
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<URI> asked = watchConnections();
        Map<String, byte[]> files = Literature.archive("hostile.tar.gz");
        System.out.println("file\tbytes\tmilliseconds\toutcomes\tfirst");
        Map<String, Integer> sums = new TreeMap<>();
        long slowest = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Result result = Result.of(file.getValue());
            slowest = Math.max(slowest, result.milliseconds());
            String path = file.getKey().replaceFirst("^hostile/", "");
            sums.merge(family(path) + "\t" + result.codes().keySet(), 1, Integer::sum);
            String shown = result.first().replaceAll("[\\p{Cntrl}]", " ");
            System.out.println(String.join(
                    "\t",
                    path,
                    file.getValue().length + "",
                    result.milliseconds() + "",
                    result.codes() + "",
                    shown.substring(0, Math.min(100, shown.length()))));
        }
        sums.forEach((family, count) -> System.out.println(count + "\t" + family));
        System.out.println(files.size() + " files, the slowest took " + slowest + " ms, in a heap of "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB; connections asked for: " + asked);
    }

    /** The folder of a file; of the JSON suite, with the letter that says whether it is JSON. */
    static String family(String path) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.matches("[yni]_.*")) {
            return folder + "/" + name.charAt(0) + "_*";
        }
        return folder;
    }

    /** Whatever the JDK is asked to fetch from an address passes here first. */
    static List<URI> watchConnections() {
        List<URI> asked = new ArrayList<>();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                asked.add(uri);
            }
        });
        return asked;
    }
}
