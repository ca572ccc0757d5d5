package dev.consilience.commandline.view;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far posting has come: on a terminal a bar that moves, elsewhere a plain line every ten seconds at most, so that a log
 * stays a log.
 */
public final class IngestProgress implements AutoCloseable {

    private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
    private static final long MEBIBYTE = 1024 * 1024;
    private static final int WIDTH = 100;

    private final PrintWriter remarks;
    private final @Nullable ProgressBar bar;
    private final long total;
    private final long begin = System.nanoTime();
    private long before;
    private long records;
    private long lastLine = begin;

    /**
     * Begins.
     *
     * @param total bytes of all inputs, or -1 if they are not known
     */
    public IngestProgress(PrintWriter remarks, boolean terminal, long total) {
        this.remarks = remarks;
        this.total = total;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Posting")
                    .setInitialMax(total)
                    .setUnit(" MB", MEBIBYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                    .build();
        } else {
            bar = null;
        }
    }

    private void draw(String line) {
        remarks.print("\r" + line);
        remarks.flush();
    }

    /** So many bytes of the input at hand have been sent. */
    public synchronized void sent(long bytes) {
        if (bar != null) {
            bar.stepTo(before + bytes);
            return;
        }
        long now = System.nanoTime();
        if (now - lastLine >= BETWEEN_LINES) {
            lastLine = now;
            remarks.println(line(before + bytes));
            remarks.flush();
        }
    }

    private String line(long bytes) {
        String of = "";
        if (total > 0) {
            of = " of " + megabytes(total);
        }
        return megabytes(bytes) + of + " sent, " + records + " records, " + rate(records, elapsed());
    }

    /** Another record has been confirmed. */
    public synchronized void record() {
        records++;
        if (bar != null) {
            bar.setExtraMessage(records + " records, " + rate(records, elapsed()));
        }
    }

    /** The input at hand is done, and was so long. */
    public synchronized void done(long bytes) {
        before += bytes;
        if (bar != null) {
            bar.stepTo(before);
        }
    }

    /** The input at hand is posted again from its start, and so many of its records will come again. */
    public synchronized void again(long recordsSoFar) {
        records -= recordsSoFar;
        if (bar != null) {
            bar.stepTo(before);
        }
    }

    /** A line for the person at the keyboard, in between. */
    public synchronized void say(String line) {
        if (bar != null) {
            remarks.print("\r" + " ".repeat(WIDTH) + "\r");
        }
        remarks.println(line);
        remarks.flush();
    }

    /** How long it has taken so far. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** So many in such a time, a second. */
    public static String rate(long count, Duration time) {
        double seconds = Math.max(time.toMillis(), 1) / 1000.0;
        return String.format(Locale.ROOT, "%,.0f/s", count / seconds);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEBIBYTE);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            remarks.println();
            remarks.flush();
        }
    }
}
