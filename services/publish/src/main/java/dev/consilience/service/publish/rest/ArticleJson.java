package dev.consilience.service.publish.rest;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.json.ClaimJson;
import java.util.List;
import java.util.Optional;

/**
 * An article as JSON shows it.
 *
 * @param id the key
 * @param doi without a resolver's address; absent where there is none
 * @param pmid absent where there is none
 * @param pmcid absent where there is none
 * @param revision of the record whose text this is; may be empty
 * @param status whether it stands
 * @param statusReason why, in words; empty for an active article
 * @param title as printed
 * @param published ISO date, or its beginning, or empty
 * @param kindOfSource what kind of publication it is
 * @param kindOfStudy how the study was done
 * @param study the study that it reports
 * @param group whose research it is, where that is known; else empty
 * @param sections the text, in reading order
 * @param claims what it claims, each under its own agent and outcome
 */
public record ArticleJson(
        String id,
        Optional<String> doi,
        Optional<String> pmid,
        Optional<String> pmcid,
        String revision,
        String status,
        String statusReason,
        String title,
        String published,
        String kindOfSource,
        String kindOfStudy,
        String study,
        String group,
        List<SectionJson> sections,
        List<ClaimJson> claims) {

    /** A stretch of text, in whose UTF-16 code units the claims' quotes are counted. */
    public record SectionJson(String id, String purpose, String heading, String text) {}

    /** The article as it is shown. */
    public static ArticleJson of(ArticleRecord article, List<PlacedClaimRecord> claims) {
        return new ArticleJson(
                article.getId(),
                Optional.ofNullable(article.getDoi()),
                Optional.ofNullable(article.getPmid()),
                Optional.ofNullable(article.getPmcid()),
                article.getRevision(),
                article.getStatus().name(),
                article.getStatusReason(),
                article.getTitle(),
                article.getPublished(),
                article.getPublicationKind().name(),
                article.getResearchKind().name(),
                article.getStudy(),
                article.getGroup(),
                article.getSections().stream()
                        .map(section -> new SectionJson(
                                section.getId(), section.getPurpose().name(), section.getHeading(), section.getText()))
                        .toList(),
                claims.stream().map(ClaimJson::of).toList());
    }
}
