package dev.consilience.format.jats;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
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
import dev.consilience.format.common.Citation;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.PublicationKinds;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.SourceCue;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.TrialNumbers;
import dev.consilience.format.common.Wording;
import dev.consilience.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns one article in JATS into a record. */
final class JatsReader {

    private static final Pattern RETRACTED =
            Pattern.compile("^\\W*retracted(?: article)?\\W*[:\\]]", Pattern.CASE_INSENSITIVE);

    /** Dates that are not those of publication. */
    private static final Set<String> OTHER_DATES =
            Set.of("pmc-release", "nihms-submitted", "epreprint", "preprint", "received", "accepted", "retracted");

    private final Hints hints;
    private final Limits limits;

    JatsReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<SourceRecord> read(XmlNode.Element article) throws RefusalException {
        XmlNode.Element front = article.first("front")
                .orElseThrow(() -> new RefusalException(RefusalCode.UNKNOWN_RECORD, "It holds no front"));
        XmlNode.Element meta = front.first("article-meta")
                .orElseThrow(() -> new RefusalException(RefusalCode.UNKNOWN_RECORD, "It holds no article-meta"));
        String title = title(meta);
        JatsSections sections = JatsSections.of(title, article, meta);
        if (!Wording.hasWords(sections.all().stream().map(Section::text).collect(Collectors.joining(" ")))) {
            throw new RefusalException(RefusalCode.NO_TEXT, "Fewer than three words are left of it");
        }
        List<String> subjects = subjects(meta);
        JatsType type = JatsType.of(article.attribute("article-type"), subjects, title);
        List<Name> names = names(meta);
        if (names.isEmpty()) {
            names = StatedIdentifiers.declaredOr(hints, names);
        }
        String journal = journal(front);
        String published = published(meta);
        List<SubjectHeading> headings = headings(meta, subjects);
        RecordDraft draft = new RecordDraft("jats", hints)
                .names(names)
                .names(citation(journal, meta).stream().toList())
                .revision(published)
                .published(published)
                .extent(extent(sections))
                .group(JatsAuthors.group(meta))
                .names(trials(meta))
                .text(title, sections.all())
                .headings(headings)
                .kind(type.kind());
        String text = sections.all().stream().map(Section::text).collect(Collectors.joining("\n\n"));
        new JatsLinks(journal, publication(front, meta, published, names), published, type.change())
                .addTo(draft, article, text);
        if (type.kind().value() != SourceKind.NOTICE && RETRACTED.matcher(title).find()) {
            draft.notice(Notice.ofItself(StatusChange.RETRACTED, "", "Its title says that it is retracted"));
        }
        return List.of(draft.design(PublicationKinds.study(
                        draft.kind().value(),
                        List.of(),
                        headings.stream().map(SubjectHeading::label).toList(),
                        new SourceCue.Words(title, "", abstractAndMethods(sections.all()))))
                .build(limits));
    }

    /** The trials that the head of a paper links to; links in its body lead to those of others too. */
    private static List<Name> trials(XmlNode.Element meta) {
        List<Name> trials = new ArrayList<>();
        for (XmlNode child : meta.children()) {
            if (child instanceof XmlNode.Element element && !element.name().startsWith("related-article")) {
                if (element.name().equals("related-object") || element.name().equals("ext-link")) {
                    element.attributes().values().forEach(value -> trials.addAll(TrialNumbers.within(value)));
                }
                trials.addAll(trials(element));
            }
        }
        return trials;
    }

    /** Where a link leads. */
    static String href(XmlNode.Element link) {
        String qualified = link.attribute("xlink:href");
        if (!qualified.isEmpty()) {
            return qualified;
        }
        return link.attribute("href");
    }

    /** PubMed Central's number, with or without its prefix. */
    static Optional<Name> pmcid(String stated) {
        String bare = stated.strip();
        if (bare.matches("\\d+(?:\\.\\d+)?")) {
            bare = "PMC" + bare;
        }
        return StatedIdentifiers.pmcid(bare).map(Name::pmcid);
    }

    private static String title(XmlNode.Element meta) {
        String title =
                meta.first("title-group", "article-title").map(JatsText::line).orElse("");
        String subtitle =
                meta.first("title-group", "subtitle").map(JatsText::line).orElse("");
        if (subtitle.isEmpty() || title.isEmpty()) {
            return title + subtitle;
        }
        return title.replaceFirst(":$", "") + ": " + subtitle;
    }

    private static Extent extent(JatsSections sections) {
        if (sections.hasBody()) {
            return Extent.FULL_TEXT;
        }
        return Extent.ABSTRACT;
    }

    /** Whom and what was studied stands there; the rest of a paper speaks of all the animals of other people too. */
    private static String abstractAndMethods(List<Section> sections) {
        return sections.stream()
                .filter(section -> section.id().startsWith("abstract") || section.kind() == SectionKind.METHODS)
                .map(Section::text)
                .collect(Collectors.joining("\n"));
    }

    private static List<Name> names(XmlNode.Element meta) {
        return meta.all("article-id")
                .flatMap(id -> name(id.attribute("pub-id-type"), JatsText.line(id)).stream())
                .toList();
    }

    private static Optional<Name> name(String type, String stated) {
        return switch (type) {
            case "doi" -> StatedIdentifiers.doi(stated).map(Name::doi);
            case "pmid" -> StatedIdentifiers.pmid(stated).map(Name::pmid);
            case "pmc", "pmcid" -> pmcid(stated);
            case "arxiv" ->
                StatedIdentifiers.arxiv(stated)
                        .or(() -> StatedIdentifiers.arxiv("arXiv:" + stated))
                        .map(Name::doi);
            default -> Optional.empty();
        };
    }

    private static String journal(XmlNode.Element front) {
        List<XmlNode.Element> ids = front.first("journal-meta")
                .map(journal -> journal.all("journal-id").toList())
                .orElse(List.of());
        return Stream.of("nlm-ta", "iso-abbrev")
                .flatMap(type -> ids.stream()
                        .filter(id -> id.attribute("journal-id-type").equals(type)))
                .map(JatsText::line)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .or(() -> front.first("journal-meta", "journal-title-group", "abbrev-journal-title")
                        .or(() -> front.first("journal-meta", "abbrev-journal-title"))
                        .map(JatsText::line))
                .orElse("");
    }

    private static Optional<Name> citation(String journal, XmlNode.Element meta) {
        return Name.citation(journal, text(meta, "volume"), Citation.firstPage(page(meta)));
    }

    private static String page(XmlNode.Element meta) {
        String first = text(meta, "fpage");
        if (!first.isEmpty()) {
            return first;
        }
        return text(meta, "elocation-id");
    }

    /** Where it was published, for people. */
    private static String publication(XmlNode.Element front, XmlNode.Element meta, String published, List<Name> names) {
        StringBuilder words = new StringBuilder();
        String journal = journal(front);
        if (journal.isEmpty()) {
            journal = front.first("journal-meta", "journal-title-group", "journal-title")
                    .map(JatsText::line)
                    .orElse("a journal that is not named");
        }
        words.append(journal).append(". ").append(published);
        String volume = text(meta, "volume");
        if (!volume.isEmpty()) {
            words.append(';').append(volume);
        }
        String page = page(meta);
        if (!page.isEmpty()) {
            words.append(':').append(page);
        }
        names.stream().sorted().findFirst().ifPresent(name -> words.append(" (")
                .append(name)
                .append(')'));
        return words.toString();
    }

    private static String text(XmlNode.Element meta, String name) {
        return meta.first(name).map(JatsText::line).orElse("");
    }

    /** The earliest of the dates that are given most exactly. */
    private static String published(XmlNode.Element meta) {
        return meta.all("pub-date")
                .filter(date -> !OTHER_DATES.contains(date.attribute("pub-type"))
                        && !OTHER_DATES.contains(date.attribute("date-type")))
                .flatMap(date -> date(date).stream())
                .min(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static Optional<String> date(XmlNode.Element date) {
        Optional<String> parts = PartialDate.of(text(date, "year"), text(date, "month"), text(date, "day"));
        return parts.or(() -> PartialDate.ofIso(date.attribute("iso-8601-date")));
    }

    private static List<String> subjects(XmlNode.Element meta) {
        List<String> subjects = new ArrayList<>();
        meta.first("article-categories")
                .ifPresent(categories -> categories.all("subj-group").forEach(group -> addSubjects(group, subjects)));
        return subjects;
    }

    private static void addSubjects(XmlNode.Element group, List<String> subjects) {
        group.all("subject").map(JatsText::line).filter(name -> !name.isEmpty()).forEach(subjects::add);
        group.all("subj-group").forEach(inner -> addSubjects(inner, subjects));
    }

    /** Keywords of the authors and subjects of the journal: words without an indexer's numbers. */
    private static List<SubjectHeading> headings(XmlNode.Element meta, List<String> subjects) {
        Stream<String> keywords = meta.all("kwd-group")
                .filter(group -> !group.attribute("kwd-group-type").equals("abbreviations"))
                .flatMap(group -> group.all("kwd"))
                .map(JatsText::line);
        return Stream.concat(keywords, subjects.stream())
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> new SubjectHeading("", word))
                .toList();
    }
}
