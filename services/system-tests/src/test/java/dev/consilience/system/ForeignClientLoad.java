package dev.consilience.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures whether a client in another language holds what REST serves: a file of PubMed citations is streamed in while it follows the
 * curated claims, then citations that carry claims are retracted, picked at random by a fixed seed.
 *
 * <p>{@code measure ForeignClientLoad FILE [RETRACTIONS [VOCABULARY]]}: 50 retractions, and the built-in vocabulary, by default.
 */
public final class ForeignClientLoad {

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private ForeignClientLoad() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) throws Exception {
        int retractions = 50;
        if (arguments.length > 1) {
            retractions = Integer.parseInt(arguments[1]);
        }
        try (RunningPipeline pipeline = RunningPipeline.start("foreign-client-load");
                ForeignClient client = ForeignClient.follow(pipeline)) {
            if (arguments.length > 2) {
                release(pipeline, Path.of(arguments[2]));
            }
            Instant begin = Instant.now();
            JsonNode answer = pipeline.post("name=papers", BodyPublishers.ofFile(Path.of(arguments[0])))
                    .body();
            System.out.println(answer.path("accepted") + " records accepted, " + answer.path("refused") + " refused");
            pipeline.awaitSettled(PATIENCE);
            report("streamed in", pipeline, client, begin);

            begin = Instant.now();
            List<Integer> pmids = carriers(pipeline, client, retractions);
            pipeline.post("name=retracted.xml", SeededLiterature.retracted(pmids));
            pipeline.awaitSettled(PATIENCE);
            report(pmids.size() + " retracted", pipeline, client, begin);

            begin = Instant.now();
            boolean equal = ForeignClient.tableNow(pipeline).equals(client.table());
            System.out.println("read again from the start in " + seconds(begin) + " s: "
                    + inWords(equal, "the same table", "another table"));
            System.out.println("the client ended with code " + client.end());
        }
    }

    private static void release(RunningPipeline pipeline, Path vocabulary) throws Exception {
        VocabularyLoader.Result loaded = VocabularyLoader.over(VocabularyReader.standard())
                .add(vocabulary)
                .load();
        VocabularyWriter.release(
                pipeline.administration(), new RegistrySerdes(pipeline.registry()), loaded.vocabulary());
        System.out.println("released: " + loaded.vocabulary().release());
        pipeline.awaitSettled(PATIENCE);
    }

    private static void report(String what, RunningPipeline pipeline, ForeignClient client, Instant begin)
            throws Exception {
        String settled = seconds(begin);
        Map<String, JsonNode> served = ForeignClientIT.served(pipeline);
        ForeignClientIT.awaitEnd(pipeline, client);
        Map<String, JsonNode> held = ForeignClientIT.asRest(client.table());
        ForeignClient.Seen seen = client.seen();
        System.out.println(what + ", settled after " + settled + " s; the client has read " + seen.records()
                + " records, of them " + seen.tombstones() + " tombstones, and holds " + seen.keys()
                + " keys; REST serves "
                + served.size() + "; " + inWords(held.equals(served), "equal in every field", "NOT EQUAL") + "; "
                + client.oddities().size() + " oddities");
        client.oddities().stream().limit(5).forEach(System.out::println);
        if (!held.equals(served)) {
            Set<String> keys = new TreeSet<>(served.keySet());
            keys.addAll(held.keySet());
            keys.removeIf(key -> served.containsKey(key) && served.get(key).equals(held.get(key)));
            System.out.println(keys.size() + " differ: " + keys);
            throw new AssertionError("The client holds something else than REST serves");
        }
    }

    /** Citations that carry curated claims, so many of them, picked at random. */
    private static List<Integer> carriers(RunningPipeline pipeline, ForeignClient client, int most) throws Exception {
        Set<String> articles = new TreeSet<>();
        for (JsonNode claim : client.table().values()) {
            claim.get("evidence")
                    .forEach(each -> articles.add(each.at("/claim/article").asText()));
        }
        List<String> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, new Random(SEED));
        List<Integer> pmids = new ArrayList<>();
        for (String article : shuffled) {
            String path = new URI(null, null, "/articles/" + article, null).getRawPath();
            JsonNode pmid = pipeline.get(path).body().path("pmid");
            if (pmid.isTextual() && pmids.size() < most) {
                pmids.add(Integer.valueOf(pmid.asText()));
            }
        }
        return pmids;
    }

    private static String inWords(boolean holds, String yes, String no) {
        if (holds) {
            return yes;
        }
        return no;
    }

    private static String seconds(Instant begin) {
        return Long.toString(Duration.between(begin, Instant.now()).toSeconds());
    }
}
