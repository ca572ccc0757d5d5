package dev.consilience.commandline.local;

import dev.consilience.stream.KafkaConnection;
import java.io.IOException;
import java.net.URI;

/** Makes the topics and the schemas that the services expect. */
@FunctionalInterface
public interface Foundations {

    /** Makes what is missing; can be run at any time. */
    void provision(KafkaConnection kafka, URI registry) throws IOException, InterruptedException;
}
