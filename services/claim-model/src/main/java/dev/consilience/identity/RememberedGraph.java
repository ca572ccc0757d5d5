package dev.consilience.identity;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Looks each thing up in another graph once, as each look into one on disk is a search there. To be thrown away when that graph changes. */
final class RememberedGraph implements IdentityGraph {

    private final IdentityGraph graph;
    private final Map<RecordId, Optional<RecordIdentity>> records = new HashMap<>();
    private final Map<Name, SortedSet<RecordId>> named = new HashMap<>();
    private final Map<Name, SortedSet<RecordId>> versions = new HashMap<>();
    private final Map<Name, SortedSet<RecordId>> telling = new HashMap<>();

    RememberedGraph(IdentityGraph graph) {
        this.graph = graph;
    }

    @Override
    public Optional<RecordIdentity> record(RecordId id) {
        return records.computeIfAbsent(id, graph::record);
    }

    @Override
    public SortedSet<RecordId> named(Name name) {
        return named.computeIfAbsent(name, graph::named);
    }

    @Override
    public SortedSet<RecordId> versionOf(Name name) {
        return versions.computeIfAbsent(name, graph::versionOf);
    }

    @Override
    public SortedSet<RecordId> tellingOf(Name name) {
        return telling.computeIfAbsent(name, graph::tellingOf);
    }
}
