package dev.consilience.format.pubmed;

import dev.consilience.article.Extent;
import dev.consilience.article.Ground;
import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.ResearchGroup;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.SubjectHeading;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.CitationKinds;
import dev.consilience.format.common.CorrectionLinks;
import dev.consilience.format.common.Grounded;
import dev.consilience.format.common.PublicationKinds;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.TrialNumbers;
import dev.consilience.format.common.Wording;
import dev.consilience.format.xml.FlatText;
import dev.consilience.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns one record of PubMed into ours: a citation into one, a deletion into one for each identifier it deletes. */
final class CitationReader {

    /** The elements that are records. */
    static final Set<String> RECORDS =
            Set.of("PubmedArticle", "PubmedBookArticle", "MedlineCitation", "DeleteCitation", "DeleteDocument");

    private static final Set<String> ENGLISH_OR_UNSAID = Set.of("", "eng", "en");
    private static final Pattern CUT_BY_LIBRARY =
            Pattern.compile("\\s*\\(ABSTRACT TRUNCATED(?: AT \\d+ WORDS)?\\)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern COPYRIGHT = Pattern.compile(
            "(?<=[.!?)\\]])\\s+(?:Copyright\\b|\\(c\\)\\s*\\d{4}|\\u00A9)[^.]{0,200}(?:\\.[^.]{0,80}){0,4}$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LATER_VERSION = Pattern.compile("[2-9]|[1-9]\\d");

    private final Hints hints;
    private final Limits limits;

    CitationReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<SourceRecord> read(XmlNode.Element record) throws RefusalException {
        return switch (record.name()) {
            case "DeleteCitation", "DeleteDocument" -> deletions(record);
            case "PubmedBookArticle" -> List.of(chapter(record, part(record, "BookDocument")));
            case "MedlineCitation" -> List.of(citation(record, record));
            case "PubmedArticle" -> List.of(citation(record, part(record, "MedlineCitation")));
            default ->
                throw new RefusalException(
                        RefusalCode.UNKNOWN_RECORD, "The element <" + record.name() + "> is no record of PubMed's");
        };
    }

    private static XmlNode.Element part(XmlNode.Element record, String name) throws RefusalException {
        return record.first(name)
                .orElseThrow(() -> new RefusalException(RefusalCode.UNKNOWN_RECORD, "It holds no " + name));
    }

    private List<SourceRecord> deletions(XmlNode.Element record) throws RefusalException {
        List<SourceRecord> records = new ArrayList<>();
        for (XmlNode.Element element : record.all("PMID").toList()) {
            String stated = FlatText.of(element);
            String pmid = StatedIdentifiers.pmid(stated)
                    .orElseThrow(() -> new RefusalException(
                            RefusalCode.BAD_IDENTIFIER, "It deletes \"" + stated + "\", which is not a PMID"));
            records.add(draft(List.of(Name.pmid(pmid)))
                    .extent(Extent.NOTHING)
                    .notice(Notice.ofItself(
                            StatusChange.DELETED, "", hints.reason().orElse("Deleted from PubMed")))
                    .build(limits));
        }
        return records;
    }

    private SourceRecord citation(XmlNode.Element record, XmlNode.Element citation) throws RefusalException {
        XmlNode.Element article = part(citation, "Article");
        Publication publication = Publication.of(citation, article);
        String title = title(article);
        List<Section> sections = sections(title, article, citation);
        List<String> types = types(article.first("PublicationTypeList"));
        List<SubjectHeading> headings = headings(citation);
        RecordDraft draft = draft(identifiers(record, citation, article))
                .names(publication.names())
                .revision(revision(citation))
                .extent(Extent.ABSTRACT)
                .text(title, sections)
                .published(published(article))
                .group(group(article))
                .names(trials(article))
                .headings(headings);
        CitationKinds.addTo(draft, types, headings, title, sections);
        new CorrectionLinks(publication.words(), published(article)).addTo(draft, links(citation), types, title);
        return draft.build(limits);
    }

    /** Whose research it is: that of the author who is named last, all before whom have been left out. */
    private static Optional<String> group(XmlNode.Element article) {
        List<XmlNode.Element> authors = article.first("AuthorList").stream()
                .flatMap(list -> list.all("Author"))
                .toList();
        if (authors.isEmpty()) {
            return Optional.empty();
        }
        XmlNode.Element last = authors.get(authors.size() - 1);
        return last.all("Identifier")
                .filter(id -> id.attribute("Source").equals("ORCID"))
                .flatMap(id -> ResearchGroup.ofOrcid(FlatText.of(id)).stream())
                .findFirst()
                .or(() -> ResearchGroup.ofPerson(last.text("LastName"), given(last)))
                .or(() -> ResearchGroup.ofCollective(last.text("CollectiveName")));
    }

    private static String given(XmlNode.Element author) {
        String full = author.text("ForeName");
        if (full.isEmpty()) {
            return author.text("Initials");
        }
        return full;
    }

    private static List<Name> trials(XmlNode.Element article) {
        return article.first("DataBankList").stream()
                .flatMap(list -> list.all("DataBank"))
                .flatMap(bank -> bank.first("AccessionNumberList").stream()
                        .flatMap(list -> list.all("AccessionNumber"))
                        .flatMap(number -> TrialNumbers.of(bank.text("DataBankName"), FlatText.of(number)).stream()))
                .toList();
    }

    private static List<CorrectionLinks.Link> links(XmlNode.Element citation) {
        return citation.first("CommentsCorrectionsList").stream()
                .flatMap(list -> list.all("CommentsCorrections"))
                // Nearly all of them, and they say nothing of either article.
                .filter(link -> !link.attribute("RefType").equals("Cites"))
                .map(link -> new CorrectionLinks.Link(
                        link.attribute("RefType"),
                        StatedIdentifiers.pmid(link.text("PMID")).map(Name::pmid),
                        Wording.line(link.text("RefSource"))))
                .toList();
    }

    private SourceRecord chapter(XmlNode.Element record, XmlNode.Element book) throws RefusalException {
        String title = book.text("ArticleTitle");
        if (title.isEmpty()) {
            title = book.text("Book", "BookTitle");
        }
        String published = book.first("ContributionDate")
                .or(() -> book.first("Book", "PubDate"))
                .flatMap(PubMedDate::of)
                .orElse("");
        return draft(identifiers(record, book, book))
                .revision(revision(book))
                .extent(Extent.ABSTRACT)
                .text(title, sections(title, book, book))
                .published(published)
                .kind(bookKind(types(Optional.of(book))))
                .build(limits);
    }

    /** A chapter sums up what is known, which is what "Review" says of it; only what pools or sifts studies is more. */
    private static Grounded<SourceKind> bookKind(List<String> types) {
        List<String> more =
                types.stream().filter(type -> !type.equalsIgnoreCase("Review")).toList();
        return PublicationKinds.source(more)
                .orElse(Grounded.of(SourceKind.REFERENCE, Ground.Source.PUBLICATION_TYPE, "PubmedBookArticle"));
    }

    /** A record of PubMed's is called by its PMID; of books some have none. */
    private RecordDraft draft(List<Name> names) {
        RecordDraft draft = new RecordDraft("pubmed", hints);
        names.stream()
                .filter(name -> name.scheme() == NameScheme.PMID)
                .findFirst()
                .ifPresent(draft::key);
        return draft.names(names);
    }

    private static List<Name> identifiers(XmlNode.Element record, XmlNode.Element citation, XmlNode.Element article)
            throws RefusalException {
        String statedPmid = citation.text("PMID");
        Optional<String> pmid = StatedIdentifiers.pmid(statedPmid);
        if (pmid.isEmpty() && !statedPmid.isEmpty()) {
            throw new RefusalException(RefusalCode.BAD_IDENTIFIER, "\"" + statedPmid + "\" is not a PMID");
        }
        List<Name> names = new ArrayList<>();
        pmid.map(Name::pmid).ifPresent(names::add);
        Stream.of(
                        record.first("PubmedData", "ArticleIdList"),
                        record.first("PubmedBookData", "ArticleIdList"),
                        article.first("ArticleIdList"))
                .flatMap(Optional::stream)
                .flatMap(list -> list.all("ArticleId"))
                .flatMap(id -> name(id.attribute("IdType"), FlatText.of(id)).stream())
                .forEach(names::add);
        article.all("ELocationID")
                .filter(id -> !id.attribute("ValidYN").equals("N"))
                .flatMap(id -> name(id.attribute("EIdType"), FlatText.of(id)).stream())
                .forEach(names::add);
        if (names.isEmpty()) {
            throw new RefusalException(RefusalCode.BAD_IDENTIFIER, "It has no PMID, no DOI and no PMCID");
        }
        return names;
    }

    private static Optional<Name> name(String type, String stated) {
        return switch (type) {
            case "doi" -> StatedIdentifiers.doi(stated).map(Name::doi);
            case "pmc" -> StatedIdentifiers.pmcid(stated).map(Name::pmcid);
            // What a publisher calls it is for the publisher only, but arXiv's numbers are of the form of a DOI.
            case "pii" -> StatedIdentifiers.arxiv(stated).map(Name::doi);
            default -> Optional.empty();
        };
    }

    private static String title(XmlNode.Element article) {
        String title = article.text("ArticleTitle");
        if (title.isEmpty() || title.equals("[Not Available].") || title.equals("Not Available")) {
            return article.text("VernacularTitle");
        }
        return title;
    }

    private String revision(XmlNode.Element citation) {
        if (hints.revision().isPresent()) {
            return hints.revision().get();
        }
        String revised = citation.first("DateRevised").flatMap(PubMedDate::of).orElse("");
        String version =
                citation.first("PMID").map(pmid -> pmid.attribute("Version")).orElse("");
        if (LATER_VERSION.matcher(version).matches()) {
            // Two digits, so that the tenth version sorts behind the ninth.
            return revised + String.format(Locale.ROOT, ".%02d", Integer.parseInt(version));
        }
        return revised;
    }

    private static List<Section> sections(String title, XmlNode.Element article, XmlNode.Element citation) {
        List<Section> sections = new ArrayList<>();
        if (!title.isEmpty()) {
            sections.add(new Section("title", SectionKind.TITLE, "", title));
        }
        Set<String> taken = SectionLabels.noneTaken();
        taken.add("title");
        Optional<XmlNode.Element> main = article.first("Abstract");
        if (main.isPresent()) {
            addParts(main.get(), taken, sections);
        }
        if (sections.stream().allMatch(section -> section.kind() == SectionKind.TITLE)) {
            citation.all("OtherAbstract")
                    .filter(other -> ENGLISH_OR_UNSAID.contains(other.attribute("Language")))
                    .findFirst()
                    .ifPresent(other -> addParts(other, taken, sections));
        }
        return sections;
    }

    private static void addParts(XmlNode.Element parts, Set<String> taken, List<Section> sections) {
        for (XmlNode.Element part : parts.all("AbstractText").toList()) {
            String text = withoutRemarks(FlatText.of(part));
            String label = part.attribute("Label").strip();
            if (text.isEmpty()) {
                continue;
            }
            if (label.isEmpty() || label.equals("UNLABELLED")) {
                sections.addAll(SectionLabels.divide("abstract", SectionKind.ABSTRACT, text, taken));
            } else {
                SectionKind kind = SectionLabels.kind(part.attribute("NlmCategory"))
                        .or(() -> SectionLabels.kind(label))
                        .orElse(SectionKind.ABSTRACT);
                sections.add(new Section(SectionLabels.id("abstract", label, taken), kind, label, text));
            }
        }
    }

    private static String withoutRemarks(String text) {
        String whole = text;
        if (whole.endsWith(")")) {
            whole = CUT_BY_LIBRARY.matcher(whole).replaceFirst("");
        }
        if (mayHaveCopyright(whole)) {
            whole = COPYRIGHT.matcher(whole).replaceFirst("");
        }
        return whole.strip();
    }

    private static boolean mayHaveCopyright(String text) {
        return text.indexOf('\u00A9') >= 0
                || text.contains("opyright")
                || text.contains("OPYRIGHT")
                || text.contains("(c)")
                || text.contains("(C)");
    }

    private static List<String> types(Optional<XmlNode.Element> list) {
        return list.map(element ->
                        element.all("PublicationType").map(FlatText::of).toList())
                .orElse(List.of());
    }

    private static List<SubjectHeading> headings(XmlNode.Element citation) {
        Map<String, SubjectHeading> headings = new LinkedHashMap<>();
        citation.first("MeshHeadingList").ifPresent(list -> list.all("MeshHeading")
                .flatMap(heading -> heading.all("DescriptorName"))
                .forEach(name -> add(headings, name)));
        citation.first("SupplMeshList")
                .ifPresent(list -> list.all("SupplMeshName").forEach(name -> add(headings, name)));
        citation.first("ChemicalList").ifPresent(list -> list.all("Chemical")
                .flatMap(chemical -> chemical.all("NameOfSubstance"))
                .forEach(name -> add(headings, name)));
        return List.copyOf(headings.values());
    }

    private static void add(Map<String, SubjectHeading> headings, XmlNode.Element name) {
        String label = FlatText.of(name);
        String id = "";
        if (!name.attribute("UI").isEmpty()) {
            id = "MESH:" + name.attribute("UI");
        }
        if (!label.isEmpty()) {
            headings.putIfAbsent(id + label, new SubjectHeading(id, label));
        }
    }

    private static String published(XmlNode.Element article) {
        return article.first("Journal", "JournalIssue", "PubDate")
                .flatMap(PubMedDate::of)
                .or(() -> article.first("ArticleDate").flatMap(PubMedDate::of))
                .orElse("");
    }
}
