package dev.consilience.benchmark.yardstick;

import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.watch.PromptCommits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A topology with the work taken out: each of its parts reads the same topics, has the same stores and writes the same topics, and for each
 * record that comes in puts and forwards as many as the real one did on average, of the same sizes. It never looks at one.
 */
public final class EmptyTopology {

    private EmptyTopology() {}

    /**
     * Makes one of a real one.
     *
     * @param application the id under which the real one ran: the beginning of the names of its change logs
     * @param flows what every topic was given while it did
     */
    public static Topology of(Topology real, String application, Map<String, Flow> flows) {
        Topology empty = new Topology(StreamsSettings.watched(new PromptCommits()));
        for (TopologyDescription.Subtopology part : real.describe().subtopologies()) {
            add(empty, part, application, flows);
        }
        return empty;
    }

    private static void add(
            Topology empty, TopologyDescription.Subtopology part, String application, Map<String, Flow> flows) {
        String work = "work-" + part.id();
        Set<String> read = new TreeSet<>();
        Set<String> stores = new TreeSet<>();
        List<String> sources = new ArrayList<>();
        for (Node node : part.nodes()) {
            if (node instanceof Source source) {
                empty.addSource(
                        source.name(),
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        source.topicSet().toArray(new String[0]));
                sources.add(source.name());
                read.addAll(source.topicSet());
            } else if (node instanceof TopologyDescription.Processor processor) {
                stores.addAll(processor.stores());
            }
        }
        long in = read.stream().mapToLong(topic -> flow(flows, topic).records()).sum();
        List<Target> targets = new ArrayList<>();
        for (String store : stores) {
            String changeLog = application + "-" + store + "-changelog";
            if (flows.containsKey(changeLog)) {
                targets.add(new Target(store, share(flows, changeLog, in), flow(flows, changeLog), true));
            } else {
                // A table of a topic, which is its own change log: what is read is put.
                targets.add(new Target(store, 1, flow(flows, read.iterator().next()), true));
            }
        }
        for (Node node : part.nodes()) {
            if (node instanceof Sink sink) {
                targets.add(new Target(sink.name(), share(flows, sink.topic(), in), flow(flows, sink.topic()), false));
            }
        }
        empty.addProcessor(work, () -> new Empty(targets), sources.toArray(new String[0]));
        for (Target target : targets) {
            if (target.isStore()) {
                boolean logged = flows.containsKey(application + "-" + target.name() + "-changelog");
                empty.addStateStore(store(target.name(), logged), work);
            }
        }
        for (Node node : part.nodes()) {
            if (node instanceof Sink sink) {
                empty.addSink(
                        sink.name(),
                        sink.topic(),
                        Serdes.String().serializer(),
                        Serdes.ByteArray().serializer(),
                        work);
            }
        }
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name, boolean logged) {
        StoreBuilder<KeyValueStore<String, byte[]>> builder =
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
        if (logged) {
            return builder.withLoggingEnabled(Map.of());
        }
        return builder.withLoggingDisabled();
    }

    private static Flow flow(Map<String, Flow> flows, String topic) {
        return flows.getOrDefault(topic, new Flow(0, 0, List.of()));
    }

    private static double share(Map<String, Flow> flows, String topic, long in) {
        return flow(flows, topic).records() / (double) Math.max(1, in);
    }

    /** Where something goes: into a store, or on to a sink. */
    private record Target(String name, double perRecord, Flow flow, boolean isStore) {}

    /** Puts and forwards, and looks at nothing. */
    private static final class Empty implements Processor<String, byte[], String, byte[]> {

        private final List<Target> targets;
        private final List<Outlet> outlets = new ArrayList<>();
        private long timestamp;

        Empty(List<Target> targets) {
            this.targets = targets;
        }

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            for (Target target : targets) {
                if (target.isStore()) {
                    KeyValueStore<String, byte[]> store = context.getStateStore(target.name());
                    outlets.add(new Outlet(target.perRecord(), target.flow(), store::put));
                } else {
                    outlets.add(new Outlet(
                            target.perRecord(),
                            target.flow(),
                            (key, value) -> context.forward(new Record<>(key, value, timestamp), target.name())));
                }
            }
        }

        @Override
        public void process(Record<String, byte[]> record) {
            timestamp = record.timestamp();
            outlets.forEach(Outlet::comeIn);
        }
    }
}
