package dev.consilience.commandline.local;

import dev.consilience.extraction.VocabularyReader;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.Provisioner;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.vocabulary.VocabularyFollower;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Topics, schemas, and the built-in vocabulary, unless another one has been released: whoever reads the record can look up
 * in the topic of concepts what is a kind of what.
 */
public final class PipelineFoundations implements Foundations {

    @Override
    public void makeTopics(KafkaConnection kafka) throws IOException, InterruptedException {
        Provisioner.makeTopics(kafka);
    }

    @Override
    public void makeRest(KafkaConnection kafka, URI registry) throws IOException, InterruptedException {
        Provisioner.registerSchemas(registry);
        RecordSerdes serdes = new RegistrySerdes(registry);
        if (isBuiltIn(inForce(kafka, serdes))) {
            VocabularyWriter.release(kafka, serdes, VocabularyReader.standard());
        }
    }

    /** One of an older version of this program is replaced as well. */
    private static boolean isBuiltIn(Optional<VocabularyReleaseRecord> release) {
        return release.map(each -> each.getOwn() == each.getConcepts()).orElse(true);
    }

    private static Optional<VocabularyReleaseRecord> inForce(KafkaConnection kafka, RecordSerdes serdes)
            throws IOException {
        try {
            return VocabularyFollower.inForce(kafka, serdes);
        } catch (KafkaException e) {
            throw new IOException("Kafka at " + kafka + " does not say which vocabulary is in force", e);
        }
    }
}
