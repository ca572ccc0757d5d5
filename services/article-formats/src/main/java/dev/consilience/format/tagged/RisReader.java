package dev.consilience.format.tagged;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
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
import dev.consilience.format.common.StatedGroups;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns a citation in RIS into a record. Where an identifier of PubMed's stands was never agreed on, so a bare number is
 * taken for one only where the same record says that it comes from PubMed.
 */
final class RisReader {

    private static final Pattern MARKED = Pattern.compile("(?i)(\\d+)\\s*\\[pmid\\]|PMID:?\\s*(\\d+)|MEDLINE:(\\d+)");
    private static final Pattern MARKED_PMCID = Pattern.compile("(?i)(PMC\\d+)\\s*(?:\\[pmcid\\])?");
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:www\\.)?(?:pubmed\\.ncbi\\.nlm\\.nih\\.gov|ncbi\\.nlm\\.nih\\.gov/pubmed)/(\\d+)/?");
    private static final Pattern PUBMED = Pattern.compile("(?i)pubmed|medline|nlm");

    private final Hints hints;
    private final Limits limits;

    RisReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<Noted> read(List<String> lines) throws RefusalException {
        TaggedRecord citation = TaggedRecord.of(lines, RisFormat.TAG);
        String title = InlineMarkup.plain(citation.first("TI", "T1", "CT", "BT"));
        List<Section> sections = sections(title, citation);
        if (sections.isEmpty()) {
            throw new RefusalException(RefusalCode.NO_TEXT, "It has neither title nor abstract");
        }
        List<Name> names = names(citation);
        if (names.isEmpty()) {
            names = StatedIdentifiers.declaredOr(hints, names);
        }
        List<SubjectHeading> headings = citation.all("KW")
                .map(word -> InlineMarkup.plain(word).replaceFirst("^\\*", ""))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> new SubjectHeading("", word))
                .toList();
        RecordDraft draft = new RecordDraft("ris", hints)
                .names(names)
                .names(places(citation))
                .published(published(citation))
                .extent(Extent.ABSTRACT)
                .text(title, sections)
                .group(group(citation))
                .headings(headings);
        List<String> types = citation.all("M3").toList();
        CitationKinds.addTo(draft, types, headings, title, sections);
        new CorrectionLinks("", "").addTo(draft, List.of(), types, title);
        return List.of(Noted.plain(draft.build(limits)));
    }

    /** Whose research it is: that of the author who is named last. */
    private static Optional<String> group(TaggedRecord citation) {
        List<String> authors = citation.all("AU").toList();
        if (authors.isEmpty()) {
            authors = citation.all("A1").toList();
        }
        if (authors.isEmpty()) {
            return Optional.empty();
        }
        return StatedGroups.of(authors.get(authors.size() - 1));
    }

    private static List<Section> sections(String title, TaggedRecord citation) {
        List<Section> sections = new ArrayList<>();
        Set<String> taken = SectionLabels.noneTaken();
        taken.add("title");
        if (!title.isEmpty()) {
            sections.add(new Section("title", SectionKind.TITLE, "", title));
        }
        sections.addAll(InlineMarkup.sections(citation.first("AB", "N2"), taken));
        return sections;
    }

    private static List<Name> names(TaggedRecord citation) {
        Optional<String> doi = citation.all("DO", "DOI", "UR", "L3", "M3")
                .flatMap(stated -> StatedIdentifiers.doi(stated).stream())
                .findFirst();
        Optional<String> pmcid = citation.all("C2", "U2", "AN", "ID")
                .map(MARKED_PMCID::matcher)
                .filter(Matcher::matches)
                .flatMap(matcher -> StatedIdentifiers.pmcid(matcher.group(1)).stream())
                .findFirst();
        return StatedIdentifiers.names(doi, pmid(citation), pmcid);
    }

    private static Optional<String> pmid(TaggedRecord citation) {
        Stream<String> marked = citation.all("U2", "U1", "C2", "C1", "AN", "ID", "N1")
                .map(MARKED::matcher)
                .filter(Matcher::matches)
                .flatMap(matcher ->
                        Stream.of(1, 2, 3).flatMap(group -> Optional.ofNullable(matcher.group(group)).stream()));
        Stream<String> linked = citation.all("UR", "L2", "LK")
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
        Stream<String> bare = Stream.empty();
        boolean ofPubMed = citation.all("DB", "DP")
                .anyMatch(database -> PUBMED.matcher(database).find());
        if (ofPubMed) {
            bare = citation.all("AN", "U2", "C2", "ID");
        }
        return Stream.of(marked, linked, bare)
                .flatMap(found -> found)
                .flatMap(found -> StatedIdentifiers.pmid(found).stream())
                .findFirst();
    }

    private static List<Name> places(TaggedRecord citation) {
        return Name.citation(
                        citation.first("J2", "JA", "JO", "T2", "JF"),
                        citation.first("VL"),
                        Citation.firstPage(citation.first("SP")))
                .stream()
                .toList();
    }

    /** Written as {@code 2011/11/05/}, with as much of it as is known. */
    private static String published(TaggedRecord citation) {
        return citation.all("DA", "PY", "Y1")
                .flatMap(date -> date(date).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> date(String stated) {
        String[] parts = stated.split("/", -1);
        if (parts.length >= 3) {
            return PartialDate.of(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }
        return PartialDate.ofIso(stated).or(() -> PartialDate.ofLine(stated)).or(() -> PartialDate.ofCitation(stated));
    }
}
