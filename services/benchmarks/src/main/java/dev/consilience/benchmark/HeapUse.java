package dev.consilience.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a virtual machine has in its heap when what nobody needs is gone. Asks {@code jcmd}, which a JDK has. */
final class HeapUse {

    /** One line for each part of the heap, whatever the collector: {@code total 78656K, used 1000K}. */
    private static final Pattern PART = Pattern.compile("total (?:reserved )?\\d+K.*?used (\\d+)K");

    private static final double BYTES_PER_KB = 1024;
    private static final double BYTES_PER_MB = 1e6;

    private HeapUse() {}

    /**
     * Collects what nobody needs, and says what is left.
     *
     * @return in megabytes of 10<sup>6</sup> bytes; 0 where there is no {@code jcmd}, or it gets no answer
     */
    static double mb(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        return mb(jcmd(pid, "GC.heap_info"));
    }

    /** Of what {@code GC.heap_info} says. */
    static double mb(String info) {
        double kilobytes = 0;
        Matcher part = PART.matcher(info);
        while (part.find()) {
            kilobytes += Long.parseLong(part.group(1));
        }
        return kilobytes * BYTES_PER_KB / BYTES_PER_MB;
    }

    private static String jcmd(long pid, String question) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!jcmd.toFile().canExecute()) {
            return "";
        }
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(pid), question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }
}
