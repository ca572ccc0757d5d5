package dev.consilience.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.consilience.commandline.local.PortName;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Lets papers, revisions and retractions stream steadily through a cluster to which something is done meanwhile, and then holds what was
 * published against what an undisturbed pipeline makes of the same papers: the tables have to be the same, record for record, and those
 * who followed must have seen each change once and no withdrawal that nobody asked for.
 */
final class Ordeal {

    private static final int STANDING = 20;
    private static final String STANDING_DRUG = "gabapentin";
    private static final Duration WARMING_UP = Duration.ofSeconds(10);
    private static final Duration PATIENCE_TO_SETTLE = Duration.ofMinutes(10);
    private static final List<TopicDef<?>> COMPARED = List.of(
            TopicCatalogue.ARTICLES,
            TopicCatalogue.CLAIMS,
            TopicCatalogue.PROPOSITIONS,
            TopicCatalogue.CURATED_CLAIMS,
            TopicCatalogue.CONFLICTS);

    private final RunningPipeline pipeline;
    private final int instances;
    private final long seed;
    private final int perSecond;

    /**
     * An ordeal.
     *
     * @param instances of each service that there are at most: senders and followers go from one to the other
     * @param seed of the papers
     * @param perSecond how many papers a second
     */
    Ordeal(RunningPipeline pipeline, int instances, long seed, int perSecond) {
        this.pipeline = pipeline;
        this.instances = instances;
        this.seed = seed;
        this.perSecond = perSecond;
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Deed {

        /**
         * Does it.
         *
         * @param changes as a reader of the topic gets them: when there were none, nothing went on
         * @param balancer before the instances
         */
        void run(ChangeWatcher changes, Balancer balancer) throws Exception;
    }

    /**
     * Runs it.
     *
     * @param atMost how long the deed takes at most; behind that there are no papers
     * @param deed what is done while the papers stream
     * @param afterwards what has to be done before the pipeline can settle
     * @throws AssertionError if anything was lost, doubled or told wrongly
     */
    void run(Duration atMost, Deed deed, Deed afterwards) throws Exception {
        List<String> standing = IntStream.range(0, STANDING)
                .mapToObj(SeededLiterature::standing)
                .toList();
        send(pipeline, standing);
        pipeline.awaitSettled();
        List<String> papers = SeededLiterature.elements(seed, (int) atMost.toSeconds() * perSecond);
        List<String> sent = new ArrayList<>(standing);
        try (ChangeWatcher watcher = new ChangeWatcher(pipeline.administration(), TopicCatalogue.CHANGES.name());
                FeedFollower follower = new FeedFollower(addresses(PortName.PUBLISH));
                Balancer balancer = new Balancer(pipeline, instances)) {
            SteadyPapers steady = new SteadyPapers(balancer, papers, perSecond);
            try (steady) {
                Thread.sleep(WARMING_UP.toMillis());
                deed.run(watcher, balancer);
            }
            sent.addAll(steady.sent());
            System.out.println(sent.size() + " papers sent, " + steady.again() + " times one again");
            afterwards.run(watcher, balancer);
            long begin = System.nanoTime();
            pipeline.awaitSettled(PATIENCE_TO_SETTLE);
            System.out.printf(
                    Locale.ROOT, "settled %.1f s after the last of them%n", (System.nanoTime() - begin) / 1e9);
            holdFollowersAgainstTopic(watcher, follower);
        }
        compareWithUndisturbed(sent);
        System.out.println("Nothing lost, nothing doubled, no gap, no false withdrawal");
    }

    private List<URI> addresses(PortName service) {
        return IntStream.rangeClosed(1, instances)
                .mapToObj(member -> pipeline.instance(service, member))
                .toList();
    }

    private static void send(RunningPipeline pipeline, List<String> elements) throws Exception {
        RunningPipeline.Answer answer =
                pipeline.post("name=ordeal.xml", SeededLiterature.set(String.join("\n", elements)));
        if (answer.status() != 200) {
            throw new AssertionError("The papers were not taken: " + answer);
        }
    }

    private void compareWithUndisturbed(List<String> sent) throws Exception {
        Map<String, Map<String, String>> disturbed = new HashMap<>();
        for (TopicDef<?> topic : COMPARED) {
            disturbed.put(topic.name(), pipeline.table(topic));
        }
        try (RunningPipeline undisturbed = RunningPipeline.start("undisturbed")) {
            for (int from = 0; from < sent.size(); from += 500) {
                send(undisturbed, sent.subList(from, Math.min(sent.size(), from + 500)));
            }
            undisturbed.awaitSettled(PATIENCE_TO_SETTLE);
            for (TopicDef<?> topic : COMPARED) {
                Map<String, String> expected = undisturbed.table(topic);
                Map<String, String> actual = Objects.requireNonNull(disturbed.get(topic.name()));
                System.out.println(
                        topic.name() + ": " + actual.size() + " records, as undisturbed: " + actual.equals(expected));
                if (!actual.equals(expected) || actual.isEmpty()) {
                    throw new AssertionError(topic.name() + " differs from what an undisturbed pipeline makes: "
                            + differences(expected, actual));
                }
            }
        }
        for (String letters : TopicCatalogue.DEAD_LETTERS) {
            if (!pipeline.records(letters).isEmpty()) {
                throw new AssertionError("There are dead letters in " + letters);
            }
        }
    }

    private static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .limit(10)
                .toList();
    }

    private void holdFollowersAgainstTopic(ChangeWatcher watcher, FeedFollower follower) throws Exception {
        List<ConsumerRecord<String, byte[]>> all = pipeline.records(TopicCatalogue.CHANGES.name());
        RunningPipeline.await(
                "the reader of the topic has all", () -> watcher.records().size() >= all.size());
        RunningPipeline.await(
                "the reader of the feed has all", () -> follower.heard().size() >= all.size());
        List<String> read =
                watcher.records().stream().map(Ordeal::place).sorted().toList();
        List<String> expected = all.stream().map(Ordeal::place).sorted().toList();
        if (!read.equals(expected)) {
            throw new AssertionError("The reader of the topic did not see what is on it");
        }
        List<String> heard = follower.heard();
        if (heard.size() != all.size()) {
            throw new AssertionError("The reader of the feed heard " + heard.size() + " changes of " + all.size());
        }
        checkHeard(heard);
        checkChains(all);
        System.out.println(all.size() + " changes; the reader of the topic and that of the feed, who came "
                + follower.connections() + " times, saw each once");
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return String.format(Locale.ROOT, "%d:%012d %s", record.partition(), record.offset(), record.key());
    }

    /** As each change of a claim has to begin where the last that was heard ended, none is missing and none came twice. */
    private static void checkHeard(List<String> heard) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> last = new HashMap<>();
        for (String text : heard) {
            JsonNode change = json.readTree(text);
            String claim = change.path("claim").asText();
            JsonNode nothing = MissingNode.getInstance();
            if (!change.path("before").equals(last.getOrDefault(claim, nothing))) {
                throw new AssertionError("The reader of the feed heard a change of " + claim
                        + " that does not begin where the last one ended: " + text);
            }
            last.put(claim, change.path("after"));
        }
    }

    /** Each change of a claim begins where the last one ended, and what nobody withdrew is never gone. */
    private void checkChains(List<ConsumerRecord<String, byte[]>> all) {
        Map<String, Object> last = new HashMap<>();
        int standing = 0;
        try (Deserializer<ClaimChangedRecord> deserializer = new RegistrySerdes(pipeline.registry())
                .of(TopicCatalogue.CHANGES)
                .deserializer()) {
            List<ConsumerRecord<String, byte[]>> ordered = new ArrayList<>(all);
            ordered.sort(Comparator.<ConsumerRecord<String, byte[]>>comparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset));
            for (ConsumerRecord<String, byte[]> record : ordered) {
                ClaimChangedRecord change = deserializer.deserialize(record.topic(), record.value());
                if (!Objects.equals(change.getBefore(), last.get(record.key()))) {
                    throw new AssertionError("A change of " + record.key() + " at " + place(record)
                            + " does not begin where the last one ended");
                }
                if (isStanding(change)) {
                    standing++;
                    if (change.getAfter() == null) {
                        throw new AssertionError(record.key() + " was withdrawn at " + place(record)
                                + ", and nobody had taken anything back");
                    }
                }
                if (change.getAfter() == null) {
                    last.remove(record.key());
                } else {
                    last.put(record.key(), change.getAfter());
                }
            }
        }
        if (standing == 0) {
            throw new AssertionError("There was no claim that stands throughout");
        }
    }

    private static boolean isStanding(ClaimChangedRecord change) {
        return Stream.of(change.getBefore(), change.getAfter())
                .filter(Objects::nonNull)
                .anyMatch(claim -> claim.getProposition().getAgent().getLabel().equals(STANDING_DRUG));
    }
}
