package dev.consilience.identity;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A graph in which one record says something else than in another. */
final class ChangedGraph implements IdentityGraph {

    private final IdentityGraph before;
    private final RecordIdentity changed;

    ChangedGraph(IdentityGraph before, RecordIdentity changed) {
        this.before = before;
        this.changed = changed;
    }

    @Override
    public Optional<RecordIdentity> record(RecordId id) {
        if (id.equals(changed.record())) {
            return Optional.of(changed);
        }
        return before.record(id);
    }

    @Override
    public SortedSet<RecordId> named(Name name) {
        return withChange(before.named(name), changed.names(), name);
    }

    @Override
    public SortedSet<RecordId> versionOf(Name name) {
        return withChange(before.versionOf(name), changed.versionNames(), name);
    }

    @Override
    public SortedSet<RecordId> tellingOf(Name name) {
        return withChange(before.tellingOf(name), changed.subjectNames(), name);
    }

    private SortedSet<RecordId> withChange(SortedSet<RecordId> records, Collection<Name> names, Name name) {
        boolean now = names.contains(name);
        if (records.contains(changed.record()) == now) {
            return records;
        }
        SortedSet<RecordId> with = new TreeSet<>(records);
        if (now) {
            with.add(changed.record());
        } else {
            with.remove(changed.record());
        }
        return with;
    }
}
