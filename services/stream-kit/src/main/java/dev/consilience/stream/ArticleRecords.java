package dev.consilience.stream;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SectionPurpose;
import dev.consilience.schema.SectionRecord;
import dev.consilience.schema.Standing;
import dev.consilience.schema.SubjectHeadingRecord;
import java.util.Optional;

/** Articles between model and Avro. Each way loses nothing. */
public final class ArticleRecords {

    private ArticleRecords() {}

    /** The article as a record. */
    public static ArticleRecord toRecord(Article article) {
        return ArticleRecord.newBuilder()
                .setId(article.id().value())
                .setDoi(article.identifiers().doi().orElse(null))
                .setPmid(article.identifiers().pmid().orElse(null))
                .setPmcid(article.identifiers().pmcid().orElse(null))
                .setRevision(article.revision())
                .setStatus(Standing.valueOf(article.status().name()))
                .setStatusReason(article.statusReason())
                .setTitle(article.title())
                .setSections(article.sections().stream()
                        .map(ArticleRecords::toRecord)
                        .toList())
                .setPublicationKind(PublicationKind.valueOf(article.sourceKind().name()))
                .setResearchKind(ResearchKind.valueOf(article.studyKind().name()))
                .setStudy(article.study().value())
                .setPublished(article.published())
                .setHeadings(article.headings().stream()
                        .map(heading -> new SubjectHeadingRecord(heading.id(), heading.label()))
                        .toList())
                .build();
    }

    /** The record as an article. */
    public static Article fromRecord(ArticleRecord record) {
        return new Article(
                new ArticleId(record.getId()),
                new Identifiers(
                        Optional.ofNullable(record.getDoi()),
                        Optional.ofNullable(record.getPmid()),
                        Optional.ofNullable(record.getPmcid())),
                record.getRevision(),
                ArticleStatus.valueOf(record.getStatus().name()),
                record.getStatusReason(),
                record.getTitle(),
                record.getSections().stream().map(ArticleRecords::fromRecord).toList(),
                SourceKind.valueOf(record.getPublicationKind().name()),
                StudyKind.valueOf(record.getResearchKind().name()),
                new StudyId(record.getStudy()),
                record.getPublished(),
                record.getHeadings().stream()
                        .map(heading -> new SubjectHeading(heading.getId(), heading.getLabel()))
                        .toList());
    }

    private static SectionRecord toRecord(Section section) {
        return new SectionRecord(
                section.id(), SectionPurpose.valueOf(section.kind().name()), section.heading(), section.text());
    }

    private static Section fromRecord(SectionRecord section) {
        return new Section(
                section.getId(),
                SectionKind.valueOf(section.getPurpose().name()),
                section.getHeading(),
                section.getText());
    }
}
