package dev.consilience.service.reconcile;

import dev.consilience.stream.TopicAccess;
import dev.consilience.testkit.AccessCheck;
import dev.consilience.testkit.InMemorySerdes;
import java.time.Duration;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class ReconcileAccessTest {

    private final Topology topology =
            ReconcileTopology.build(new InMemorySerdes(), ReconcileSettings.usual(Duration.ZERO, ""));

    @Test
    void mayDoWhatItsTopologyDoes() {
        AccessCheck.topologyNeedsAll(TopicAccess.RECONCILE, topology);
    }

    @Test
    void mayDoWhatItsSettingsSay() {
        AccessCheck.settingsAgree(TopicAccess.RECONCILE);
    }
}
