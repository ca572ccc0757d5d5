package dev.consilience.service.ingest;

import dev.consilience.stream.TopicAccess;
import dev.consilience.testkit.AccessCheck;
import dev.consilience.testkit.InMemorySerdes;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class IngestAccessTest {

    private final Topology topology = IngestTopology.build(new InMemorySerdes());

    @Test
    void mayDoWhatItsTopologyDoes() {
        AccessCheck.topologyNeedsAll(TopicAccess.INGEST, topology);
    }

    @Test
    void mayDoWhatItsSettingsSay() {
        AccessCheck.settingsAgree(TopicAccess.INGEST);
    }
}
