package dev.consilience.article;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One article in one revision.
 *
 * @param id the key, the same for all revisions
 * @param identifiers what the article says it is called
 * @param revision sorts revisions of one article, the later the greater, as text: a date as {@code 2019-02-08} where the
 *     source gives one; empty where it gives nothing
 * @param status whether it stands
 * @param statusReason why its status is what it is, in words for people; empty for an active article
 * @param title as printed, also the text of the first section where the article has one
 * @param sections in reading order, with distinct ids
 * @param sourceKind what kind of publication it is
 * @param studyKind how the research was done
 * @param study the study that it reports, which is what independence is counted by
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
        SourceKind sourceKind,
        StudyKind studyKind,
        StudyId study,
        String published,
        List<SubjectHeading> headings) {

    private static final Comparator<Article> PRECEDENCE = Comparator.comparing(Article::revision)
            .thenComparing(Article::status)
            .thenComparing(Article::contentDigest);

    public Article {
        sections = List.copyOf(sections);
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

    /** This article with another status, for a record that says no more than that. */
    public Article withStatus(ArticleStatus newStatus, String reason) {
        return new Article(
                id,
                identifiers,
                revision,
                newStatus,
                reason,
                title,
                sections,
                sourceKind,
                studyKind,
                study,
                published,
                headings);
    }

    /**
     * Which of two records of the same article counts: that of the greater revision; within a revision the graver
     * status; between equals the greater digest, so that the answer never depends on which came first.
     */
    public static Article settle(Article one, Article other) {
        if (!one.id.equals(other.id)) {
            throw new IllegalArgumentException(
                    "Only records of one article can be settled, not of " + one.id + " and " + other.id);
        }
        if (PRECEDENCE.compare(one, other) >= 0) {
            return one;
        }
        return other;
    }

    private String contentDigest() {
        return Digest.hex(toString().getBytes(StandardCharsets.UTF_8), 16);
    }
}
