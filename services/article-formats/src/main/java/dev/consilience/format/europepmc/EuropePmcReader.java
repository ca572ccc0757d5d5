package dev.consilience.format.europepmc;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.ResearchGroup;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.Citation;
import dev.consilience.format.common.CitationKinds;
import dev.consilience.format.common.CorrectionLinks;
import dev.consilience.format.common.InlineMarkup;
import dev.consilience.format.common.Noted;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.Wording;
import dev.consilience.format.json.JsonRecords;
import dev.consilience.format.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns one result into a record, which is called by the identifier that Europe PMC has for it. */
final class EuropePmcReader {

    private static final String PREPRINTS = "PPR";

    private final Hints hints;
    private final Limits limits;

    EuropePmcReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<Noted> read(JsonValue result) throws RefusalException {
        String title = InlineMarkup.plain(result.text("title"));
        List<Section> sections = sections(title, result.text("abstractText"));
        if (sections.isEmpty()) {
            throw JsonRecords.noPaper();
        }
        Optional<Name> key = name(result.text("source"), result.text("id"));
        List<Name> names = new ArrayList<>(StatedIdentifiers.names(
                StatedIdentifiers.doi(result.text("doi")),
                StatedIdentifiers.pmid(result.text("pmid")),
                StatedIdentifiers.pmcid(result.text("pmcid"))));
        key.ifPresent(names::add);
        if (names.isEmpty()) {
            throw new RefusalException(RefusalCode.BAD_IDENTIFIER, "It has no PMID, no DOI and no PMCID");
        }
        String published = published(result);
        List<String> types = types(result);
        List<SubjectHeading> headings = headings(result);
        RecordDraft draft = new RecordDraft("europepmc", hints)
                .names(names)
                .names(places(result))
                .revision(PartialDate.ofIso(result.text("dateOfRevision")).orElse(""))
                .published(published)
                .extent(Extent.ABSTRACT)
                .text(title, sections)
                .group(group(result))
                .headings(headings);
        key.ifPresent(draft::key);
        CitationKinds.addTo(draft, types, headings, title, sections);
        new CorrectionLinks(publication(result, published, names), published).addTo(draft, links(result), types, title);
        return List.of(Noted.plain(draft.build(limits)));
    }

    /** A source's name for an article; what its other sources call one says nothing elsewhere. */
    private static Optional<Name> name(String source, String id) {
        return switch (source.strip()) {
            case "MED" -> StatedIdentifiers.pmid(id).map(Name::pmid);
            case "PMC" -> StatedIdentifiers.pmcid(id).map(Name::pmcid);
            case PREPRINTS ->
                Optional.of(id.strip())
                        .filter(ppr -> ppr.matches("PPR\\d{1,12}"))
                        .map(Name::ppr);
            default -> Optional.empty();
        };
    }

    private static List<Section> sections(String title, String stated) {
        List<Section> sections = new ArrayList<>();
        Set<String> taken = SectionLabels.noneTaken();
        taken.add("title");
        if (!title.isEmpty()) {
            sections.add(new Section("title", SectionKind.TITLE, "", title));
        }
        sections.addAll(InlineMarkup.sections(stated, taken));
        return sections;
    }

    private static List<String> types(JsonValue result) {
        Stream<String> stated =
                result.all("pubTypeList").flatMap(list -> list.all("pubType")).map(JsonValue::asText);
        if (result.text("source").equals(PREPRINTS)) {
            stated = Stream.concat(stated, Stream.of("Preprint"));
        }
        return stated.map(Wording::line)
                .filter(type -> !type.isEmpty())
                .distinct()
                .toList();
    }

    /** Whose research it is: that of the author who is named last. */
    private static Optional<String> group(JsonValue result) {
        List<JsonValue> authors =
                result.all("authorList").flatMap(list -> list.all("author")).toList();
        if (authors.isEmpty()) {
            return Optional.empty();
        }
        JsonValue last = authors.get(authors.size() - 1);
        return last.all("authorId")
                .filter(id -> id.text("type").equals("ORCID"))
                .flatMap(id -> ResearchGroup.ofOrcid(id.text("value")).stream())
                .findFirst()
                .or(() -> ResearchGroup.ofPerson(last.text("lastName"), last.text("firstName", "initials")))
                .or(() -> ResearchGroup.ofCollective(last.text("collectiveName")))
                .or(() -> ResearchGroup.ofPerson(last.text("fullName")));
    }

    /** The indexer's headings and the authors' keywords. */
    private static List<SubjectHeading> headings(JsonValue result) {
        Stream<String> indexed = result.all("meshHeadingList")
                .flatMap(list -> list.all("meshHeading"))
                .map(heading -> heading.text("descriptorName"));
        Stream<String> keywords =
                result.all("keywordList").flatMap(list -> list.all("keyword")).map(JsonValue::asText);
        return Stream.concat(indexed, keywords)
                .map(InlineMarkup::plain)
                .filter(label -> !label.isEmpty())
                .distinct()
                .map(label -> new SubjectHeading("", label))
                .toList();
    }

    private static String published(JsonValue result) {
        return PartialDate.ofIso(result.text("firstPublicationDate"))
                .or(() -> PartialDate.ofIso(result.text("pubYear")))
                .orElse("");
    }

    private static JsonValue journal(JsonValue result) {
        return result.all("journalInfo").findFirst().orElse(new JsonValue.Nothing());
    }

    private static String journalName(JsonValue journal) {
        JsonValue names = journal.all("journal").findFirst().orElse(new JsonValue.Nothing());
        return InlineMarkup.plain(names.text("medlineAbbreviation", "isoabbreviation", "title"));
    }

    private static List<Name> places(JsonValue result) {
        JsonValue journal = journal(result);
        return Name.citation(journalName(journal), journal.text("volume"), Citation.firstPage(result.text("pageInfo")))
                .stream()
                .toList();
    }

    /** Where it was published, for people. */
    private static String publication(JsonValue result, String published, List<Name> names) {
        JsonValue journal = journal(result);
        StringBuilder words = new StringBuilder(journalName(journal));
        if (words.length() == 0) {
            words.append("a journal that is not named");
        }
        words.append(". ").append(published);
        String volume = journal.text("volume");
        if (!volume.isEmpty()) {
            words.append(';').append(volume);
        }
        String pages = result.text("pageInfo");
        if (!pages.isEmpty()) {
            words.append(':').append(pages);
        }
        names.stream().sorted().findFirst().ifPresent(name -> words.append(" (")
                .append(name)
                .append(')'));
        return Wording.line(words.toString());
    }

    private static List<CorrectionLinks.Link> links(JsonValue result) {
        return result.all("commentCorrectionList")
                .flatMap(list -> list.all("commentCorrection"))
                .map(link -> new CorrectionLinks.Link(
                        link.text("type"),
                        name(link.text("source"), link.text("id")),
                        InlineMarkup.plain(link.text("reference"))))
                .toList();
    }
}
