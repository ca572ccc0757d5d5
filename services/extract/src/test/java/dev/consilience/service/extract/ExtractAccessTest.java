package dev.consilience.service.extract;

import dev.consilience.stream.TopicAccess;
import dev.consilience.testkit.AccessCheck;
import dev.consilience.testkit.InMemorySerdes;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class ExtractAccessTest {

    private final Topology topology = ExtractTopology.build(new InMemorySerdes(), () -> {
        throw new IllegalStateException("Nothing is extracted here");
    });

    @Test
    void mayDoWhatItsTopologyDoes() {
        AccessCheck.topologyNeedsAll(TopicAccess.EXTRACT, topology);
    }

    @Test
    void mayDoWhatItsSettingsSay() {
        AccessCheck.settingsAgree(TopicAccess.EXTRACT);
    }
}
