package dev.consilience.service.ingest.intake.folder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.schema.IntakeState;
import dev.consilience.service.ingest.intake.ContentDigest;
import dev.consilience.service.ingest.intake.ExactlyOnceWriter;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeRecords.IntakeRecord;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.Positions;
import dev.consilience.service.ingest.intake.SourceStream;
import dev.consilience.service.ingest.intake.folder.FolderFiles.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Takes the files of a folder in, each exactly once.
 *
 * <p>A file's records and its position are committed together, every so many records, so a file that was under way when the
 * service was killed is gone on with at the first record that is missing: reading is deterministic. When all of a file is
 * on the topics, that is committed too; then the file is moved to {@code done}, or to {@code refused} if nothing of it was
 * accepted, with a report beside it; then its position is forgotten. Killed anywhere in between, it is moved next time and
 * not read again.
 *
 * <p>A file is known by its path within the folder and by its content: other content under an old name is a new file, and
 * the same content under a new name is taken too, which makes no event further down.
 */
public final class FolderIntake {

    /** What positions of files are kept under. */
    public static final String WAY = "folder";

    private static final Logger LOG = Logger.getLogger(FolderIntake.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private final Path folder;
    private final SettledFiles settled;
    private final Batch batch;
    private final ExactlyOnceWriter writer;
    private final IntakeRecords records;
    private final Map<String, IntakePositionRecord> positions;
    private final Consumer<IntakeReport> committed;
    private final BooleanSupplier stopped;
    /** Files that could not be taken, which is logged once. */
    private final Set<Seen> troubled = new HashSet<>();

    /**
     * How much is committed at once.
     *
     * @param records at most so many records
     * @param bytes or as soon as so many bytes are sent
     */
    public record Batch(int records, long bytes) {

        /** Small enough to lose little work, large enough that commits do not count. */
        public static final Batch STANDARD = new Batch(1_000, 4L * 1024 * 1024);

        public Batch {
            if (records < 1 || bytes < 1) {
                throw new IllegalArgumentException("A batch holds something, not " + records + " records, " + bytes);
            }
        }
    }

    /** What became of a file. */
    record FileReport(String name, String content, IntakeReport report) {}

    /**
     * Takes files of a folder in.
     *
     * @param settle how long a file must not have changed before it is taken
     * @param positions how far files had come, see {@link Positions#read}
     * @param committed told how many records were committed, each time that some were
     * @param stopped asked now and then whether to stop
     */
    public FolderIntake(
            Path folder,
            Duration settle,
            Batch batch,
            ExactlyOnceWriter writer,
            IntakeRecords records,
            Map<String, IntakePositionRecord> positions,
            Consumer<IntakeReport> committed,
            BooleanSupplier stopped) {
        this.folder = folder;
        this.settled = new SettledFiles(settle);
        this.batch = batch;
        this.writer = writer;
        this.records = records;
        this.positions = new HashMap<>(positions);
        this.committed = committed;
        this.stopped = stopped;
    }

    /**
     * Takes what there is to take.
     *
     * @throws IOException if the folder cannot be read; what is wrong with one file is logged and tried again next time
     * @throws org.apache.kafka.common.KafkaException if Kafka does not take it; this object is of no further use then
     */
    public void scan(Instant now) throws IOException {
        forgetWhatWasMoved();
        for (Seen file : settled.among(FolderFiles.list(folder), now)) {
            if (stopped.getAsBoolean()) {
                break;
            }
            try {
                take(file.name());
            } catch (IOException | UncheckedIOException e) {
                writer.abort();
                if (troubled.add(file)) {
                    LOG.warnf(e, "Could not take file; trying again: name=%s", file.name());
                }
            } catch (StoppedException e) {
                writer.abort();
            }
        }
    }

    /** Killed between a file's move and the end of its position: the next file of that name must not be taken for it. */
    private void forgetWhatWasMoved() {
        String prefix = key("");
        for (Map.Entry<String, IntakePositionRecord> known :
                Map.copyOf(positions).entrySet()) {
            boolean done = known.getValue().getState() == IntakeState.DONE;
            if (done && known.getKey().startsWith(prefix)) {
                Path file = folder.resolve(known.getKey().substring(prefix.length()));
                if (Files.notExists(file)) {
                    writer.forget(known.getKey());
                    positions.remove(known.getKey());
                }
            }
        }
    }

    private void take(String name) throws IOException {
        Path file = folder.resolve(name);
        String content;
        try (InputStream stream = Files.newInputStream(file)) {
            content = ContentDigest.of(stream);
        }
        String key = key(name);
        Optional<IntakePositionRecord> known = Optional.ofNullable(positions.get(key))
                .filter(position -> position.getContent().equals(content));
        if (known.isPresent() && known.get().getState() == IntakeState.DONE) {
            IntakePositionRecord position = known.get();
            // Killed between the commit and the move: it is on the topics, and its totals are all that is left to tell.
            finish(name, content, new IntakeReport(position.getAccepted(), position.getRefused(), List.of()));
            return;
        }
        long skipped = known.map(IntakePositionRecord::getRecords).orElse(0L);
        try (SourceStream source = new SourceStream(Files.newInputStream(file));
                DigestInputStream stream = ContentDigest.watch(source)) {
            Reading reading = new Reading(name, content, skipped, source);
            ArticleFormats.read(stream, reading.hints, reading::take);
            stream.transferTo(OutputStream.nullOutputStream());
            if (!ContentDigest.of(stream).equals(content)) {
                throw new IOException("It changed while it was read");
            }
            reading.commit(IntakeState.DONE);
            finish(name, content, reading.gatherer.report(), skipped);
        }
    }

    private void finish(String name, String content, IntakeReport report, long skipped) throws IOException {
        finish(name, content, report);
        LOG.infof(
                "Took file: name=%s accepted=%d refused=%d before=%d",
                name, report.accepted(), report.refused(), skipped);
    }

    /** Moves a file that is done, with its report, and forgets its position. */
    private void finish(String name, String content, IntakeReport report) throws IOException {
        Path shelf = folder.resolve(FolderFiles.DONE);
        if (report.accepted() == 0) {
            shelf = folder.resolve(FolderFiles.REFUSED);
        }
        Path target = free(shelf.resolve(name));
        Files.createDirectories(folderOf(target));
        Path reportFile = target.resolveSibling(target.getFileName() + ".report.json");
        Files.write(
                reportFile,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new FileReport(name, content, report)));
        move(folder.resolve(name), target);
        writer.forget(key(name));
        positions.remove(key(name));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "A file in a folder has a parent");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** The path itself, or if something is there already, the first of {@code name.2}, {@code name.3} ... that is free. */
    private static Path free(Path path) {
        Path candidate = path;
        for (int number = 2; Files.exists(candidate); number++) {
            candidate = path.resolveSibling(path.getFileName() + "." + number);
        }
        return candidate;
    }

    private String key(String name) {
        return Positions.key(WAY, folder + "/" + name);
    }

    /** The service is being stopped. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One file being read. */
    private final class Reading {
        private final SourceStream source;
        private final String name;
        private final String content;
        private final long skipped;
        private final Hints hints;
        private final IntakeReport.Gatherer gatherer = new IntakeReport.Gatherer();
        private long seen;
        private int pending;
        private long pendingAccepted;
        private long pendingBytes;

        Reading(String name, String content, long skipped, SourceStream source) {
            this.source = source;
            this.name = name;
            this.content = content;
            this.skipped = skipped;
            this.hints = Hints.none().withName(name);
        }

        void take(ParseOutcome outcome) {
            if (source.failure().isPresent()) {
                // The disk failed, not the file: it is read again.
                throw new UncheckedIOException(source.failure().get());
            }
            IntakeRecord record = records.of(outcome, hints);
            gatherer.add(record.report());
            seen++;
            if (seen <= skipped) {
                return;
            }
            writer.send(record);
            pending++;
            if (record.report().wasAccepted()) {
                pendingAccepted++;
            }
            pendingBytes += record.size();
            if (pending >= batch.records() || pendingBytes >= batch.bytes()) {
                commit(IntakeState.UNDER_WAY);
                if (stopped.getAsBoolean()) {
                    throw new StoppedException();
                }
            }
        }

        void commit(IntakeState state) {
            IntakePositionRecord position = IntakePositionRecord.newBuilder()
                    .setWay(WAY)
                    .setName(folder + "/" + name)
                    .setContent(content)
                    .setState(state)
                    .setRecords(seen)
                    .setAccepted(gatherer.accepted())
                    .setRefused(gatherer.refused())
                    .setFrom("")
                    .setTo("")
                    .setUntil("")
                    .setCursor("")
                    .build();
            writer.commit(key(name), position);
            positions.put(key(name), position);
            committed.accept(new IntakeReport(pendingAccepted, pending - pendingAccepted, List.of()));
            pending = 0;
            pendingAccepted = 0;
            pendingBytes = 0;
        }
    }
}
