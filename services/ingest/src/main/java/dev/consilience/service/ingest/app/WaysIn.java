package dev.consilience.service.ingest.app;

import dev.consilience.service.ingest.app.IngestConfig.PollConfig;
import dev.consilience.service.ingest.intake.ContentDigest;
import dev.consilience.service.ingest.intake.ExactlyOnceWriter;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.KafkaClients;
import dev.consilience.service.ingest.intake.WayIn;
import dev.consilience.service.ingest.intake.folder.FolderIntake;
import dev.consilience.service.ingest.intake.folder.FolderIntake.Batch;
import dev.consilience.service.ingest.intake.poll.Backoff;
import dev.consilience.service.ingest.intake.poll.Poll;
import dev.consilience.service.ingest.intake.poll.PollException;
import dev.consilience.service.ingest.intake.poll.PollRunner;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Starts and stops the ways in that are set: the watched folder, and the polls. */
@ApplicationScoped
public class WaysIn {

    private static final Logger LOG = Logger.getLogger(WaysIn.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration AFTER_SILENCE = Duration.ofMinutes(15);
    private static final int FINGERPRINT = 16;

    private final IngestConfig config;
    private final KafkaClients clients;
    private final IntakeRecords records;
    private final IntakeMeters meters;
    private final List<WayIn> ways = new CopyOnWriteArrayList<>();

    @Inject
    WaysIn(IngestConfig config, KafkaClients clients, IntakeRecords records, IntakeMeters meters) {
        this.config = config;
        this.clients = clients;
        this.records = records;
        this.meters = meters;
        meters.tellFailing(this::failing);
    }

    void start(@Observes StartupEvent event) throws IOException {
        if (config.folder().isPresent()) {
            Path folder = Path.of(config.folder().get()).toAbsolutePath().normalize();
            Files.createDirectories(folder);
            ways.add(new WayIn("folder", way -> watch(way, folder), AFTER_FAILURE));
        }
        for (Map.Entry<String, PollConfig> entry : config.polls().entrySet()) {
            Poll poll = poll(entry.getKey(), entry.getValue());
            ways.add(new WayIn("poll-" + poll.name(), way -> poll(way, poll), AFTER_FAILURE));
        }
        ways.forEach(WayIn::start);
    }

    void stop(@Observes ShutdownEvent event) {
        ways.forEach(WayIn::close);
    }

    private long failing() {
        return ways.stream()
                .filter(way -> way.status().state() == WayIn.State.FAILING)
                .count();
    }

    /** Those that are set. */
    public List<WayIn> ways() {
        return List.copyOf(ways);
    }

    private void watch(WayIn way, Path folder) throws IOException, InterruptedException {
        String id = "consilience-ingest-folder-"
                + ContentDigest.of(folder.toString()).substring(0, FINGERPRINT);
        try (ExactlyOnceWriter writer = clients.exactlyOnce(id)) {
            FolderIntake intake = new FolderIntake(
                    folder,
                    config.settle(),
                    new Batch(config.batchRecords(), Batch.STANDARD.bytes()),
                    writer,
                    records,
                    clients.positions(),
                    report -> meters.count("folder", report),
                    way::isStopped);
            LOG.infof("Watching folder: path=%s", folder);
            while (!way.isStopped()) {
                way.running(folder.toString());
                intake.scan(Instant.now());
                way.pause(config.scanInterval());
            }
        }
    }

    private void poll(WayIn way, Poll poll) throws InterruptedException {
        try (ExactlyOnceWriter writer = clients.exactlyOnce("consilience-ingest-poll-" + poll.name())) {
            PollRunner runner = new PollRunner(
                    poll,
                    writer,
                    records,
                    clients.positions(),
                    Backoff.STANDARD,
                    new Random(),
                    way::pause,
                    report -> meters.count("poll", report),
                    way::isStopped);
            LOG.infof("Polling: poll=%s next=%s", poll, runner.position().from());
            while (!way.isStopped()) {
                way.pause(sweep(way, poll, runner));
            }
        }
    }

    /** Reads what there is; says how long to wait until the next time. */
    private Duration sweep(WayIn way, Poll poll, PollRunner runner) throws InterruptedException {
        way.running("next day " + runner.position().from());
        try {
            runner.sweep(Instant.now());
            way.running("next day " + runner.position().from());
            LOG.infof("Polled: name=%s next=%s", poll.name(), runner.position().from());
            return poll.interval();
        } catch (PollException e) {
            way.failing(String.valueOf(e.getMessage()));
            LOG.warnf(e, "Poll gave up for now: name=%s", poll.name());
            if (poll.interval().compareTo(AFTER_SILENCE) < 0) {
                return poll.interval();
            }
            return AFTER_SILENCE;
        }
    }

    private static Poll poll(String name, PollConfig config) {
        return new Poll(
                name,
                config.service(),
                config.query(),
                config.since(),
                config.dates(),
                config.interval(),
                config.pageSize(),
                config.baseUrl(),
                config.tool(),
                config.email().orElse(""),
                config.apiKey());
    }
}
