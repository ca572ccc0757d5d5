package dev.consilience.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What it was measured on. */
record Machine(String system, String processor, int processors, double memoryGb, String java) {

    private static final double BYTES_PER_GB = 1e9;

    static Machine here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                processorModel(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / BYTES_PER_GB,
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    /** As Linux calls it; empty elsewhere. */
    private static String processorModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s, %s, %d processors, %.1f GB, %s", system, processor, processors, memoryGb, java);
    }
}
