package dev.consilience.article;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one source says of one article. Several records make an {@link Article}: PubMed's, the full text, somebody's
 * digest; see {@link ArticleSettlement}.
 *
 * @param id the same for all revisions from this source
 * @param names what the article is called, at least one of them a name that {@linkplain NameScheme#identifies identifies}
 * @param revision sorts the revisions of this record, the later the greater, as text: a date as {@code 2019-02-08} where
 *     the source gives one; empty where it gives nothing
 * @param extent how much of the article it has
 * @param title as printed, also the text of the first section where there is one; may be empty
 * @param sections in reading order, with distinct ids; none if it has no text
 * @param mentions what an annotator found in the text
 * @param sourceKind what kind of publication the article is
 * @param sourceKindGround why it is taken to be of that kind
 * @param studyKind how the research was done
 * @param studyKindGround why it is taken to be of that kind
 * @param group whose research it is as far as its authors tell, see {@link ResearchGroup}; empty where they do not
 * @param published ISO date, or its beginning ({@code 2011}, {@code 2011-11}), or empty
 * @param headings what an indexer said it is about
 * @param notices what it says of the status of this article or of others
 * @param relations what other articles have the same study
 */
public record SourceRecord(
        RecordId id,
        List<Name> names,
        String revision,
        Extent extent,
        String title,
        List<Section> sections,
        List<Mention> mentions,
        SourceKind sourceKind,
        Ground sourceKindGround,
        StudyKind studyKind,
        Ground studyKindGround,
        String group,
        String published,
        List<SubjectHeading> headings,
        List<Notice> notices,
        List<Relation> relations) {

    private static final Comparator<SourceRecord> PRECEDENCE = Comparator.comparing(SourceRecord::revision)
            .thenComparing(SourceRecord::gravity)
            .thenComparing(SourceRecord::contentDigest);

    public SourceRecord {
        ResearchGroup.checked(group);
        names = names.stream().distinct().sorted().toList();
        sections = List.copyOf(sections);
        mentions = List.copyOf(mentions);
        headings = List.copyOf(headings);
        notices = List.copyOf(notices);
        relations = List.copyOf(relations);
        if (names.stream().noneMatch(name -> name.scheme().identifies())) {
            throw new IllegalArgumentException("Record " + id + " has no name that identifies its article: " + names);
        }
        Set<String> ids = new HashSet<>();
        for (Section section : sections) {
            if (!ids.add(section.id())) {
                throw new IllegalArgumentException("Record " + id + " has two sections called " + section.id());
            }
        }
    }

    /** The name of that scheme, the first of several. */
    public Optional<Name> name(NameScheme scheme) {
        return names.stream().filter(name -> name.scheme() == scheme).findFirst();
    }

    /**
     * Whether it is no record but word that its source has taken the record back. Such word has no date, and holds for
     * whatever revisions came before it or come late.
     */
    public boolean isDeletion() {
        return extent == Extent.NOTHING
                && notices.stream().anyMatch(notice -> notice.isOfItself() && notice.change() == StatusChange.DELETED);
    }

    /** This record, known to have been taken back. */
    public SourceRecord takenBack(SourceRecord deletion) {
        List<Notice> all = new ArrayList<>(notices);
        all.addAll(deletion.notices);
        return new SourceRecord(
                id,
                names,
                revision,
                extent,
                title,
                sections,
                mentions,
                sourceKind,
                sourceKindGround,
                studyKind,
                studyKindGround,
                group,
                published,
                headings,
                all,
                relations);
    }

    /** Whether it says of its own article that it is gone, so that nothing else that it says holds. */
    public boolean isVoid() {
        return notices.stream()
                .anyMatch(notice -> notice.isOfItself()
                        && (notice.change() == StatusChange.RETRACTED || notice.change() == StatusChange.DELETED));
    }

    /**
     * Which of two revisions of one record counts: the greater; of equal ones that with the graver status; between
     * equals that with the greater digest, so that the answer never depends on which came first.
     *
     * @throws IllegalArgumentException if they are records of different ids
     */
    public static SourceRecord later(SourceRecord one, SourceRecord other) {
        if (!one.id.equals(other.id)) {
            throw new IllegalArgumentException(
                    "Only revisions of one record can be compared, not of " + one.id + " and " + other.id);
        }
        if (PRECEDENCE.compare(one, other) >= 0) {
            return one;
        }
        return other;
    }

    private int gravity() {
        return notices.stream()
                .filter(Notice::isOfItself)
                .map(Notice::change)
                .filter(change -> change != StatusChange.REINSTATED)
                .mapToInt(Enum::ordinal)
                .max()
                .orElse(-1);
    }

    private String contentDigest() {
        return Digest.hex(toString().getBytes(StandardCharsets.UTF_8), 16);
    }
}
