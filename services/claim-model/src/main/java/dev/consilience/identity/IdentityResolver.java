package dev.consilience.identity;

import dev.consilience.article.ArticleId;
import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.RecordId;
import dev.consilience.article.Relation;
import dev.consilience.article.StudyId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records are of one article, and which articles of one study. A function of the set of records.
 *
 * <h2>Articles</h2>
 *
 * Records that share a name that {@linkplain NameScheme#identifies identifies} are of one article, and so are those that
 * are joined by a chain of such. One exception: a name that records with different PubMed identifiers state is
 * <em>shared</em>, and joins none that has a PubMed identifier. PubMed gives one identifier to one article and never gives
 * it again, while publishers' DOIs are now and then those of an issue, or cut off.
 *
 * <h2>Studies</h2>
 *
 * Versions of an article are of one study, which has the key of the latest version: the one that nobody calls an earlier
 * one, of several the first key. An article that reports on another has the other's study.
 *
 * <p>An article that, with its versions, names exactly one registered trial is of that trial's study, which has the trial's
 * name: the cohort is the same, so papers on it are one study however many there are. One that names several is a study of
 * its own, since it is not known which of them it speaks for, and so is one that has registered its trial twice.
 *
 * <h2>References</h2>
 *
 * An article is referred to by names. The first of them by which there is a record tells which it is; if there is none,
 * the first that identifies is taken for the key of an article still to come. A citation alone tells only while exactly one
 * article has it.
 *
 * <p>An instance looks each thing up once, and is to be thrown away when the graph changes.
 */
final class IdentityResolver {

    private final IdentityGraph graph;
    private final Map<RecordId, Group> groups = new HashMap<>();
    private final Map<ArticleId, StudyId> studies = new HashMap<>();
    private final Map<ArticleId, Versions> versions = new HashMap<>();
    private final Map<List<Name>, Optional<Group>> referredTo = new HashMap<>();

    IdentityResolver(IdentityGraph graph) {
        this.graph = graph;
    }

    /** All that is one article; without records for one that is only referred to. */
    record Group(ArticleId article, SortedSet<Name> names, SortedSet<RecordId> records) {}

    /** All that are versions of each other, one or several of them over others. Two are the same only if they are one object. */
    static final class Versions {

        private final Collection<Group> groups;
        private @Nullable StudyId study;

        private Versions(Collection<Group> groups) {
            this.groups = groups;
        }

        /** In the order of their keys. */
        Collection<Group> groups() {
            return groups;
        }
    }

    /** Where a record belongs; nothing for a record that is not known. */
    Optional<Assignment> assign(RecordId id) {
        return graph.record(id).map(record -> {
            Group group = group(record);
            List<Assignment.Subject> subjects = record.notices().stream()
                    .map(Notice::about)
                    .distinct()
                    .flatMap(names ->
                            referredTo(names).stream().map(subject -> new Assignment.Subject(names, subject.article())))
                    .toList();
            return new Assignment(group.article(), study(group), subjects);
        });
    }

    /** The group that has that name, with or without records. */
    Group named(Name name) {
        return graph.named(name).stream()
                .map(this::known)
                .filter(record -> joins(record, name))
                .findFirst()
                .map(this::group)
                .orElseGet(() -> new Group(ArticleId.of(name), new TreeSet<>(Set.of(name)), new TreeSet<>()));
    }

    /** The group of a record. Its PubMed identifier joins, or else all its names do, so it has a first. */
    Group group(RecordIdentity start) {
        Group found = groups.get(start.record());
        if (found != null) {
            return found;
        }
        SortedSet<RecordId> records = new TreeSet<>();
        SortedSet<Name> names = new TreeSet<>();
        Deque<RecordIdentity> open = new ArrayDeque<>();
        records.add(start.record());
        open.add(start);
        while (!open.isEmpty()) {
            RecordIdentity record = open.remove();
            for (Name name : record.names()) {
                if (!joins(record, name) || !names.add(name)) {
                    continue;
                }
                for (RecordId id : graph.named(name)) {
                    RecordIdentity other = known(id);
                    if (joins(other, name) && records.add(id)) {
                        open.add(other);
                    }
                }
            }
        }
        Group group = new Group(ArticleId.of(names.first()), names, records);
        records.forEach(record -> groups.put(record, group));
        return group;
    }

    /** Whether a name of a record joins it to others of that name. */
    private boolean joins(RecordIdentity record, Name name) {
        return name.scheme().identifies()
                && (name.scheme() == NameScheme.PMID || record.pmid().isEmpty() || !isShared(name));
    }

    /** Whether records with different PubMed identifiers state the name. */
    boolean isShared(Name name) {
        Set<Name> pmids = new HashSet<>();
        for (RecordId id : graph.named(name)) {
            known(id).pmid().ifPresent(pmids::add);
            if (pmids.size() > 1) {
                return true;
            }
        }
        return false;
    }

    /** The study of a group: that of the article that it reports on, or its own and its versions'. */
    StudyId study(Group start) {
        StudyId found = studies.get(start.article());
        if (found != null) {
            return found;
        }
        Map<ArticleId, Group> passed = new TreeMap<>();
        Group group = start;
        Optional<Group> subject = subject(group);
        while (subject.isPresent() && passed.put(group.article(), group) == null) {
            group = subject.get();
            subject = subject(group);
        }
        StudyId study;
        if (subject.isPresent()) {
            // Articles that report on each other in a ring: any of them, as long as it is always the same.
            study = StudyId.of(ring(group));
        } else {
            study = ownStudy(versions(group));
        }
        studies.put(start.article(), study);
        return study;
    }

    private StudyId ownStudy(Versions all) {
        StudyId study = all.study;
        if (study == null) {
            study = onlyTrial(all.groups).map(StudyId::ofTrial).orElseGet(() -> StudyId.of(latest(all.groups)));
            all.study = study;
        }
        return study;
    }

    private Optional<Name> onlyTrial(Collection<Group> all) {
        List<Name> trials = all.stream()
                .flatMap(group -> group.records().stream())
                .flatMap(record -> known(record).names().stream())
                .filter(name -> name.scheme() == NameScheme.TRIAL)
                .distinct()
                .limit(2)
                .toList();
        if (trials.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(trials.get(0));
    }

    private ArticleId ring(Group member) {
        SortedSet<ArticleId> ring = new TreeSet<>();
        Group next = member;
        while (ring.add(next.article())) {
            next = subject(next).orElseThrow();
        }
        return ring.first();
    }

    private Optional<Group> subject(Group group) {
        return group.records().stream()
                .flatMap(record -> known(record).relations().stream())
                .filter(relation -> relation.kind() == Relation.Kind.REPORTS_ON)
                .flatMap(relation -> referredTo(relation.other()).stream())
                .filter(subject -> !subject.article().equals(group.article()))
                .findFirst();
    }

    /** A group and its versions. Whichever of them is asked for, they are the same: one that refers to another is a version of it and it of that. */
    Versions versions(Group start) {
        Versions known = versions.get(start.article());
        if (known != null) {
            return known;
        }
        Map<ArticleId, Group> found = new TreeMap<>();
        Deque<Group> open = new ArrayDeque<>();
        found.put(start.article(), start);
        open.add(start);
        while (!open.isEmpty()) {
            for (Group version : versionsOf(open.remove())) {
                if (found.putIfAbsent(version.article(), version) == null) {
                    open.add(version);
                }
            }
        }
        Versions all = new Versions(found.values());
        found.keySet().forEach(article -> versions.put(article, all));
        return all;
    }

    private Collection<Group> versionsOf(Group group) {
        Map<ArticleId, Group> direct = new TreeMap<>();
        for (RecordId id : group.records()) {
            known(id)
                    .versions()
                    .flatMap(relation -> referredTo(relation.other()).stream())
                    .forEach(version -> direct.put(version.article(), version));
        }
        for (Name name : allNames(group)) {
            for (RecordId id : graph.versionOf(name)) {
                RecordIdentity record = known(id);
                if (record.versions().anyMatch(relation -> refersTo(relation, group))) {
                    Group version = group(record);
                    direct.put(version.article(), version);
                }
            }
        }
        return direct.values();
    }

    /** The names that the group is referred to by: also shared ones, and citations. */
    SortedSet<Name> allNames(Group group) {
        SortedSet<Name> names = new TreeSet<>(group.names());
        group.records().forEach(id -> names.addAll(known(id).names()));
        return names;
    }

    private boolean refersTo(Relation relation, Group group) {
        return referredTo(relation.other())
                .filter(other -> other.article().equals(group.article()))
                .isPresent();
    }

    private ArticleId latest(Collection<Group> all) {
        Set<ArticleId> earlier = new HashSet<>();
        for (Group group : all) {
            for (RecordId id : group.records()) {
                known(id).versions().forEach(relation -> {
                    if (relation.kind() == Relation.Kind.UPDATED_IN) {
                        earlier.add(group.article());
                    } else {
                        referredTo(relation.other()).ifPresent(other -> earlier.add(other.article()));
                    }
                });
            }
        }
        List<ArticleId> articles = all.stream().map(Group::article).toList();
        return articles.stream()
                .filter(article -> !earlier.contains(article))
                .min(Comparator.naturalOrder())
                .orElseGet(
                        () -> articles.stream().min(Comparator.naturalOrder()).orElseThrow());
    }

    /** The article that is called by these names. */
    Optional<Group> referredTo(List<Name> names) {
        Optional<Group> known = referredTo.get(names);
        if (known == null) {
            known = lookUp(names);
            referredTo.put(names, known);
        }
        return known;
    }

    private Optional<Group> lookUp(List<Name> names) {
        List<Name> ordered = names.stream().sorted().toList();
        for (Name name : ordered) {
            if (name.scheme().identifies()) {
                Group group = named(name);
                if (!group.records().isEmpty()) {
                    return Optional.of(group);
                }
            } else {
                Optional<Group> only = onlyOne(name);
                if (only.isPresent()) {
                    return only;
                }
            }
        }
        return ordered.stream()
                .filter(name -> name.scheme().identifies())
                .findFirst()
                .map(this::named);
    }

    private Optional<Group> onlyOne(Name citation) {
        Map<ArticleId, Group> cited = new TreeMap<>();
        for (RecordId id : graph.named(citation)) {
            Group group = group(known(id));
            cited.put(group.article(), group);
            if (cited.size() > 1) {
                return Optional.empty();
            }
        }
        return cited.values().stream().findFirst();
    }

    private RecordIdentity known(RecordId id) {
        return graph.record(id)
                .orElseThrow(() -> new IllegalStateException("The graph names " + id + " and does not have it"));
    }
}
