package dev.consilience.stream.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** How many records of each of its topics a service has still to read, as its own consumers know it. */
final class LagMeters {

    private LagMeters() {}

    static void bind(MeterRegistry meters, KafkaStreams streams, Set<String> topics) {
        for (String topic : topics) {
            Gauge.builder(MeterCatalogue.LAG.meter(), streams, those -> lag(those.metrics(), topic))
                    .description(MeterCatalogue.LAG.meaning())
                    .tag("topic", topic)
                    .register(meters);
        }
    }

    /** The topics that a topology reads with the rest of its group. */
    static Set<String> sources(Topology topology) {
        Set<String> topics = new TreeSet<>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                    topics.addAll(source.topicSet());
                }
            }
        }
        return topics;
    }

    static double lag(Map<MetricName, ? extends Metric> metrics, String topic) {
        double lag = 0;
        for (Map.Entry<MetricName, ? extends Metric> entry : metrics.entrySet()) {
            MetricName name = entry.getKey();
            if (name.name().equals("records-lag")
                    && topic.equals(name.tags().get("topic"))
                    && !isRestoring(name)
                    && entry.getValue().metricValue() instanceof Double records
                    && !records.isNaN()) {
                lag += records;
            }
        }
        return lag;
    }

    /** A consumer that reads change logs: an article's topic is one too, of the store that is made of it. */
    private static boolean isRestoring(MetricName name) {
        String client = String.valueOf(name.tags().get("client-id"));
        return client.endsWith("-restore-consumer") || client.endsWith("-global-consumer");
    }
}
