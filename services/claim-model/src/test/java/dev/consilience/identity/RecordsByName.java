package dev.consilience.identity;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A graph in memory that looks through all its records each time. */
final class RecordsByName implements IdentityGraph {

    private final Map<RecordId, RecordIdentity> records = new TreeMap<>();

    void put(RecordIdentity record) {
        records.put(record.record(), record);
    }

    Collection<RecordIdentity> all() {
        return records.values();
    }

    @Override
    public Optional<RecordIdentity> record(RecordId id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public SortedSet<RecordId> named(Name name) {
        return with(name, RecordIdentity::names);
    }

    @Override
    public SortedSet<RecordId> versionOf(Name name) {
        return with(name, RecordIdentity::versionNames);
    }

    @Override
    public SortedSet<RecordId> tellingOf(Name name) {
        return with(name, RecordIdentity::subjectNames);
    }

    private SortedSet<RecordId> with(Name name, Function<RecordIdentity, Collection<Name>> names) {
        return records.values().stream()
                .filter(record -> names.apply(record).contains(name))
                .map(RecordIdentity::record)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
