package dev.consilience.benchmark.yardstick;

import dev.consilience.stream.StreamsSettings;
import dev.consilience.stream.watch.Pace;
import dev.consilience.stream.watch.PromptCommits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * @param pace at which the real one worked
     */
    public static Topology of(Topology real, String application, Map<String, Flow> flows, Pace pace) {
        Topology empty = new Topology(StreamsSettings.watched(new PromptCommits(pace)));
        for (TopologyDescription.Subtopology part : real.describe().subtopologies()) {
            add(empty, part, application, flows);
        }
        return empty;
    }

    private static void add(
            Topology empty, TopologyDescription.Subtopology part, String application, Map<String, Flow> flows) {
        List<Source> sources = nodes(part, Source.class).toList();
        List<Sink> sinks = nodes(part, Sink.class).toList();
        Set<String> stores = nodes(part, TopologyDescription.Processor.class)
                .flatMap(processor -> processor.stores().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> read = sources.stream()
                .flatMap(source -> source.topicSet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        long in = read.stream().mapToLong(topic -> flow(flows, topic).records()).sum();
        List<Target> targets = new ArrayList<>();
        for (String store : stores) {
            targets.add(ofStore(store, application, flows, read, in));
        }
        for (Sink sink : sinks) {
            targets.add(new Target(sink.name(), share(flows, sink.topic(), in), flow(flows, sink.topic()), false));
        }
        String work = "work-" + part.id();
        for (Source source : sources) {
            empty.addSource(
                    source.name(),
                    Serdes.String().deserializer(),
                    Serdes.ByteArray().deserializer(),
                    source.topicSet().toArray(new String[0]));
        }
        empty.addProcessor(
                work,
                () -> new Empty(targets),
                sources.stream().map(Source::name).toArray(String[]::new));
        for (String store : stores) {
            empty.addStateStore(store(store, flows.containsKey(changeLog(store, application))), work);
        }
        for (Sink sink : sinks) {
            empty.addSink(
                    sink.name(),
                    sink.topic(),
                    Serdes.String().serializer(),
                    Serdes.ByteArray().serializer(),
                    work);
        }
    }

    private static <T extends Node> Stream<T> nodes(TopologyDescription.Subtopology part, Class<T> kind) {
        return part.nodes().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Target ofStore(
            String store, String application, Map<String, Flow> flows, Set<String> read, long in) {
        String changeLog = changeLog(store, application);
        if (flows.containsKey(changeLog)) {
            return new Target(store, share(flows, changeLog, in), flow(flows, changeLog), true);
        }
        // A table of a topic, which is its own change log: what is read is put.
        return new Target(store, 1, flow(flows, read.iterator().next()), true);
    }

    private static String changeLog(String store, String application) {
        return application + "-" + store + "-changelog";
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
