package dev.consilience.format.common;

import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StatusChange;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a citation's links to other citations say of its own status and of theirs. The National Library of Medicine has one
 * set of links, which its XML, its tagged text and Europe PMC write in three ways.
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
public record CorrectionLinks(String own, String published) {

    /**
     * A link to another citation.
     *
     * @param type as in the XML, {@code RetractionIn}; case and white space do not count
     * @param target what the other is called, if the link says it
     * @param source where the other was published, on a line
     */
    public record Link(String type, Optional<Name> target, String source) {

        public Link {
            type = type.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        }

        /** All that the other is called. */
        private List<Name> names() {
            return StatedIdentifiers.joined(target.stream().toList(), Citation.names(source));
        }

        private String words() {
            String where = source;
            if (source.isEmpty()) {
                where = "a notice that is not named";
            }
            return where + target.map(name -> " (" + called(name) + ")").orElse("");
        }

        private static String called(Name name) {
            if (name.scheme() == NameScheme.PMID) {
                return "PMID " + name.value();
            }
            return name.value();
        }
    }

    private static final int MOST_LINKS = 2_000;

    private record Change(StatusChange change, String words) {}

    /** What a link says of this article's status. */
    private static final Map<String, Change> OF_ITSELF = Map.of(
            "retractionin", new Change(StatusChange.RETRACTED, "Retracted in "),
            "retractedandrepublishedin", new Change(StatusChange.RETRACTED, "Retracted and published again in "),
            "expressionofconcernin", new Change(StatusChange.CONCERN, "Expression of concern in "),
            "erratumin", new Change(StatusChange.CORRECTED, "Corrected in "),
            "correctedandrepublishedin", new Change(StatusChange.CORRECTED, "Corrected and published again in "),
            "republishedin", new Change(StatusChange.CORRECTED, "Published again in "));

    /** What a link says of the other article's status. */
    private static final Map<String, Change> OF_THE_OTHER = Map.of(
            "retractionof", new Change(StatusChange.RETRACTED, "Retracted in "),
            "retractedandrepublishedfrom", new Change(StatusChange.RETRACTED, "Retracted and published again in "),
            "expressionofconcernfor", new Change(StatusChange.CONCERN, "Expression of concern in "),
            "erratumfor", new Change(StatusChange.CORRECTED, "Corrected in "),
            "correctedandrepublishedfrom", new Change(StatusChange.REPLACED, "Corrected and published again in "),
            "republishedfrom", new Change(StatusChange.REPLACED, "Published again in "));

    /** What a link says of the two being versions of each other; the last two are Europe PMC's. */
    private static final Map<String, Relation.Kind> VERSIONS = Map.of(
            "correctedandrepublishedfrom", Relation.Kind.UPDATES,
            "correctedandrepublishedin", Relation.Kind.UPDATED_IN,
            "republishedfrom", Relation.Kind.UPDATES,
            "republishedin", Relation.Kind.UPDATED_IN,
            "reprintof", Relation.Kind.UPDATES,
            "reprintin", Relation.Kind.UPDATED_IN,
            "updateof", Relation.Kind.UPDATES,
            "updatein", Relation.Kind.UPDATED_IN,
            "preprintin", Relation.Kind.UPDATES,
            "preprintof", Relation.Kind.UPDATED_IN);

    /** Adds to a record what its citation says, the kind of it being known. */
    public void addTo(RecordDraft record, List<Link> links, List<String> types, String title) throws RefusalException {
        if (links.size() > MOST_LINKS) {
            throw new RefusalException(
                    RefusalCode.TOO_LARGE,
                    "A citation may have " + MOST_LINKS + " links to others, and it has " + links.size());
        }
        boolean retracted = false;
        for (Link link : links) {
            Change change = OF_ITSELF.get(link.type());
            if (change != null) {
                retracted |= change.change() == StatusChange.RETRACTED;
                record.notice(Notice.ofItself(
                        change.change(),
                        PartialDate.ofCitation(link.source()).orElse(""),
                        change.words() + link.words()));
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
                    .filter(link -> OF_THE_OTHER.containsKey(link.type()))
                    .map(Link::names)
                    .filter(names -> !names.isEmpty())
                    .findFirst()
                    .ifPresent(names -> record.relation(Relation.Kind.REPORTS_ON, names));
        } else if (kind == SourceKind.COMMENT || kind == SourceKind.NEWS) {
            links.stream()
                    .filter(link -> link.type().equals("commenton"))
                    .forEach(link -> record.relation(Relation.Kind.REPORTS_ON, link.names()));
        }
    }

    private void addOther(RecordDraft record, Link link) {
        List<Name> names = link.names();
        if (names.isEmpty()) {
            return;
        }
        Change change = OF_THE_OTHER.get(link.type());
        if (change != null) {
            record.notice(new Notice(change.change(), names, published, change.words() + own));
        }
        Relation.Kind version = VERSIONS.get(link.type());
        if (version != null) {
            record.relation(version, names);
        }
    }

    private static boolean saysRetracted(List<String> types, String title) {
        boolean typed = types.stream().anyMatch(type -> type.equalsIgnoreCase("Retracted Publication"));
        String start = title.toUpperCase(Locale.ROOT);
        return typed || start.startsWith("RETRACTED:") || start.startsWith("RETRACTED ARTICLE:");
    }
}
