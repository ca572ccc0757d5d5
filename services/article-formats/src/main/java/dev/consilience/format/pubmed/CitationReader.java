package dev.consilience.format.pubmed;

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
import dev.consilience.format.Hints;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.PublicationKinds;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns one record of PubMed into articles: a citation into one, a deletion into one for each identifier it deletes. */
final class CitationReader {

    /** The elements that are records. */
    static final Set<String> RECORDS =
            Set.of("PubmedArticle", "PubmedBookArticle", "MedlineCitation", "DeleteCitation", "DeleteDocument");

    /**
     * The revision of a deletion, which carries no date: it comes behind every date, since the library deletes what was
     * there.
     */
    private static final String DELETED_REVISION = "deleted";

    private static final Set<String> ENGLISH_OR_UNSAID = Set.of("", "eng", "en");
    private static final Pattern CUT_BY_LIBRARY =
            Pattern.compile("\\s*\\(ABSTRACT TRUNCATED(?: AT \\d+ WORDS)?\\)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern COPYRIGHT = Pattern.compile(
            "(?<=[.!?)\\]])\\s+(?:Copyright\\b|\\(c\\)\\s*\\d{4}|\\u00A9)[^.]{0,200}(?:\\.[^.]{0,80}){0,4}$",
            Pattern.CASE_INSENSITIVE);

    private final Hints hints;

    CitationReader(Hints hints) {
        this.hints = hints;
    }

    List<Article> read(XmlNode.Element record) throws RefusalException {
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

    private List<Article> deletions(XmlNode.Element record) throws RefusalException {
        List<Article> articles = new ArrayList<>();
        for (XmlNode.Element element : record.all("PMID").toList()) {
            String stated = FlatText.of(element);
            String pmid = StatedIdentifiers.pmid(stated)
                    .orElseThrow(() -> new RefusalException(
                            RefusalCode.BAD_IDENTIFIER, "It deletes \"" + stated + "\", which is not a PMID"));
            ArticleId id = ArticleId.ofPmid(pmid);
            articles.add(new Article(
                    id,
                    new Identifiers(Optional.empty(), Optional.of(pmid), Optional.empty()),
                    hints.revision().orElse(DELETED_REVISION),
                    ArticleStatus.DELETED,
                    hints.reason().orElse("Deleted from PubMed"),
                    "",
                    List.of(),
                    hints.kind().orElse(SourceKind.UNKNOWN),
                    StudyKind.UNKNOWN,
                    StudyId.of(id),
                    "",
                    List.of()));
        }
        return articles;
    }

    private Article citation(XmlNode.Element record, XmlNode.Element citation) throws RefusalException {
        XmlNode.Element article = part(citation, "Article");
        Identifiers identifiers = identifiers(record, citation, article);
        String title = title(article);
        List<String> types = types(article.first("PublicationTypeList"));
        List<SubjectHeading> headings = headings(citation);
        SourceKind kind = hints.kind().or(() -> PublicationKinds.source(types)).orElse(SourceKind.UNKNOWN);
        CorrectionNotices notices = CorrectionNotices.of(citation, types, title);
        ArticleId id = ArticleId.of(identifiers, title);
        return new Article(
                id,
                identifiers,
                revision(citation),
                hints.status().orElse(notices.status()),
                hints.reason().orElse(notices.reason()),
                title,
                sections(title, article, citation),
                kind,
                PublicationKinds.study(
                        kind,
                        types,
                        headings.stream().map(SubjectHeading::label).toList()),
                StudyId.of(id),
                published(article),
                headings);
    }

    private Article chapter(XmlNode.Element record, XmlNode.Element book) throws RefusalException {
        Identifiers identifiers = identifiers(record, book, book);
        String title = book.text("ArticleTitle");
        if (title.isEmpty()) {
            title = book.text("Book", "BookTitle");
        }
        List<String> types = types(Optional.of(book));
        String published = book.first("ContributionDate")
                .or(() -> book.first("Book", "PubDate"))
                .flatMap(CitationReader::date)
                .orElse("");
        ArticleId id = ArticleId.of(identifiers, title);
        return new Article(
                id,
                identifiers,
                revision(book),
                hints.status().orElse(ArticleStatus.ACTIVE),
                hints.reason().orElse(""),
                title,
                sections(title, book, book),
                hints.kind().or(() -> PublicationKinds.source(types)).orElse(SourceKind.REFERENCE),
                StudyKind.UNKNOWN,
                StudyId.of(id),
                published,
                List.of());
    }

    private static Identifiers identifiers(XmlNode.Element record, XmlNode.Element citation, XmlNode.Element article)
            throws RefusalException {
        Optional<String> doi = Optional.empty();
        Optional<String> pmcid = Optional.empty();
        List<XmlNode.Element> stated = new ArrayList<>();
        record.first("PubmedData", "ArticleIdList")
                .ifPresent(list -> stated.addAll(list.all("ArticleId").toList()));
        record.first("PubmedBookData", "ArticleIdList")
                .ifPresent(list -> stated.addAll(list.all("ArticleId").toList()));
        article.first("ArticleIdList")
                .ifPresent(list -> stated.addAll(list.all("ArticleId").toList()));
        for (XmlNode.Element id : stated) {
            if (id.attribute("IdType").equals("doi") && doi.isEmpty()) {
                doi = StatedIdentifiers.doi(FlatText.of(id));
            }
            if (id.attribute("IdType").equals("pmc") && pmcid.isEmpty()) {
                pmcid = StatedIdentifiers.pmcid(FlatText.of(id));
            }
        }
        if (doi.isEmpty()) {
            doi = article.all("ELocationID")
                    .filter(id -> id.attribute("EIdType").equals("doi")
                            && !id.attribute("ValidYN").equals("N"))
                    .flatMap(id -> StatedIdentifiers.doi(FlatText.of(id)).stream())
                    .findFirst();
        }
        String statedPmid = citation.text("PMID");
        Optional<String> pmid = StatedIdentifiers.pmid(statedPmid);
        if (pmid.isEmpty() && !statedPmid.isEmpty()) {
            throw new RefusalException(RefusalCode.BAD_IDENTIFIER, "\"" + statedPmid + "\" is not a PMID");
        }
        if (pmid.isEmpty() && doi.isEmpty() && pmcid.isEmpty()) {
            throw new RefusalException(RefusalCode.BAD_IDENTIFIER, "It has no PMID, no DOI and no PMCID");
        }
        return new Identifiers(doi, pmid, pmcid);
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
        String revised =
                citation.first("DateRevised").flatMap(CitationReader::date).orElse("");
        String version =
                citation.first("PMID").map(pmid -> pmid.attribute("Version")).orElse("");
        if (version.matches("\\d{1,2}") && Integer.parseInt(version) > 1) {
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
        String whole = CUT_BY_LIBRARY.matcher(text).replaceFirst("");
        return COPYRIGHT.matcher(whole).replaceFirst("").strip();
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
                .flatMap(CitationReader::date)
                .or(() -> article.first("ArticleDate").flatMap(CitationReader::date))
                .orElse("");
    }

    private static Optional<String> date(XmlNode.Element date) {
        String free = date.text("MedlineDate");
        if (!free.isEmpty()) {
            return PartialDate.ofCitation(free);
        }
        return PartialDate.of(date.text("Year"), date.text("Month"), date.text("Day"));
    }
}
