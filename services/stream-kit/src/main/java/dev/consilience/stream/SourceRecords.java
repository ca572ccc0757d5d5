package dev.consilience.stream;

import dev.consilience.article.ArticleId;
import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.RecordId;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.identity.Assignment;
import dev.consilience.identity.RecordIdentity;
import dev.consilience.schema.AssignmentRecord;
import dev.consilience.schema.IdentityRecord;
import dev.consilience.schema.NoticeChange;
import dev.consilience.schema.NoticeRecord;
import dev.consilience.schema.NoticeSubjectRecord;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.schema.RelationRecord;
import dev.consilience.schema.RelationToOther;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.TextExtent;
import java.util.List;

/** Records of articles, and where they belong, between model and Avro. Each way loses nothing. */
public final class SourceRecords {

    private SourceRecords() {}

    /** What a source says, as it travels. */
    public static ReceivedRecord toRecord(SourceRecord source) {
        return ReceivedRecord.newBuilder()
                .setId(source.id().value())
                .setNames(names(source.names()))
                .setRevision(source.revision())
                .setExtent(TextExtent.valueOf(source.extent().name()))
                .setTitle(source.title())
                .setSections(ArticleRecords.sections(source.sections()))
                .setMentions(ArticleRecords.mentions(source.mentions()))
                .setPublicationKind(PublicationKind.valueOf(source.sourceKind().name()))
                .setPublicationKindGround(ArticleRecords.toRecord(source.sourceKindGround()))
                .setResearchKind(ResearchKind.valueOf(source.studyKind().name()))
                .setResearchKindGround(ArticleRecords.toRecord(source.studyKindGround()))
                .setGroup(source.group())
                .setPublished(source.published())
                .setHeadings(ArticleRecords.headings(source.headings()))
                .setNotices(notices(source.notices()))
                .setRelations(relations(source.relations()))
                .build();
    }

    /** The reverse. */
    public static SourceRecord fromRecord(ReceivedRecord record) {
        return new SourceRecord(
                new RecordId(record.getId()),
                namesOf(record.getNames()),
                record.getRevision(),
                Extent.valueOf(record.getExtent().name()),
                record.getTitle(),
                ArticleRecords.sectionsOf(record.getSections()),
                ArticleRecords.mentionsOf(record.getMentions()),
                SourceKind.valueOf(record.getPublicationKind().name()),
                ArticleRecords.ground(record.getPublicationKindGround()),
                StudyKind.valueOf(record.getResearchKind().name()),
                ArticleRecords.ground(record.getResearchKindGround()),
                record.getGroup(),
                record.getPublished(),
                ArticleRecords.headingsOf(record.getHeadings()),
                noticesOf(record.getNotices()),
                relationsOf(record.getRelations()));
    }

    /** What decides where a record belongs, as it travels; the record's key travels beside it. */
    public static IdentityRecord toRecord(RecordIdentity identity) {
        return new IdentityRecord(
                names(identity.names()), relations(identity.relations()), notices(identity.notices()));
    }

    /** The reverse. */
    public static RecordIdentity fromRecord(RecordId id, IdentityRecord record) {
        return new RecordIdentity(
                id, namesOf(record.getNames()), relationsOf(record.getRelations()), noticesOf(record.getNotices()));
    }

    /** Where a record belongs, as it travels. */
    public static AssignmentRecord toRecord(Assignment assignment) {
        return new AssignmentRecord(
                assignment.article().value(),
                assignment.study().value(),
                assignment.subjects().stream()
                        .map(subject -> new NoticeSubjectRecord(
                                names(subject.names()), subject.article().value()))
                        .toList());
    }

    /** The reverse. */
    public static Assignment fromRecord(AssignmentRecord record) {
        return new Assignment(
                new ArticleId(record.getArticle()),
                new StudyId(record.getStudy()),
                record.getSubjects().stream()
                        .map(subject -> new Assignment.Subject(
                                namesOf(subject.getNames()), new ArticleId(subject.getArticle())))
                        .toList());
    }

    /** Notices as they travel. */
    public static List<NoticeRecord> notices(List<Notice> notices) {
        return notices.stream()
                .map(notice -> new NoticeRecord(
                        NoticeChange.valueOf(notice.change().name()),
                        names(notice.about()),
                        notice.since(),
                        notice.words()))
                .toList();
    }

    /** The reverse. */
    public static List<Notice> noticesOf(List<NoticeRecord> records) {
        return records.stream()
                .map(notice -> new Notice(
                        StatusChange.valueOf(notice.getChange().name()),
                        namesOf(notice.getAbout()),
                        notice.getSince(),
                        notice.getWords()))
                .toList();
    }

    private static List<RelationRecord> relations(List<Relation> relations) {
        return relations.stream()
                .map(relation -> new RelationRecord(
                        RelationToOther.valueOf(relation.kind().name()), names(relation.other())))
                .toList();
    }

    private static List<Relation> relationsOf(List<RelationRecord> records) {
        return records.stream()
                .map(relation -> new Relation(
                        Relation.Kind.valueOf(relation.getRelation().name()), namesOf(relation.getOther())))
                .toList();
    }

    private static List<String> names(List<Name> names) {
        return names.stream().map(Name::toString).toList();
    }

    private static List<Name> namesOf(List<String> names) {
        return names.stream().map(Name::parse).toList();
    }
}
