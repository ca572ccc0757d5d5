package dev.consilience.commandline.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Who runs, kept in files, so that a later command finds what an earlier one started, however that one ended.
 *
 * <h2>When is a process ours?</h2>
 *
 * A number alone names no process: numbers are used again. So the file has the time at which the process started beside it,
 * and the process must have started then. A process whose file was never written, because the launcher was killed between
 * the two, is found by the mark on its command line, which names this folder.
 */
public final class ProcessRegister {

    /** Operating systems tell the start of a process in ticks since boot, and boot itself only nearly. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private static final String SUFFIX = ".pid";

    private final Path folder;
    private final String mark;

    /**
     * The register in a folder.
     *
     * @param data marks the command lines of the processes in it
     */
    public ProcessRegister(Path folder, Path data) {
        this.folder = folder;
        this.mark = "-Dconsilience.data=" + data;
    }

    /** The arguments that mark the command line of a process of this pipeline. They come first. */
    public List<String> marks(String name) {
        return List.of("-Dconsilience.process=" + name, mark);
    }

    /** Takes down that a process was started. */
    public void add(String name, ProcessHandle process) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(process.pid()));
        process.info()
                .startInstant()
                .ifPresent(start -> properties.setProperty("started", Long.toString(start.toEpochMilli())));
        Files.createDirectories(folder);
        Path partial = folder.resolve(name + ".pid.partial");
        try (Writer writer = Files.newBufferedWriter(partial)) {
            properties.store(writer, null);
        }
        // A reader finds the whole file or none.
        Files.move(partial, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The process of that name, if it was started here and still runs. */
    public Optional<ProcessHandle> find(String name) throws IOException {
        Optional<ProcessHandle> registered = registered(name);
        if (registered.isPresent()) {
            return registered;
        }
        return ProcessHandle.allProcesses()
                .filter(ProcessRegister::runs)
                .filter(process -> isMarked(process, name))
                .findFirst();
    }

    /** The names of all processes that were started here and not forgotten since, in alphabetical order. */
    List<String> names() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Forgets a process that has ended. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private Optional<ProcessHandle> registered(String name) throws IOException {
        Properties properties = new Properties();
        if (!Files.exists(file(name))) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file(name))) {
            properties.load(reader);
        }
        String pid = properties.getProperty("pid", "");
        String started = properties.getProperty("started", "");
        if (!pid.matches("\\d{1,18}") || !started.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochMilli(Long.parseLong(started));
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessRegister::runs)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(actual -> Duration.between(start, actual).abs().compareTo(TOLERANCE) <= 0)
                        .isPresent());
    }

    private boolean isMarked(ProcessHandle process, String name) {
        String commandLine = process.info().commandLine().orElse("") + " ";
        return commandLine.contains(" -Dconsilience.process=" + name + " ") && commandLine.contains(" " + mark + " ");
    }

    /**
     * Whether a process still does anything. One that has ended counts as alive until its parent has asked how; where the
     * parent was killed and nobody took its place, that is for ever.
     */
    public static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String text = Files.readString(stat);
            return !text.substring(text.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            // Not a system that tells; or it has ended just now.
            return process.isAlive();
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
