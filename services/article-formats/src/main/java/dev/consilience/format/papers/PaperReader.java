package dev.consilience.format.papers;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.Relation;
import dev.consilience.article.ResearchGroup;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StatusChange;
import dev.consilience.article.StudyKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.CitationKinds;
import dev.consilience.format.common.Grounded;
import dev.consilience.format.common.InlineMarkup;
import dev.consilience.format.common.Noted;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.StatedGroups;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.Wording;
import dev.consilience.format.json.JsonRecords;
import dev.consilience.format.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns an object into a record. A field that is not known is passed over, since people's files have many; a field that is
 * known and says what it cannot mean is refused: a slip must not keep a retracted paper in force.
 */
final class PaperReader {

    private static final String ACTIVE = "ACTIVE";
    private static final int MOST_SECTIONS = 2_000;
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    private final Hints hints;
    private final Limits limits;

    PaperReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<Noted> read(JsonValue paper) throws RefusalException {
        if (!(paper instanceof JsonValue.Members)) {
            throw JsonRecords.noPaper();
        }
        String title = InlineMarkup.plain(paper.text("title"));
        Text text = text(title, paper);
        List<Name> names = names(paper);
        String status = paper.text("status").strip();
        if (!isPaper(text.sections(), names, status)) {
            throw JsonRecords.noPaper();
        }
        if (names.isEmpty()) {
            names = StatedIdentifiers.declaredOr(hints, names);
        }
        String revision = paper.text("revision").strip();
        List<SubjectHeading> headings = headings(paper);
        RecordDraft draft = new RecordDraft("json", hints)
                .names(names)
                .revision(revision)
                .published(published(paper))
                .extent(text.extent())
                .text(title, text.sections())
                .group(group(paper))
                .headings(headings);
        List<String> types = Stream.of("types", "pubtypes", "type")
                .flatMap(paper::all)
                .map(JsonValue::asText)
                .filter(type -> !type.isBlank())
                .toList();
        CitationKinds.addTo(draft, types, headings, title, text.sections());
        constant(paper, "design", StudyKind.values()).map(Grounded::stated).ifPresent(draft::design);
        Optional<SourceKind> kind = constant(paper, "kind", SourceKind.values());
        kind.map(Grounded::stated).ifPresent(draft::kind);
        study(paper).ifPresent(study -> draft.relation(relation(draft.kind().value()), List.of(study)));
        if (!status.isEmpty() && !status.equalsIgnoreCase(ACTIVE)) {
            Optional<StatusChange> change = constant(paper, "status", StatusChange.values());
            Optional<String> reason =
                    Optional.of(InlineMarkup.plain(paper.text("reason"))).filter(words -> !words.isEmpty());
            change.ifPresent(value ->
                    RecordDraft.stated(value, reason, revision, List.of()).forEach(draft::notice));
        }
        return List.of(Noted.plain(draft.build(limits)));
    }

    /** Whose research it is: the one that is stated, or that of the author who is named last. */
    private static Optional<String> group(JsonValue paper) {
        if (!paper.text("group").isBlank()) {
            return StatedGroups.of(paper.text("group"));
        }
        // Only a list of them: in one string they are parted by whatever their sender likes.
        List<JsonValue> authors = Stream.of("authors", "author")
                .flatMap(field -> paper.member(field).stream())
                .filter(JsonValue.Elements.class::isInstance)
                .flatMap(JsonValue::values)
                .toList();
        if (authors.isEmpty()) {
            return Optional.empty();
        }
        JsonValue last = authors.get(authors.size() - 1);
        return ResearchGroup.ofOrcid(last.text("orcid", "ORCID"))
                .or(() -> ResearchGroup.ofPerson(last.text("family"), last.text("given")))
                .or(() -> StatedGroups.of(last.text("literal", "name")))
                .or(() -> StatedGroups.of(last.asText()));
    }

    /** Much JSON has a title. A paper has a name beside it, or more words; of one that was retracted its name will do. */
    private static boolean isPaper(List<Section> sections, List<Name> names, String status) {
        if (!names.isEmpty()) {
            return !sections.isEmpty() || !status.isEmpty();
        }
        return Wording.hasWords(sections.stream().map(Section::text).collect(Collectors.joining(" ")));
    }

    private record Text(List<Section> sections, Extent extent) {}

    private static Text text(String title, JsonValue paper) throws RefusalException {
        List<Section> sections = new ArrayList<>();
        Set<String> taken = SectionLabels.noneTaken();
        if (!title.isEmpty()) {
            taken.add("title");
            sections.add(new Section("title", SectionKind.TITLE, "", title));
        }
        Extent extent = Extent.DIGEST;
        if (!paper.text("abstract").isBlank()) {
            extent = Extent.ABSTRACT;
            sections.addAll(InlineMarkup.sections(paper.text("abstract"), taken));
        }
        String running = paper.text("text");
        for (String paragraph : PARAGRAPHS.split(running, MOST_SECTIONS)) {
            add("text", "", paragraph, taken, sections);
        }
        List<JsonValue> parts = paper.all("sections").toList();
        if (parts.size() > MOST_SECTIONS) {
            throw new RefusalException(
                    RefusalCode.TOO_LARGE,
                    "A paper may have " + MOST_SECTIONS + " sections, and it has " + parts.size());
        }
        for (JsonValue part : parts) {
            extent = Extent.FULL_TEXT;
            add("section", InlineMarkup.plain(part.text("heading", "title")), part.text("text"), taken, sections);
        }
        return new Text(sections, extent);
    }

    private static void add(String base, String heading, String text, Set<String> taken, List<Section> sections) {
        String words = InlineMarkup.plain(text);
        if (!words.isEmpty()) {
            SectionKind kind = SectionLabels.kind(heading).orElse(SectionKind.BODY);
            sections.add(new Section(SectionLabels.id(base, heading, taken), kind, heading, words));
        }
    }

    private static List<Name> names(JsonValue paper) throws RefusalException {
        return StatedIdentifiers.names(
                identifier(paper.text("doi"), "DOI", StatedIdentifiers::doi),
                identifier(paper.text("pmid"), "PMID", StatedIdentifiers::pmid),
                identifier(withPrefix(paper.text("pmcid", "pmc")), "PMCID", StatedIdentifiers::pmcid));
    }

    private static String withPrefix(String pmcid) {
        if (pmcid.strip().matches("\\d+")) {
            return "PMC" + pmcid.strip();
        }
        return pmcid;
    }

    private static Optional<String> identifier(String stated, String scheme, Function<String, Optional<String>> reader)
            throws RefusalException {
        if (stated.isBlank()) {
            return Optional.empty();
        }
        Optional<String> read = reader.apply(stated);
        if (read.isEmpty()) {
            throw new RefusalException(RefusalCode.BAD_IDENTIFIER, "\"" + shortened(stated) + "\" is not a " + scheme);
        }
        return read;
    }

    private static String published(JsonValue paper) {
        String stated = paper.text("published", "date", "year").strip();
        return PartialDate.ofIso(stated)
                .or(() -> PartialDate.ofLine(stated))
                .or(() -> PartialDate.ofCitation(stated))
                .orElse("");
    }

    /** Words, or objects with the identifier of the concept and its label. */
    private static List<SubjectHeading> headings(JsonValue paper) {
        Map<String, SubjectHeading> headings = new LinkedHashMap<>();
        Stream.of("mesh", "headings").flatMap(paper::all).forEach(value -> {
            String label = InlineMarkup.plain(value.asText());
            if (value instanceof JsonValue.Members) {
                label = InlineMarkup.plain(value.text("label", "name"));
            }
            if (!label.isEmpty()) {
                String id = value.text("id").strip();
                headings.putIfAbsent(id + label, new SubjectHeading(id, label));
            }
        });
        return List.copyOf(headings.values());
    }

    private static Optional<Name> study(JsonValue paper) throws RefusalException {
        String stated = paper.text("study");
        if (stated.isBlank()) {
            return Optional.empty();
        }
        Optional<Name> study = StatedIdentifiers.doi(stated).map(Name::doi).or(() -> StatedIdentifiers.pmid(stated)
                .map(Name::pmid));
        if (study.isEmpty()) {
            throw new RefusalException(
                    RefusalCode.BAD_IDENTIFIER, "The study \"" + shortened(stated) + "\" is neither DOI nor PMID");
        }
        return study;
    }

    /** A paper with research of its own whose study is another one's is an earlier version of that, as in a text. */
    private static Relation.Kind relation(SourceKind kind) {
        if (!kind.reportsOwnResearch() || kind == SourceKind.UNKNOWN) {
            return Relation.Kind.REPORTS_ON;
        }
        return Relation.Kind.UPDATED_IN;
    }

    private static <T extends Enum<T>> Optional<T> constant(JsonValue paper, String field, T[] constants)
            throws RefusalException {
        String stated = paper.text(field).strip();
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        String name = stated.toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        for (T constant : constants) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        throw new RefusalException(
                RefusalCode.BAD_FIELD,
                "\"" + shortened(stated) + "\" is no " + field + "; it is one of "
                        + Arrays.toString(constants).replace("[CORRECTED", "[" + ACTIVE + ", CORRECTED"));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }
}
