package dev.consilience.format.pubmed;

import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StatusChange;
import dev.consilience.format.common.Citation;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.Wording;
import dev.consilience.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a citation says of its own status and of other articles: all of its {@code CommentsCorrections}.
 *
 * <h2>Two sides</h2>
 *
 * The library links both ways: a retracted article has {@code RetractionIn}, its notice has {@code RetractionOf}. The two
 * may come in either order, months apart, or one without the other, so both are read: the one is a notice on the article
 * itself, the other one about an article elsewhere, and the words are the same.
 *
 * @param own where this citation was published, for what it says of others
 * @param published when
 */
record CorrectionNotices(String own, String published) {

    /** What a link says of this article's status. */
    private static final Map<String, Change> OF_ITSELF = Map.of(
            "RetractionIn", new Change(StatusChange.RETRACTED, "Retracted in "),
            "RetractedandRepublishedIn", new Change(StatusChange.RETRACTED, "Retracted and published again in "),
            "ExpressionOfConcernIn", new Change(StatusChange.CONCERN, "Expression of concern in "),
            "ErratumIn", new Change(StatusChange.CORRECTED, "Corrected in "),
            "CorrectedandRepublishedIn", new Change(StatusChange.CORRECTED, "Corrected and published again in "),
            "RepublishedIn", new Change(StatusChange.CORRECTED, "Published again in "));

    /** What a link says of the other article's status. */
    private static final Map<String, Change> OF_THE_OTHER = Map.of(
            "RetractionOf", new Change(StatusChange.RETRACTED, "Retracted in "),
            "RetractedandRepublishedFrom", new Change(StatusChange.RETRACTED, "Retracted and published again in "),
            "ExpressionOfConcernFor", new Change(StatusChange.CONCERN, "Expression of concern in "),
            "ErratumFor", new Change(StatusChange.CORRECTED, "Corrected in "),
            "CorrectedandRepublishedFrom", new Change(StatusChange.REPLACED, "Corrected and published again in "),
            "RepublishedFrom", new Change(StatusChange.REPLACED, "Published again in "));

    /** What a link says of the two being versions of each other. */
    private static final Map<String, Relation.Kind> VERSIONS = Map.of(
            "CorrectedandRepublishedFrom", Relation.Kind.UPDATES,
            "CorrectedandRepublishedIn", Relation.Kind.UPDATED_IN,
            "RepublishedFrom", Relation.Kind.UPDATES,
            "RepublishedIn", Relation.Kind.UPDATED_IN,
            "ReprintOf", Relation.Kind.UPDATES,
            "ReprintIn", Relation.Kind.UPDATED_IN,
            "UpdateOf", Relation.Kind.UPDATES,
            "UpdateIn", Relation.Kind.UPDATED_IN);

    private record Change(StatusChange change, String words) {}

    /** Adds to a record what its citation says, the kind of it being known. */
    void addTo(RecordDraft record, XmlNode.Element citation, List<String> types, String title) {
        List<XmlNode.Element> links = citation.first("CommentsCorrectionsList")
                .map(list -> list.all("CommentsCorrections").toList())
                .orElse(List.of());
        boolean retracted = false;
        for (XmlNode.Element link : links) {
            Change change = OF_ITSELF.get(link.attribute("RefType"));
            if (change != null) {
                retracted |= change.change() == StatusChange.RETRACTED;
                record.notice(Notice.ofItself(
                        change.change(),
                        PartialDate.ofCitation(source(link)).orElse(""),
                        change.words() + words(link)));
            }
            addOther(record, link);
        }
        if (!retracted && saysRetracted(types, title)) {
            record.notice(
                    Notice.ofItself(StatusChange.RETRACTED, "", "Marked as retracted; the record names no notice"));
        }
        SourceKind kind = record.kind().value();
        if (kind == SourceKind.NOTICE) {
            links.stream()
                    .filter(link -> OF_THE_OTHER.containsKey(link.attribute("RefType")))
                    .map(CorrectionNotices::names)
                    .filter(names -> !names.isEmpty())
                    .findFirst()
                    .ifPresent(names -> record.relation(Relation.Kind.REPORTS_ON, names));
        } else if (kind == SourceKind.COMMENT || kind == SourceKind.NEWS) {
            links.stream()
                    .filter(link -> link.attribute("RefType").equals("CommentOn"))
                    .forEach(link -> record.relation(Relation.Kind.REPORTS_ON, names(link)));
        }
    }

    private void addOther(RecordDraft record, XmlNode.Element link) {
        String type = link.attribute("RefType");
        Change change = OF_THE_OTHER.get(type);
        Relation.Kind version = VERSIONS.get(type);
        if (change == null && version == null) {
            return;
        }
        List<Name> names = names(link);
        if (names.isEmpty()) {
            return;
        }
        if (change != null) {
            record.notice(new Notice(change.change(), names, published, change.words() + own));
        }
        if (version != null) {
            record.relation(version, names);
        }
    }

    /** What the article at the other end of a link is called, if that can be read. */
    private static List<Name> names(XmlNode.Element link) {
        List<Name> names = new ArrayList<>();
        StatedIdentifiers.pmid(link.text("PMID")).map(Name::pmid).ifPresent(names::add);
        return StatedIdentifiers.joined(names, Citation.names(source(link)));
    }

    private static boolean saysRetracted(List<String> types, String title) {
        boolean typed = types.stream().anyMatch(type -> type.equalsIgnoreCase("Retracted Publication"));
        String start = title.toUpperCase(Locale.ROOT);
        return typed || start.startsWith("RETRACTED:") || start.startsWith("RETRACTED ARTICLE:");
    }

    private static String source(XmlNode.Element link) {
        return Wording.line(link.text("RefSource"));
    }

    private static String words(XmlNode.Element link) {
        String source = source(link);
        if (source.isEmpty()) {
            source = "a notice that is not named";
        }
        Optional<String> pmid = StatedIdentifiers.pmid(link.text("PMID"));
        return pmid.map(number -> " (PMID " + number + ")").map(source::concat).orElse(source);
    }
}
