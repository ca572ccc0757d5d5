package dev.consilience.format.tagged;

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
import dev.consilience.format.common.Noted;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.TrialNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns a citation in MEDLINE's tags into a record. */
final class NbibReader {

    /** The library's links by their tags, named as in its XML. */
    private static final Map<String, String> LINKS = new TreeMap<>(Map.ofEntries(
            Map.entry("RIN", "RetractionIn"),
            Map.entry("ROF", "RetractionOf"),
            Map.entry("EIN", "ErratumIn"),
            Map.entry("EFR", "ErratumFor"),
            Map.entry("ECI", "ExpressionOfConcernIn"),
            Map.entry("ECF", "ExpressionOfConcernFor"),
            Map.entry("CRI", "CorrectedandRepublishedIn"),
            Map.entry("CRF", "CorrectedandRepublishedFrom"),
            Map.entry("RRI", "RetractedandRepublishedIn"),
            Map.entry("RRF", "RetractedandRepublishedFrom"),
            Map.entry("RPI", "RepublishedIn"),
            Map.entry("RPF", "RepublishedFrom"),
            Map.entry("UIN", "UpdateIn"),
            Map.entry("UOF", "UpdateOf"),
            Map.entry("CON", "CommentOn")));

    private static final Pattern TYPED = Pattern.compile("(.*?)\\s*\\[(doi|pii|pmc)\\]");
    private static final Pattern REVISED = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SUBSTANCE = Pattern.compile("\\S+ \\((.*)\\)");
    private static final Pattern CUT_BY_LIBRARY =
            Pattern.compile("\\s*\\(ABSTRACT TRUNCATED(?: AT \\d+ WORDS)?\\)\\s*$", Pattern.CASE_INSENSITIVE);

    private final Hints hints;
    private final Limits limits;

    NbibReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<Noted> read(List<String> lines) throws RefusalException {
        TaggedRecord citation = TaggedRecord.of(lines, NbibFormat.TAG);
        String stated = citation.first("PMID");
        Name pmid = StatedIdentifiers.pmid(stated)
                .map(Name::pmid)
                .orElseThrow(
                        () -> new RefusalException(RefusalCode.BAD_IDENTIFIER, "\"" + stated + "\" is not a PMID"));
        String title = citation.first("TI", "BTI", "TT");
        List<Section> sections = sections(title, citation);
        if (sections.isEmpty()) {
            throw new RefusalException(RefusalCode.NO_TEXT, "It has neither title nor abstract");
        }
        String published = PartialDate.ofCitation(citation.first("DP", "DEP")).orElse("");
        List<String> types = citation.all("PT").toList();
        List<SubjectHeading> headings = headings(citation);
        RecordDraft draft = new RecordDraft("nbib", hints)
                .key(pmid)
                .names(names(citation))
                .revision(revision(citation))
                .published(published)
                .extent(Extent.ABSTRACT)
                .text(title, sections)
                .group(group(citation))
                .headings(headings);
        CitationKinds.addTo(draft, types, headings, title, sections);
        new CorrectionLinks(publication(citation, pmid), published).addTo(draft, links(citation), types, title);
        return List.of(Noted.plain(draft.build(limits)));
    }

    /**
     * Whose research it is: that of the author who is named last. A line with an author's ORCID stands behind that with the
     * name, which old citations have in short only.
     */
    private static Optional<String> group(TaggedRecord citation) {
        String names = "FAU";
        if (citation.first(names).isEmpty()) {
            names = "AU";
        }
        Optional<String> group = Optional.empty();
        for (TaggedRecord.TaggedLine line : citation.lines()) {
            if (line.tag().equals(names)) {
                group = ResearchGroup.ofPerson(line.value());
            } else if (line.tag().equals("CN")) {
                group = ResearchGroup.ofCollective(line.value());
            } else if (line.tag().equals("AUID")) {
                Optional<String> named = group;
                group = ResearchGroup.ofOrcid(line.value()).or(() -> named);
            }
        }
        return group;
    }

    private static List<Section> sections(String title, TaggedRecord citation) {
        List<Section> sections = new ArrayList<>();
        Set<String> taken = SectionLabels.noneTaken();
        taken.add("title");
        if (!title.isEmpty()) {
            sections.add(new Section("title", SectionKind.TITLE, "", title));
        }
        String words =
                CUT_BY_LIBRARY.matcher(citation.first("AB")).replaceFirst("").strip();
        if (!words.isEmpty()) {
            sections.addAll(SectionLabels.divide("abstract", SectionKind.ABSTRACT, words, taken));
        }
        return sections;
    }

    private static List<Name> names(TaggedRecord citation) {
        List<Name> names = new ArrayList<>();
        citation.all("LID", "AID").forEach(id -> {
            Matcher typed = TYPED.matcher(id);
            if (!typed.matches()) {
                return;
            }
            if (typed.group(2).equals("doi")) {
                StatedIdentifiers.doi(typed.group(1)).map(Name::doi).ifPresent(names::add);
            } else if (typed.group(2).equals("pii")) {
                // What a publisher calls it is for the publisher only, but arXiv's numbers are of the form of a DOI.
                StatedIdentifiers.arxiv(typed.group(1)).map(Name::doi).ifPresent(names::add);
            }
        });
        citation.all("SI")
                .map(stated -> stated.replace('/', ' '))
                .flatMap(stated -> TrialNumbers.within(stated).stream())
                .forEach(names::add);
        citation.all("PMC")
                .flatMap(id -> StatedIdentifiers.pmcid(id).stream())
                .map(Name::pmcid)
                .forEach(names::add);
        Name.citation(citation.first("TA"), citation.first("VI"), Citation.firstPage(citation.first("PG")))
                .ifPresent(names::add);
        return names;
    }

    private static String revision(TaggedRecord citation) {
        Matcher date = REVISED.matcher(citation.first("LR"));
        if (!date.matches()) {
            return "";
        }
        return PartialDate.of(date.group(1), date.group(2), date.group(3)).orElse("");
    }

    /** Headings without the mark of the main ones and without what qualifies them, then substances and keywords. */
    private static List<SubjectHeading> headings(TaggedRecord citation) {
        Stream<String> mesh = citation.all("MH").map(heading -> heading.split("/", 2)[0]);
        Stream<String> substances = citation.all("RN").map(NbibReader::substance);
        Stream<String> words = citation.all("NM", "OT");
        return Stream.of(mesh, substances, words)
                .flatMap(labels -> labels)
                .map(label -> label.replaceFirst("^\\*", "").strip())
                .filter(label -> !label.isEmpty())
                .distinct()
                .map(label -> new SubjectHeading("", label))
                .toList();
    }

    private static String substance(String registered) {
        Matcher matcher = SUBSTANCE.matcher(registered);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        return registered;
    }

    private static String publication(TaggedRecord citation, Name pmid) {
        String journal = citation.first("TA", "JT");
        if (journal.isEmpty()) {
            journal = "a journal that is not named";
        }
        StringBuilder words = new StringBuilder(journal);
        append(words, ". ", citation.first("DP"), "");
        append(words, ";", citation.first("VI"), "");
        append(words, "(", citation.first("IP"), ")");
        append(words, ":", citation.first("PG"), "");
        return words.append(" (PMID ").append(pmid.value()).append(')').toString();
    }

    private static void append(StringBuilder words, String before, String value, String after) {
        if (!value.isEmpty()) {
            words.append(before).append(value).append(after);
        }
    }

    private static List<CorrectionLinks.Link> links(TaggedRecord citation) {
        List<CorrectionLinks.Link> links = new ArrayList<>();
        LINKS.forEach((tag, type) -> citation.all(tag).forEach(value -> {
            Optional<Name> target = StatedIdentifiers.pmidWithin(value).map(Name::pmid);
            String source = value.replaceFirst("\\.?\\s*PMID:?\\s*\\d+\\.?\\s*$", "");
            links.add(new CorrectionLinks.Link(type, target, source));
        }));
        return links;
    }
}
