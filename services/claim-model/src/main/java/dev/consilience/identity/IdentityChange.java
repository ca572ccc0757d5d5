package dev.consilience.identity;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import dev.consilience.identity.IdentityResolver.Group;
import dev.consilience.identity.IdentityResolver.Versions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a new or changed record changes: for it and for the records that it joins, parts, or makes speak of something else.
 *
 * <p>The work is bounded by what changes and by what is of one article or study with the record; however many news reports
 * and comments there are on a paper, one more does not look at them.
 */
public final class IdentityChange {

    private final IdentityGraph graph;
    private final IdentityGraph graphAfter;
    private final IdentityResolver before;
    private final IdentityResolver after;

    private final Set<RecordId> affected = new TreeSet<>();
    private final Set<Name> settledNames = new HashSet<>();
    private final Set<Versions> reached = new HashSet<>();
    private final Deque<RecordId> open = new ArrayDeque<>();

    private IdentityChange(IdentityGraph stored, RecordIdentity changed) {
        graph = new RememberedGraph(stored);
        graphAfter = new ChangedGraph(graph, changed);
        before = new IdentityResolver(graph);
        after = new IdentityResolver(graphAfter);
    }

    /**
     * The assignments that differ when the graph is changed so.
     *
     * @param graph without the change
     * @param changed the record as it now is
     * @return by record, among them that of the changed one if it is new or belongs elsewhere now
     */
    public static SortedMap<RecordId, Assignment> assignments(IdentityGraph graph, RecordIdentity changed) {
        return new IdentityChange(graph, changed).follow(changed);
    }

    private SortedMap<RecordId, Assignment> follow(RecordIdentity changed) {
        Set<Name> names = new LinkedHashSet<>(changed.names());
        graph.record(changed.record()).ifPresent(old -> names.addAll(old.names()));
        take(changed.record());
        // Only a name that joins can part when it turns out to be shared; of one trial there may be many records.
        names.stream()
                .filter(name -> name.scheme().identifies())
                .filter(name -> before.isShared(name) != after.isShared(name))
                .forEach(name -> graphAfter.named(name).forEach(this::take));
        while (!open.isEmpty()) {
            RecordId record = open.remove();
            reach(before, graph, record);
            reach(after, graphAfter, record);
        }
        SortedMap<RecordId, Assignment> assignments = new TreeMap<>();
        for (RecordId record : affected) {
            Optional<Assignment> now = after.assign(record);
            if (!now.equals(before.assign(record))) {
                assignments.put(record, now.orElseThrow());
            }
        }
        return assignments;
    }

    private void take(RecordId record) {
        if (affected.add(record)) {
            open.add(record);
        }
    }

    /** Takes all that is of one study with a record, and settles the names of all of that. */
    private void reach(IdentityResolver resolver, IdentityGraph records, RecordId start) {
        Optional<RecordIdentity> record = records.record(start);
        if (record.isEmpty()) {
            return;
        }
        Versions versions = resolver.versions(resolver.group(record.get()));
        if (!reached.add(versions)) {
            return;
        }
        for (Group group : versions.groups()) {
            group.records().forEach(this::take);
            resolver.allNames(group).forEach(this::settle);
        }
    }

    /** Once for each name: where it leads elsewhere now, those that refer by it are affected. */
    private void settle(Name name) {
        if (settledNames.add(name) && leadsElsewhere(name)) {
            Stream.of(
                            graph.versionOf(name),
                            graph.tellingOf(name),
                            graphAfter.versionOf(name),
                            graphAfter.tellingOf(name))
                    .flatMap(Set::stream)
                    .forEach(this::take);
        }
    }

    /** To another article, or one of another study, or one of which there was no record. The study is asked for last, as it takes long. */
    private boolean leadsElsewhere(Name name) {
        Optional<Group> was = before.referredTo(List.of(name));
        Optional<Group> is = after.referredTo(List.of(name));
        return hasRecords(was) != hasRecords(is)
                || !was.map(Group::article).equals(is.map(Group::article))
                || !was.map(before::study).equals(is.map(after::study));
    }

    private static boolean hasRecords(Optional<Group> group) {
        return group.isPresent() && !group.get().records().isEmpty();
    }
}
