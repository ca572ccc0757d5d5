package dev.consilience.commandline.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * How many processes of each kind there are. There is one schema registry however many there are of the others.
 *
 * <p>With three brokers or more each record is on three of them, and on two before its writer is told that it is there: one can
 * be lost, and nothing is. With two brokers each record is on both; one that is lost is waited for.
 *
 * @param brokers 1 to {@value #MOST}; fixed when the cluster is made
 * @param instances of each service, 1 to {@value #MOST}
 */
public record ClusterSize(int brokers, int instances) {

    /** More of one kind than this have no ports. */
    public static final int MOST = 9;

    /** One of each. */
    public static final ClusterSize ONE = new ClusterSize(1, 1);

    private static final String BROKERS = "brokers";
    private static final String INSTANCES = "instances";
    private static final int COPIES = 3;

    public ClusterSize {
        check(BROKERS, brokers);
        check(INSTANCES, instances);
    }

    private static void check(String what, int number) {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("There are 1 to " + MOST + " " + what + ", not " + number);
        }
    }

    /** On how many brokers each record is. */
    int copies() {
        return Math.min(COPIES, brokers);
    }

    /** On how many brokers a record has to be before its writer is told that it is there. */
    int copiesBeforeAnswer() {
        return Math.max(1, copies() - 1);
    }

    /** The size of a pipeline that was started, as it left it in its folder; one of each where there is none. */
    public static ClusterSize read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return ONE;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        try {
            return new ClusterSize(
                    Integer.parseInt(properties.getProperty(BROKERS, "1")),
                    Integer.parseInt(properties.getProperty(INSTANCES, "1")));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not say how large the cluster is: " + e.getMessage(), e);
        }
    }

    /** Leaves it where the other commands find it. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(BROKERS, Integer.toString(brokers));
        properties.setProperty(INSTANCES, Integer.toString(instances));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "The size of the pipeline that was started last");
        }
    }
}
