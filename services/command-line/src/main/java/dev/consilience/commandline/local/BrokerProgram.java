package dev.consilience.commandline.local;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The program of a broker's process: formats its storage if that has not been done, and is the broker then. Kafka has a program for either, and to
 * start a second one takes longer than to format.
 */
public final class BrokerProgram {

    private BrokerProgram() {}

    /**
     * Runs until it is stopped.
     *
     * @param arguments the file of the broker's settings, and the id of the cluster that new storage is for
     */
    public static void main(String[] arguments) throws IOException {
        String settings = arguments[0];
        if (!isFormatted(Path.of(settings))) {
            // What was begun and not ended, and holds nothing yet, is no reason to refuse.
            PrintStream log = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            int failed = StorageTool.execute(
                    new String[] {"format", "--ignore-formatted", "-t", arguments[1], "-c", settings}, log);
            if (failed != 0) {
                throw new IOException("Kafka's storage could not be formatted by " + settings);
            }
        }
        Kafka.main(new String[] {settings});
    }

    private static boolean isFormatted(Path settings) throws IOException {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        return Files.exists(KafkaBroker.formatMark(Path.of(properties.getProperty("log.dirs"))));
    }
}
