package dev.consilience.service.ingest;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import dev.consilience.identity.Assignment;
import dev.consilience.identity.IdentityChange;
import dev.consilience.identity.IdentityGraph;
import dev.consilience.identity.RecordIdentity;
import dev.consilience.schema.AssignmentRecord;
import dev.consilience.schema.IdentityRecord;
import dev.consilience.service.ingest.NameIndex.Use;
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
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Tells of each record to which article and study it belongs, and of others where that changes with it. */
final class ResolveIdentities implements Processor<String, IdentityRecord, String, AssignmentRecord> {

    /** With each record: so many that an index is carried over soon, and so few that nobody waits for it. */
    private static final int CARRIED_OVER = 100;

    private @Nullable ProcessorContext<String, AssignmentRecord> context;
    private @Nullable StoredGraph graph;
    private @Nullable NameIndex names;

    @Override
    public void init(ProcessorContext<String, AssignmentRecord> newContext) {
        context = newContext;
        names = new NameIndex(newContext.getStateStore(IngestTopology.NAMES));
        graph = new StoredGraph(newContext.getStateStore(IngestTopology.IDENTITIES), names);
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
        Objects.requireNonNull(names).carryOver(CARRIED_OVER);
    }

    /** The records in one store, and what they use their names for in another. */
    private static final class StoredGraph implements IdentityGraph {

        private final KeyValueStore<String, IdentityRecord> records;
        private final NameIndex names;

        StoredGraph(KeyValueStore<String, IdentityRecord> records, NameIndex names) {
            this.records = records;
            this.names = names;
        }

        void put(RecordIdentity identity, IdentityRecord value) {
            RecordIdentity before = record(identity.record())
                    .orElseGet(() -> new RecordIdentity(identity.record(), List.of(), List.of(), List.of()));
            move(Use.NAMED, before.names(), identity.names(), identity.record());
            move(Use.VERSION, before.versionNames(), identity.versionNames(), identity.record());
            move(Use.TOLD, before.subjectNames(), identity.subjectNames(), identity.record());
            records.put(identity.record().value(), value);
        }

        private void move(Use use, Collection<Name> before, Collection<Name> after, RecordId record) {
            Set<Name> gone = new TreeSet<>(before);
            gone.removeAll(after);
            gone.forEach(name -> names.remove(use, name, record));
            Set<Name> come = new TreeSet<>(after);
            come.removeAll(before);
            come.forEach(name -> names.add(use, name, record));
        }

        @Override
        public Optional<RecordIdentity> record(RecordId id) {
            return Optional.ofNullable(records.get(id.value())).map(value -> SourceRecords.fromRecord(id, value));
        }

        @Override
        public SortedSet<RecordId> named(Name name) {
            return names.find(Use.NAMED, name);
        }

        @Override
        public SortedSet<RecordId> versionOf(Name name) {
            return names.find(Use.VERSION, name);
        }

        @Override
        public SortedSet<RecordId> tellingOf(Name name) {
            return names.find(Use.TOLD, name);
        }
    }
}
