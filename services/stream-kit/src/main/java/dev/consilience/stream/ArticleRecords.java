package dev.consilience.stream;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Ground;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Mention;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.article.TextSpan;
import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.GroundRecord;
import dev.consilience.schema.GroundSource;
import dev.consilience.schema.MentionRecord;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SectionPurpose;
import dev.consilience.schema.SectionRecord;
import dev.consilience.schema.SpanRecord;
import dev.consilience.schema.Standing;
import dev.consilience.schema.SubjectHeadingRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                .setSections(sections(article.sections()))
                .setMentions(mentions(article.mentions()))
                .setPublicationKind(PublicationKind.valueOf(article.sourceKind().name()))
                .setPublicationKindGround(toRecord(article.sourceKindGround()))
                .setResearchKind(ResearchKind.valueOf(article.studyKind().name()))
                .setResearchKindGround(toRecord(article.studyKindGround()))
                .setStudy(article.study().value())
                .setGroup(article.group())
                .setPublished(article.published())
                .setHeadings(headings(article.headings()))
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
                sectionsOf(record.getSections()),
                mentionsOf(record.getMentions()),
                SourceKind.valueOf(record.getPublicationKind().name()),
                ground(record.getPublicationKindGround()),
                StudyKind.valueOf(record.getResearchKind().name()),
                ground(record.getResearchKindGround()),
                new StudyId(record.getStudy()),
                record.getGroup(),
                record.getPublished(),
                headingsOf(record.getHeadings()));
    }

    static List<SubjectHeadingRecord> headings(List<SubjectHeading> headings) {
        return headings.stream()
                .map(heading -> new SubjectHeadingRecord(heading.id(), heading.label()))
                .toList();
    }

    static List<SubjectHeading> headingsOf(List<SubjectHeadingRecord> records) {
        return records.stream()
                .map(heading -> new SubjectHeading(heading.getId(), heading.getLabel()))
                .toList();
    }

    static List<SectionRecord> sections(List<Section> sections) {
        return sections.stream().map(ArticleRecords::toRecord).toList();
    }

    static List<Section> sectionsOf(List<SectionRecord> records) {
        return records.stream().map(ArticleRecords::fromRecord).toList();
    }

    static List<MentionRecord> mentions(List<Mention> mentions) {
        return mentions.stream()
                .map(mention -> new MentionRecord(
                        mention.section(),
                        mention.spans().stream()
                                .map(span -> new SpanRecord(span.start(), span.end()))
                                .toList(),
                        mention.type(),
                        mention.ids()))
                .toList();
    }

    static List<Mention> mentionsOf(List<MentionRecord> records) {
        return records.stream()
                .map(mention -> new Mention(
                        mention.getSection(),
                        mention.getSpans().stream()
                                .map(span -> new TextSpan(span.getStart(), span.getEnd()))
                                .toList(),
                        mention.getType(),
                        mention.getIds()))
                .toList();
    }

    static GroundRecord toRecord(Ground ground) {
        return new GroundRecord(GroundSource.valueOf(ground.source().name()), ground.words());
    }

    /** The ground; none for what was written before grounds were. */
    static Ground ground(@Nullable GroundRecord record) {
        if (record == null) {
            return Ground.none();
        }
        return new Ground(Ground.Source.valueOf(record.getSource().name()), record.getWords());
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
