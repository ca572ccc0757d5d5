package dev.consilience.article;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all records of one article amount to. A function of the set of records and notices, in whatever order they came.
 *
 * <h2>Text</h2>
 *
 * The text is that of one record: of those with the greatest {@link Extent}, one with mentions before one without, then
 * the one of the greatest revision. Title, date and headings that it lacks come from the others, and so does the group; one
 * that is told by an ORCID goes before one that is told by a name.
 *
 * <h2>Status</h2>
 *
 * A retraction holds until a later notice reinstates the article; one without a date is taken for the earliest. A source's
 * deletion takes away that source's record, with what it said of itself; the article is deleted when no other record of the same source is left, since a
 * service that removes one of two records of an article has tidied up. Of what holds, the gravest is the status.
 */
public final class ArticleSettlement {

    /** Behind every date: a reinstatement without a date speaks of the retraction that there is. */
    private static final String LAST = "~";

    private static final Comparator<SourceRecord> TEXT_FIRST = Comparator.comparing(SourceRecord::extent)
            .thenComparing(record -> !record.mentions().isEmpty())
            .thenComparing(SourceRecord::revision)
            .reversed()
            .thenComparing(SourceRecord::id);

    private static final Comparator<Notice> EARLIEST_FIRST =
            Comparator.comparing(Notice::since).thenComparing(Notice::words);

    private ArticleSettlement() {}

    /**
     * The article, or nothing as long as no record has text and none tells of a deletion: a notice may come long before
     * its article.
     *
     * @param records one for each id, in any order
     * @param notices what records of other articles say of this one, in any order
     */
    public static Optional<Article> settle(
            ArticleId id, StudyId study, Collection<SourceRecord> records, Collection<Notice> notices) {
        List<SourceRecord> ordered = records.stream().sorted(TEXT_FIRST).toList();
        List<SourceRecord> left =
                ordered.stream().filter(record -> !isDeleted(record)).toList();
        Optional<Notice> deletion = deletion(ordered, left);
        if (deletion.isPresent()) {
            Status deleted = new Status(ArticleStatus.DELETED, deletion.get().words());
            return Optional.of(article(id, study, ordered, deleted));
        }
        if (left.isEmpty() || left.get(0).extent() == Extent.NOTHING) {
            return Optional.empty();
        }
        Set<Notice> all = new LinkedHashSet<>(notices);
        left.forEach(
                record -> record.notices().stream().filter(Notice::isOfItself).forEach(all::add));
        return Optional.of(article(id, study, left, status(all)));
    }

    private record Status(ArticleStatus status, String reason) {}

    private static Article article(ArticleId id, StudyId study, List<SourceRecord> records, Status status) {
        SourceRecord text = records.get(0);
        Set<Name> names =
                records.stream().flatMap(record -> record.names().stream()).collect(Collectors.toSet());
        SourceRecord kind = surest(records, SourceRecord::sourceKindGround);
        SourceRecord design = surest(records, SourceRecord::studyKindGround);
        return new Article(
                id,
                Identifiers.among(names),
                text.revision(),
                status.status(),
                status.reason(),
                first(records, SourceRecord::title),
                text.sections(),
                text.mentions(),
                kind.sourceKind(),
                kind.sourceKindGround(),
                design.studyKind(),
                design.studyKindGround(),
                study,
                group(records),
                first(records, SourceRecord::published),
                records.stream()
                        .flatMap(record -> record.headings().stream())
                        .distinct()
                        .toList());
    }

    private static SourceRecord surest(List<SourceRecord> records, Function<SourceRecord, Ground> ground) {
        return records.stream().min(Comparator.comparing(ground)).orElseThrow();
    }

    private static String group(List<SourceRecord> records) {
        return records.stream()
                .map(SourceRecord::group)
                .filter(ResearchGroup::isOrcid)
                .findFirst()
                .orElseGet(() -> first(records, SourceRecord::group));
    }

    private static String first(List<SourceRecord> records, Function<SourceRecord, String> field) {
        return records.stream()
                .map(field)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isDeleted(SourceRecord record) {
        return deletions(record).findAny().isPresent();
    }

    private static Stream<Notice> deletions(SourceRecord record) {
        return record.notices().stream()
                .filter(notice -> notice.isOfItself() && notice.change() == StatusChange.DELETED);
    }

    private static Optional<Notice> deletion(List<SourceRecord> records, List<SourceRecord> left) {
        Set<String> sourcesLeft =
                left.stream().map(record -> record.id().source()).collect(Collectors.toSet());
        return records.stream()
                .filter(record -> !sourcesLeft.contains(record.id().source()))
                .flatMap(ArticleSettlement::deletions)
                .min(EARLIEST_FIRST);
    }

    private static Status status(Collection<Notice> notices) {
        Optional<String> reinstated = of(notices, StatusChange.REINSTATED)
                .map(ArticleSettlement::dateOfReinstatement)
                .max(Comparator.naturalOrder());
        Stream<Notice> retractions = of(notices, StatusChange.RETRACTED)
                .filter(notice -> reinstated.isEmpty() || notice.since().compareTo(reinstated.get()) > 0);
        return earliest(retractions, ArticleStatus.RETRACTED)
                .or(() -> earliest(of(notices, StatusChange.REPLACED), ArticleStatus.REPLACED))
                .or(() -> earliest(of(notices, StatusChange.CONCERN), ArticleStatus.CONCERN))
                .or(() -> earliest(of(notices, StatusChange.CORRECTED), ArticleStatus.CORRECTED))
                .orElse(new Status(ArticleStatus.ACTIVE, ""));
    }

    private static Stream<Notice> of(Collection<Notice> notices, StatusChange change) {
        return notices.stream().filter(notice -> notice.change() == change);
    }

    private static Optional<Status> earliest(Stream<Notice> notices, ArticleStatus status) {
        return notices.min(EARLIEST_FIRST).map(notice -> new Status(status, notice.words()));
    }

    private static String dateOfReinstatement(Notice notice) {
        if (notice.since().isEmpty()) {
            return LAST;
        }
        return notice.since();
    }
}
