package dev.consilience.service.ingest.intake.poll;

import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.schema.IntakeState;
import dev.consilience.service.ingest.intake.ContentDigest;
import dev.consilience.service.ingest.intake.ExactlyOnceWriter;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeRecords.IntakeRecord;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.Positions;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs a poll: asks, hands each page on, and commits it together with the position behind it. After a restart it asks for
 * the page behind the last that was committed.
 *
 * <p>A day is read when it is over, and no sooner than twelve hours after it is over in Greenwich: then it is over where
 * the service stands, too, and no record of that day is still to come. So no day is read twice.
 */
public final class PollRunner {

    /** What positions of polls are kept under. */
    public static final String WAY = "poll";

    private static final Duration OVER_FOR_SURE = Duration.ofHours(36);

    private final Poll poll;
    private final PollProtocol protocol;
    private final PollEndpoint endpoint;
    private final ExactlyOnceWriter writer;
    private final IntakeRecords records;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Pause pause;
    private final Consumer<IntakeReport> committed;
    private final BooleanSupplier stopped;

    private PollPosition position;
    private long taken;
    private long accepted;
    private long refused;
    private boolean asked;

    /** Waits. */
    @FunctionalInterface
    public interface Pause {

        /** Waits for so long. */
        void of(Duration time) throws InterruptedException;
    }

    /**
     * A poll that goes on where it stood.
     *
     * @param positions how far polls had come, see {@link Positions#read}; another query under the same name begins anew
     * @param random for the back-off
     * @param committed told how many records were committed, each time that some were
     * @param stopped asked before each request whether to stop
     */
    public PollRunner(
            Poll poll,
            ExactlyOnceWriter writer,
            IntakeRecords records,
            Map<String, IntakePositionRecord> positions,
            Backoff backoff,
            RandomGenerator random,
            Pause pause,
            Consumer<IntakeReport> committed,
            BooleanSupplier stopped) {
        this.poll = poll;
        this.protocol = poll.protocol();
        this.endpoint = new PollEndpoint(poll.address());
        this.writer = writer;
        this.records = records;
        this.backoff = backoff;
        this.random = random;
        this.pause = pause;
        this.committed = committed;
        this.stopped = stopped;
        IntakePositionRecord known = positions.get(key());
        if (known == null || !known.getContent().equals(content())) {
            position = PollPosition.before(poll.since());
        } else {
            position = restored(known);
            taken = known.getRecords();
            accepted = known.getAccepted();
            refused = known.getRefused();
        }
    }

    /** Where it stands. */
    public PollPosition position() {
        return position;
    }

    /**
     * Reads all days that are over and not done.
     *
     * @param now the time at which the sweep begins
     * @throws PollException if the service does not answer, or not what was asked, after so many tries; the position stays
     * @throws org.apache.kafka.common.KafkaException if Kafka does not take it; this object is of no further use then
     */
    public void sweep(Instant now) throws PollException, InterruptedException {
        if (position.isDone()) {
            LocalDate over = LocalDate.ofInstant(now.minus(OVER_FOR_SURE), ZoneOffset.UTC);
            Optional<PollPosition> next = position.sweep(over);
            if (next.isPresent()) {
                position = next.get();
            }
        }
        while (!position.isDone() && !stopped.getAsBoolean()) {
            step();
        }
    }

    private void step() throws PollException, InterruptedException {
        for (int failures = 1; !stopped.getAsBoolean(); failures++) {
            try {
                ask();
                return;
            } catch (PollException e) {
                if (e.isLasting() || failures == backoff.tries()) {
                    throw PollException.passing(
                            "Poll " + poll + " stands at " + place() + " after " + failures + " tries: "
                                    + e.getMessage(),
                            e);
                }
                pause.of(backoff.delay(failures, e.retryAfter(), random));
            }
        }
    }

    private void ask() throws PollException, InterruptedException {
        if (asked) {
            pause.of(poll.pace());
        }
        asked = true;
        byte[] body = endpoint.ask(protocol.request(position));
        PollProtocol.Page page = protocol.read(position, body);
        long acceptedBefore = accepted;
        long refusedBefore = refused;
        boolean moved = !page.next().from().equals(position.from());
        if (page.articles()) {
            ArticleFormats.read(new ByteArrayInputStream(body), Hints.none().withName(poll.name()), outcome -> {
                IntakeRecord record = records.of(outcome, Hints.none().withName(poll.name()));
                writer.send(record);
                taken++;
                if (record.report().wasAccepted()) {
                    accepted++;
                } else {
                    refused++;
                }
            });
        }
        position = page.next();
        if (page.articles() || moved) {
            writer.commit(key(), stored());
            committed.accept(new IntakeReport(accepted - acceptedBefore, refused - refusedBefore, List.of()));
        }
    }

    private String place() {
        return position.from() + " to " + position.to() + ", behind \"" + position.cursor() + "\"";
    }

    private String key() {
        return Positions.key(WAY, poll.name());
    }

    private String content() {
        return ContentDigest.of(poll.what());
    }

    private IntakePositionRecord stored() {
        IntakeState state = IntakeState.UNDER_WAY;
        if (position.isDone()) {
            state = IntakeState.DONE;
        }
        return IntakePositionRecord.newBuilder()
                .setWay(WAY)
                .setName(poll.name())
                .setContent(content())
                .setState(state)
                .setRecords(taken)
                .setAccepted(accepted)
                .setRefused(refused)
                .setFrom(position.from().toString())
                .setTo(position.to().toString())
                .setUntil(position.until().toString())
                .setCursor(position.cursor())
                .build();
    }

    private static PollPosition restored(IntakePositionRecord known) {
        return new PollPosition(
                LocalDate.parse(known.getFrom()),
                LocalDate.parse(known.getTo()),
                LocalDate.parse(known.getUntil()),
                known.getCursor(),
                List.of());
    }
}
