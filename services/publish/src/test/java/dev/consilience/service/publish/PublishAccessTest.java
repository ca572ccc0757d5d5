package dev.consilience.service.publish;

import dev.consilience.stream.TopicAccess;
import dev.consilience.testkit.AccessCheck;
import dev.consilience.testkit.InMemorySerdes;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class PublishAccessTest {

    private final Topology topology = PublishTopology.build(new InMemorySerdes());

    @Test
    void mayDoWhatItsTopologyDoes() {
        AccessCheck.topologyNeedsAll(TopicAccess.PUBLISH, topology);
    }

    @Test
    void mayDoWhatItsSettingsSay() {
        AccessCheck.settingsAgree(TopicAccess.PUBLISH);
    }
}
