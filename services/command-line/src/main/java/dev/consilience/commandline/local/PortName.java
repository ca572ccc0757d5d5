package dev.consilience.commandline.local;

import java.util.Locale;

/** The ports that the pipeline takes on the loopback address, and what they are by default. */
public enum PortName {
    PUBLISH(8080),
    INGEST(8081),
    EXTRACT(8082),
    RECONCILE(8083),
    REGISTRY(8085),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093),
    /** Where brokers talk to each other in a cluster that asks who is there; in another one nobody listens on it. */
    KAFKA_INTERNAL(9094);

    private final int usual;

    PortName(int usual) {
        this.usual = usual;
    }

    /** The port that is taken unless another is asked for. */
    public int usual() {
        return usual;
    }

    /** The option that moves it. */
    public String option() {
        return "--" + label() + "-port";
    }

    /** In words for people, and in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
