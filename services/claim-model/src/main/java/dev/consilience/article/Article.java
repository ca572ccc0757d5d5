package dev.consilience.article;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One article in one revision, as all records of it together tell.
 *
 * @param id the key, the same for all revisions
 * @param identifiers the public ones of its names
 * @param revision that of the record whose text this is
 * @param status whether it stands
 * @param statusReason why its status is what it is, in words for people; empty for an active article
 * @param title as printed, also the text of the first section where the article has one
 * @param sections in reading order, with distinct ids
 * @param mentions what an annotator found in the text
 * @param sourceKind what kind of publication it is
 * @param sourceKindGround why it is taken to be of that kind
 * @param studyKind how the research was done
 * @param studyKindGround why it is taken to be of that kind
 * @param study the study that it reports, which is what independence is counted by
 * @param group whose research that study is as far as its authors tell, see {@link ResearchGroup}; empty where they do not
 * @param published ISO date, or its beginning ({@code 2011}, {@code 2011-11}), or empty
 * @param headings what an indexer said it is about
 */
public record Article(
        ArticleId id,
        Identifiers identifiers,
        String revision,
        ArticleStatus status,
        String statusReason,
        String title,
        List<Section> sections,
        List<Mention> mentions,
        SourceKind sourceKind,
        Ground sourceKindGround,
        StudyKind studyKind,
        Ground studyKindGround,
        StudyId study,
        String group,
        String published,
        List<SubjectHeading> headings) {

    public Article {
        ResearchGroup.checked(group);
        sections = List.copyOf(sections);
        mentions = List.copyOf(mentions);
        headings = List.copyOf(headings);
        Set<String> ids = new HashSet<>();
        for (Section section : sections) {
            if (!ids.add(section.id())) {
                throw new IllegalArgumentException("Article " + id + " has two sections called " + section.id());
            }
        }
    }

    /** The section of that id. */
    public Optional<Section> section(String sectionId) {
        return sections.stream()
                .filter(section -> section.id().equals(sectionId))
                .findFirst();
    }
}
