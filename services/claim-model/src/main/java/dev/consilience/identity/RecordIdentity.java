package dev.consilience.identity;

import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.RecordId;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a record decides to which article and study it belongs, and to which others its notices go.
 *
 * @param names what it calls its article, and the trials that its article says that it reports, see {@link #of}
 * @param relations what it says of other articles' study
 * @param notices of other articles; none if the record is void, since a withdrawn notice says nothing
 */
public record RecordIdentity(RecordId record, List<Name> names, List<Relation> relations, List<Notice> notices) {

    public RecordIdentity {
        names = List.copyOf(names);
        relations = List.copyOf(relations);
        notices = List.copyOf(notices);
    }

    /**
     * Of a record. Of the trials that it names those count only if its article reports research of its own: a review of
     * one trial, or a news report that gives the trial's number, is not the trial.
     */
    public static RecordIdentity of(SourceRecord record) {
        List<Notice> notices = List.of();
        if (!record.isVoid()) {
            notices = record.notices().stream()
                    .filter(notice -> !notice.isOfItself())
                    .toList();
        }
        List<Name> names = record.names();
        if (!record.sourceKind().reportsOwnResearch()) {
            names = names.stream()
                    .filter(name -> name.scheme() != NameScheme.TRIAL)
                    .toList();
        }
        return new RecordIdentity(record.id(), names, record.relations(), notices);
    }

    /** The names of what it is a version of. */
    public Set<Name> versionNames() {
        return versions().flatMap(relation -> relation.other().stream()).collect(Collectors.toSet());
    }

    /** The names of what it reports on or has a notice of. */
    public Set<Name> subjectNames() {
        Stream<Name> reported = relations.stream()
                .filter(relation -> relation.kind() == Relation.Kind.REPORTS_ON)
                .flatMap(relation -> relation.other().stream());
        Stream<Name> noticed = notices.stream().flatMap(notice -> notice.about().stream());
        return Stream.concat(reported, noticed).collect(Collectors.toSet());
    }

    /** Relations to versions of the article, which are of one study with it. */
    Stream<Relation> versions() {
        return relations.stream().filter(relation -> relation.kind() != Relation.Kind.REPORTS_ON);
    }

    /** The PubMed identifier, of which a record is supposed to have one. */
    Optional<Name> pmid() {
        return names.stream().filter(name -> name.scheme() == NameScheme.PMID).findFirst();
    }
}
