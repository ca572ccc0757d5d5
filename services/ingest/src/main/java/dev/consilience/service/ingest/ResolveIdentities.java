package dev.consilience.service.ingest;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import dev.consilience.identity.Assignment;
import dev.consilience.identity.IdentityChange;
import dev.consilience.identity.IdentityGraph;
import dev.consilience.identity.RecordIdentity;
import dev.consilience.schema.AssignmentRecord;
import dev.consilience.schema.IdentityRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.SourceRecords;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Tells of each record to which article and study it belongs, and of others where that changes with it. */
final class ResolveIdentities implements Processor<String, IdentityRecord, String, AssignmentRecord> {

    private @Nullable ProcessorContext<String, AssignmentRecord> context;
    private @Nullable StoredGraph graph;

    @Override
    public void init(ProcessorContext<String, AssignmentRecord> newContext) {
        context = newContext;
        graph = new StoredGraph(
                newContext.getStateStore(IngestTopology.IDENTITIES), newContext.getStateStore(IngestTopology.NAMES));
    }

    @Override
    public void process(Record<String, IdentityRecord> record) {
        RecordId id = new RecordId(record.key());
        RecordIdentity identity = SourceRecords.fromRecord(id, record.value());
        StoredGraph stored = Objects.requireNonNull(graph);
        SortedMap<RecordId, Assignment> assignments = IdentityChange.assignments(stored, identity);
        stored.put(identity, record.value());
        assignments.forEach((each, assignment) -> Objects.requireNonNull(context)
                .forward(record.withKey(each.value()).withValue(SourceRecords.toRecord(assignment))));
    }

    /** The records in one store, and in another an entry {@code use, name, tab, record} for each name of each. */
    private static final class StoredGraph implements IdentityGraph {

        private static final byte[] NOTHING = new byte[0];
        private static final char DIVIDER = '\t';
        private static final char NAMED = 'n';
        private static final char VERSION = 'v';
        private static final char TOLD = 't';

        private final KeyValueStore<String, IdentityRecord> records;
        private final KeyValueStore<String, byte[]> names;

        StoredGraph(KeyValueStore<String, IdentityRecord> records, KeyValueStore<String, byte[]> names) {
            this.records = records;
            this.names = names;
        }

        void put(RecordIdentity identity, IdentityRecord value) {
            RecordIdentity before = record(identity.record())
                    .orElseGet(() -> new RecordIdentity(identity.record(), List.of(), List.of(), List.of()));
            move(NAMED, before.names(), identity.names(), identity.record());
            move(VERSION, before.versionNames(), identity.versionNames(), identity.record());
            move(TOLD, before.subjectNames(), identity.subjectNames(), identity.record());
            records.put(identity.record().value(), value);
        }

        private void move(char use, Collection<Name> before, Collection<Name> after, RecordId record) {
            Set<Name> gone = new TreeSet<>(before);
            gone.removeAll(after);
            gone.forEach(name -> names.delete(prefix(use, name) + record));
            Set<Name> come = new TreeSet<>(after);
            come.removeAll(before);
            come.forEach(name -> names.put(prefix(use, name) + record, NOTHING));
        }

        @Override
        public Optional<RecordIdentity> record(RecordId id) {
            return Optional.ofNullable(records.get(id.value())).map(value -> SourceRecords.fromRecord(id, value));
        }

        @Override
        public SortedSet<RecordId> named(Name name) {
            return find(NAMED, name);
        }

        @Override
        public SortedSet<RecordId> versionOf(Name name) {
            return find(VERSION, name);
        }

        @Override
        public SortedSet<RecordId> tellingOf(Name name) {
            return find(TOLD, name);
        }

        private SortedSet<RecordId> find(char use, Name name) {
            String prefix = prefix(use, name);
            SortedSet<RecordId> found = new TreeSet<>();
            try (KeyValueIterator<String, byte[]> entries =
                    names.prefixScan(prefix, RecordSerdes.keys().serializer())) {
                entries.forEachRemaining(entry -> found.add(new RecordId(entry.key.substring(prefix.length()))));
            }
            return found;
        }

        private static String prefix(char use, Name name) {
            return use + name.toString() + DIVIDER;
        }
    }
}
