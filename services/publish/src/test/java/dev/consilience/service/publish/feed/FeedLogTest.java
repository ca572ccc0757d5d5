package dev.consilience.service.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedLogTest {

    private static final FeedFilter ALL = new FeedFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    private static final CuratedClaimRecord AGREED = CuratedRecords.toRecord(
            new Reconciler(BeliefPriors.indraReading())
                    .reconcile(List.of(Evidence.from("a").on("pain")))
                    .orElseThrow(),
            List.of());
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Pattern CLAIM = Pattern.compile("^\\{\"claim\":\"([^\"]+)\"");
    private static final int SEEDS = 40;
    private static final int PARTITIONS = 3;

    private final List<FeedLog<?>> logs = new ArrayList<>();

    @AfterEach
    void close() {
        logs.forEach(FeedLog::close);
    }

    @Test
    void whatReadersGetIsMadeOnceAndNotBeforeTheFirstAsks() throws Exception {
        FeedShape<ClaimChangedRecord> shape = FeedShape.ofChanges(new ObjectMapper().findAndRegisterModules());
        AtomicInteger made = new AtomicInteger();
        TopicInMemory topic = topic();
        FeedLog<ClaimChangedRecord> log = new FeedLog<>(
                TopicCatalogue.CHANGES,
                (record, change) -> {
                    made.incrementAndGet();
                    return shape.entry(record, change);
                },
                topic::consumer,
                new InMemorySerdes(),
                1_000_000);
        logs.add(log);
        log.start(() -> {});
        while (!log.isReady()) {
            Thread.sleep(1);
        }
        FeedPosition before = log.end();
        topic.append(0, 0, "a claim", bytes("a claim"));
        while (log.end().equals(before)) {
            Thread.sleep(1);
        }
        assertThat(made).hasValue(0);

        for (int reader = 0; reader < 3; reader++) {
            FeedEntry entry = log.next(0, before.of(0)).entry();
            assertThat(entry).isNotNull().extracting(FeedEntry::claim).isEqualTo("a claim");
        }
        assertThat(made).hasValue(1);
    }

    private FeedLog<ClaimChangedRecord> follow(TopicInMemory topic, int memory) throws InterruptedException {
        FeedLog<ClaimChangedRecord> log = new FeedLog<>(
                TopicCatalogue.CHANGES,
                FeedShape.ofChanges(new ObjectMapper().findAndRegisterModules()),
                topic::consumer,
                new InMemorySerdes(),
                memory);
        logs.add(log);
        log.start(() -> {});
        while (!log.isReady()) {
            Thread.sleep(1);
        }
        return log;
    }

    private static TopicInMemory topic() {
        return new TopicInMemory(TopicCatalogue.CHANGES.name(), PARTITIONS);
    }

    private static void append(TopicInMemory topic, Random random, int many) {
        for (int each = 0; each < many; each++) {
            int partition = random.nextInt(PARTITIONS);
            int gap = 0;
            if (random.nextInt(5) == 0) {
                gap = random.nextInt(200);
            }
            String claim = "claim-" + partition + "-" + each + "-" + random.nextInt(1000);
            topic.append(partition, gap, claim, bytes(claim));
        }
    }

    private static byte[] bytes(String claim) {
        ClaimChangedRecord change = new ClaimChangedRecord(claim, ChangeReason.NEW_EVIDENCE, List.of(), null, AGREED);
        return new InMemorySerdes()
                .of(TopicCatalogue.CHANGES)
                .serializer()
                .serialize(TopicCatalogue.CHANGES.name(), change);
    }

    /** A reader who is cut off now and then, and comes back with the id of the last event that it had. */
    private static final class Client {
        private final FeedLog<?> log;
        private final Random random;
        private final Map<Integer, List<String>> heard = new HashMap<>();
        private String lastEventId = "";
        private FeedReader reader;

        Client(FeedLog<?> log, long seed) {
            this.log = log;
            this.random = new Random(seed);
            this.reader = connect();
        }

        private FeedReader connect() {
            return new FeedReader(log, ALL, FeedPosition.parse(lastEventId).orElseGet(log::begin), NOW);
        }

        /** Reads until it is cut off, or there is nothing more. */
        void read() {
            while (true) {
                if (random.nextInt(20) == 0) {
                    reader = connect();
                    return;
                }
                FeedReader.Turn turn = reader.turn(NOW);
                FeedReader.Event event = turn.event();
                if (event != null) {
                    take(event);
                } else if (!turn.more()) {
                    return;
                }
            }
        }

        private void take(FeedReader.Event event) {
            lastEventId = event.id();
            if (event.name().equals(FeedShape.CHANGE)) {
                String claim = CLAIM.matcher(event.data())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                int partition = Integer.parseInt(claim.split("-", -1)[1]);
                heard.computeIfAbsent(partition, key -> new ArrayList<>()).add(claim);
            }
        }
    }

    @Test
    void givesEveryReaderTheSameSequenceHoweverOftenItIsCutOff() throws InterruptedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            TopicInMemory topic = topic();
            append(topic, random, random.nextInt(300));
            // Little room: much of what came is read again from the topic.
            FeedLog<ClaimChangedRecord> log = follow(topic, 1 + random.nextInt(200_000));
            List<Client> clients = new ArrayList<>();
            for (int each = 0; each < 5; each++) {
                clients.add(new Client(log, random.nextLong()));
            }
            for (int round = 0; round < 10; round++) {
                append(topic, random, random.nextInt(60));
                clients.forEach(Client::read);
            }
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (clients.stream().anyMatch(client -> !isWhole(client, topic))
                    && Instant.now().isBefore(deadline)) {
                clients.forEach(Client::read);
            }
            for (Client client : clients) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    assertThat(client.heard.getOrDefault(partition, List.of()))
                            .as("seed %d, partition %d", seed, partition)
                            .isEqualTo(keys(topic, partition));
                }
            }
        }
    }

    private static boolean isWhole(Client client, TopicInMemory topic) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (client.heard.getOrDefault(partition, List.of()).size()
                    < topic.records(partition).size()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> keys(TopicInMemory topic, int partition) {
        return topic.records(partition).stream().map(ConsumerRecord::key).toList();
    }

    @Test
    void saysOnceThatAllIsSentThatWasThere() throws InterruptedException {
        TopicInMemory topic = topic();
        append(topic, new Random(1), 10);
        FeedReader reader = new FeedReader(follow(topic, 1_000_000), ALL, new FeedPosition(Map.of()), NOW);
        List<String> names = new ArrayList<>();
        FeedReader.Turn turn = reader.turn(NOW);
        while (turn.event() != null) {
            names.add(turn.event().name());
            turn = reader.turn(NOW);
        }
        assertThat(names).hasSize(11).endsWith(FeedReader.CAUGHT_UP);
        assertThat(names.subList(0, 10)).containsOnly(FeedShape.CHANGE);
    }

    @Test
    void givesASignOfLifeThatMovesTheReaderOn() throws InterruptedException {
        FeedReader reader = new FeedReader(follow(topic(), 1_000_000), ALL, new FeedPosition(Map.of()), NOW);
        assertThat(reader.turn(NOW).event().name()).isEqualTo(FeedReader.CAUGHT_UP);
        assertThat(reader.turn(NOW.plusSeconds(14)).event()).isNull();

        FeedReader.Event sign = reader.turn(NOW.plusSeconds(15)).event();

        assertThat(sign.data()).isNull();
        assertThat(sign.id()).isEqualTo("0:0,1:0,2:0");
    }

    @Test
    void passesOverWhatCannotBeRead() throws InterruptedException {
        TopicInMemory topic = topic();
        topic.append(0, 0, "bad", new byte[] {1, 2, 3});
        topic.append(0, 0, "claim-0-good", bytes("claim-0-good"));
        Client client = new Client(follow(topic, 1_000_000), 3);
        for (int turn = 0; turn < 100; turn++) {
            client.read();
        }
        assertThat(client.heard).containsEntry(0, List.of("claim-0-good"));
    }

    @Test
    void beginsAnewForAReaderOfATopicThatIsNoMore() throws InterruptedException {
        TopicInMemory topic = topic();
        append(topic, new Random(2), 5);
        FeedPosition elsewhere = new FeedPosition(Map.of(0, 1_000_000L, 1, 1_000_000L, 2, 1_000_000L));

        FeedReader reader = new FeedReader(follow(topic, 1_000_000), ALL, elsewhere, NOW);

        assertThat(reader.turn(NOW).event().name()).isEqualTo(FeedShape.CHANGE);
    }
}
