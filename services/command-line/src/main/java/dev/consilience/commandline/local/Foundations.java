package dev.consilience.commandline.local;

import dev.consilience.stream.KafkaConnection;
import java.io.IOException;
import java.net.URI;

/** What the services expect to find. Makes what is missing, so that it can be run at any time. */
public interface Foundations {

    /** Makes the topics: without them the services do not begin. */
    void makeTopics(KafkaConnection kafka) throws IOException, InterruptedException;

    /** Makes what has to be there before the first paper comes, in a cluster that has the topics: schemas and a vocabulary. */
    void makeRest(KafkaConnection kafka, URI registry) throws IOException, InterruptedException;
}
