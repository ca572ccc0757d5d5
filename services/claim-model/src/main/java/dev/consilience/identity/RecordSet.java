package dev.consilience.identity;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A set of records in memory: where each belongs is answered from all of them at once, which is the definition. */
public final class RecordSet implements IdentityGraph {

    private final SortedMap<RecordId, RecordIdentity> records = new TreeMap<>();
    private final Map<Name, SortedSet<RecordId>> named = new TreeMap<>();
    private final Map<Name, SortedSet<RecordId>> versions = new TreeMap<>();
    private final Map<Name, SortedSet<RecordId>> told = new TreeMap<>();

    /**
     * The set of these records.
     *
     * @throws IllegalArgumentException if two have one id
     */
    public RecordSet(Collection<RecordIdentity> identities) {
        for (RecordIdentity identity : identities) {
            if (records.put(identity.record(), identity) != null) {
                throw new IllegalArgumentException("Two records have the id " + identity.record());
            }
            index(named, identity.names(), identity);
            index(versions, identity.versionNames(), identity);
            index(told, identity.subjectNames(), identity);
        }
    }

    /** Where each record belongs. */
    public SortedMap<RecordId, Assignment> assignments() {
        IdentityResolver resolver = new IdentityResolver(this);
        SortedMap<RecordId, Assignment> assignments = new TreeMap<>();
        for (RecordId id : records.keySet()) {
            assignments.put(id, resolver.assign(id).orElseThrow());
        }
        return assignments;
    }

    @Override
    public Optional<RecordIdentity> record(RecordId id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public SortedSet<RecordId> named(Name name) {
        return named.getOrDefault(name, Collections.emptySortedSet());
    }

    @Override
    public SortedSet<RecordId> versionOf(Name name) {
        return versions.getOrDefault(name, Collections.emptySortedSet());
    }

    @Override
    public SortedSet<RecordId> tellingOf(Name name) {
        return told.getOrDefault(name, Collections.emptySortedSet());
    }

    private static void index(Map<Name, SortedSet<RecordId>> index, Collection<Name> names, RecordIdentity identity) {
        names.forEach(
                name -> index.computeIfAbsent(name, key -> new TreeSet<>()).add(identity.record()));
    }
}
