package dev.consilience.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Runs commands as people type them, in a folder. */
final class Shell {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Set<String> SHELLS = Set.of("sh", "dash", "bash", "ash", "busybox", "zsh", "ksh");

    private final Path folder;
    private int count;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** What became of a command that has ended. */
    record Ran(int code, String out, String err) {

        /** The lines that it printed. */
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Runs a command to its end. */
    Ran run(String command) throws IOException, InterruptedException {
        Running running = start(command);
        if (!running.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            running.end();
            throw new AssertionError("Not within " + PATIENCE + ": " + command + "\n" + running.said());
        }
        return running.said();
    }

    /** Starts a command that goes on. */
    Running start(String command) throws IOException {
        count++;
        Path out = folder.resolve(".command-" + count + ".out");
        Path err = folder.resolve(".command-" + count + ".err");
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Running(command, process, out, err);
    }

    /** A command that goes on. */
    static final class Running implements AutoCloseable {
        private final String command;
        private final Process process;
        private final Path out;
        private final Path err;

        private Running(String command, Process process, Path out, Path err) {
            this.command = command;
            this.process = process;
            this.out = out;
            this.err = err;
        }

        /** Waits until it has printed what is waited for. If it ends without, that is an error. */
        Ran await(Predicate<Ran> there) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                boolean over = !process.isAlive();
                Ran said = said();
                if (there.test(said)) {
                    return said;
                }
                if (over || System.nanoTime() > deadline) {
                    throw new AssertionError("It has not printed what it should: " + command + "\n" + said);
                }
                Thread.sleep(50);
            }
        }

        /** What it has printed so far; its code is 0 while it runs. */
        Ran said() throws IOException {
            int code = 0;
            if (!process.isAlive()) {
                code = process.exitValue();
            }
            return new Ran(code, Files.readString(out), Files.readString(err));
        }

        boolean isAlive() {
            return process.isAlive();
        }

        /** Ends it as Ctrl-C does, and waits for it. */
        void end() throws InterruptedException {
            stop();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end: " + command);
            }
        }

        /** The shell has started the program, or has become it. */
        private void stop() {
            Path program = Path.of(process.info().command().orElse("sh"));
            if (SHELLS.contains(String.valueOf(program.getFileName()))) {
                process.children().forEach(ProcessHandle::destroy);
            } else {
                process.destroy();
            }
        }

        @Override
        public void close() {
            stop();
        }
    }
}
