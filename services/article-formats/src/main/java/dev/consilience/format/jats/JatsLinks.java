package dev.consilience.format.jats;

import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StatusChange;
import dev.consilience.format.common.Citation;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.Table;
import dev.consilience.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an article says of others that it is linked to, and of itself by such links: {@code related-article} and {@code
 * related-object}.
 *
 * @param journal that of the article, which a link that names none means
 * @param own where the article was published, for what it says of others
 * @param published when
 * @param change what the article announces, if it is a notice
 */
record JatsLinks(String journal, String own, String published, Optional<StatusChange> change) {

    private record Meaning(Optional<StatusChange> its, Optional<StatusChange> own, Optional<Relation.Kind> relation) {}

    private static final Map<String, Meaning> MEANINGS = read();
    private static final int LONGEST_NOTICE = 20_000;

    /** Adds to a record what its links say; a notice that links to nothing may name its article in its title or text. */
    void addTo(RecordDraft record, XmlNode.Element article, String text) {
        boolean notice = record.kind().value() == SourceKind.NOTICE;
        boolean found = false;
        for (XmlNode.Element link : links(article, new ArrayList<>())) {
            Meaning meaning = MEANINGS.get(type(link));
            if (meaning == null) {
                continue;
            }
            List<Name> names = names(link);
            if (meaning.its().isPresent() && !names.isEmpty()) {
                StatusChange its = change.orElse(meaning.its().get());
                record.notice(new Notice(its, names, published, words(its, own)));
                if (notice && !found) {
                    record.relation(Relation.Kind.REPORTS_ON, names);
                }
                found = true;
            }
            meaning.own().ifPresent(own -> record.notice(Notice.ofItself(own, "", words(own, described(link, names)))));
            meaning.relation()
                    .filter(relation -> holds(relation, record.kind().value()))
                    .ifPresent(relation -> record.relation(relation, names));
        }
        if (!found && change.isPresent()) {
            List<Name> names = namesIn(article, text);
            if (!names.isEmpty()) {
                record.notice(new Notice(change.get(), names, published, words(change.get(), own)));
                record.relation(Relation.Kind.REPORTS_ON, names);
            }
        }
    }

    /** Research that refers to an article does not report on it. */
    private static boolean holds(Relation.Kind relation, SourceKind kind) {
        return relation != Relation.Kind.REPORTS_ON || !kind.reportsOwnResearch();
    }

    private static List<XmlNode.Element> links(XmlNode.Element element, List<XmlNode.Element> links) {
        for (XmlNode child : element.children()) {
            if (child instanceof XmlNode.Element inner) {
                if (inner.name().equals("related-article") || inner.name().equals("related-object")) {
                    links.add(inner);
                } else {
                    links(inner, links);
                }
            }
        }
        return links;
    }

    private static String type(XmlNode.Element link) {
        return Stream.of("related-article-type", "related-object-type", "link-type", "content-type")
                .map(link::attribute)
                .filter(type -> !type.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    /** What the other article is called. */
    private List<Name> names(XmlNode.Element link) {
        List<Name> names = new ArrayList<>(linked(link));
        String theirs = link.attribute("journal-id");
        if (theirs.isEmpty()) {
            theirs = journal;
        }
        String page = link.attribute("page");
        if (page.isEmpty()) {
            page = link.attribute("elocation-id");
        }
        Name.citation(theirs, link.attribute("vol"), Citation.firstPage(page)).ifPresent(names::add);
        return StatedIdentifiers.joined(names, Citation.names(JatsText.line(link)));
    }

    private static List<Name> linked(XmlNode.Element link) {
        String target = JatsReader.href(link);
        if (target.isEmpty()) {
            target = link.attribute("document-id");
        }
        String stated = target;
        Optional<Name> named =
                switch (link.attribute("ext-link-type") + link.attribute("document-id-type")) {
                    case "pmid", "pubmed" -> StatedIdentifiers.pmid(stated).map(Name::pmid);
                    case "pmc", "pmcid" -> JatsReader.pmcid(stated);
                    default -> Optional.empty();
                };
        return named.or(() -> StatedIdentifiers.doi(stated).map(Name::doi)).stream()
                .toList();
    }

    /** The article that a notice names in its own words: by a link or a DOI first, or else by a citation. */
    private List<Name> namesIn(XmlNode.Element article, String text) {
        List<String> own = article.first("front", "article-meta")
                .map(meta -> meta.all("article-id").map(JatsText::line).toList())
                .orElse(List.of());
        Optional<Name> linked = externalLinks(article, new ArrayList<>()).stream()
                .flatMap(link -> StatedIdentifiers.doi(JatsReader.href(link)).stream())
                .filter(doi -> own.stream().noneMatch(doi::equalsIgnoreCase))
                .map(Name::doi)
                .findFirst();
        String words = text.substring(0, Math.min(LONGEST_NOTICE, text.length()));
        List<Name> stated = Citation.names(words).stream()
                .filter(name -> own.stream().noneMatch(name.value()::equalsIgnoreCase))
                .toList();
        return StatedIdentifiers.joined(linked.stream().toList(), stated);
    }

    private static List<XmlNode.Element> externalLinks(XmlNode.Element element, List<XmlNode.Element> links) {
        for (XmlNode child : element.children()) {
            if (child instanceof XmlNode.Element inner) {
                if (inner.name().equals("ext-link")) {
                    links.add(inner);
                }
                externalLinks(inner, links);
            }
        }
        return links;
    }

    private static String described(XmlNode.Element link, List<Name> names) {
        String text = JatsText.line(link);
        if (!text.isEmpty()) {
            return text;
        }
        return names.stream().findFirst().map(Name::toString).orElse("a notice that is not named");
    }

    private static String words(StatusChange change, String where) {
        return switch (change) {
            case CORRECTED -> "Corrected in " + where;
            case CONCERN -> "Expression of concern in " + where;
            case REPLACED -> "Published again in " + where;
            case RETRACTED -> "Retracted in " + where;
            case REINSTATED -> "Reinstated in " + where;
            case DELETED -> "Removed by " + where;
        };
    }

    private static Map<String, Meaning> read() {
        Map<String, Meaning> meanings = new HashMap<>();
        for (List<String> row : Table.rows(JatsLinks.class, "links.tsv", List.of("type", "its", "own", "relation"))) {
            meanings.put(
                    row.get(0),
                    new Meaning(
                            change(row.get(1)),
                            change(row.get(2)),
                            present(row.get(3)).map(Relation.Kind::valueOf)));
        }
        return Map.copyOf(meanings);
    }

    private static Optional<StatusChange> change(String cell) {
        return present(cell).map(StatusChange::valueOf);
    }

    private static Optional<String> present(String cell) {
        return Optional.of(cell).filter(value -> !value.isEmpty());
    }
}
