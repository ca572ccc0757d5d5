package dev.consilience.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process has taken so far.
 *
 * @param cpuSeconds of processor time, of all its threads
 * @param residentMb of memory that is resident now, in megabytes of 10<sup>6</sup> bytes; 0 where the system does not say
 */
record ProcessUse(double cpuSeconds, double residentMb) {

    private static final double KB_PER_MB = 1_000;

    static ProcessUse of(ProcessHandle process) {
        double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        return new ProcessUse(cpu, resident(process.pid()).orElse(0L) / KB_PER_MB);
    }

    static Map<String, ProcessUse> of(Map<String, ProcessHandle> processes) {
        Map<String, ProcessUse> all = new TreeMap<>();
        processes.forEach((name, process) -> all.put(name, of(process)));
        return all;
    }

    /** In kB, from {@code /proc}. */
    private static Optional<Long> resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.valueOf(line.replaceAll("\\D+", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
