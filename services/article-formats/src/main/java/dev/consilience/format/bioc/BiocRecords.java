package dev.consilience.format.bioc;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.annotated.AnnotatedText;
import dev.consilience.format.annotated.AnnotatedText.Annotation;
import dev.consilience.format.annotated.AnnotatedText.Placement;
import dev.consilience.format.annotated.AnnotatedText.Stretch;
import dev.consilience.format.annotated.AnnotatorIds;
import dev.consilience.format.bioc.BiocDocument.Found;
import dev.consilience.format.bioc.BiocDocument.Passage;
import dev.consilience.format.common.Citation;
import dev.consilience.format.common.CitationKinds;
import dev.consilience.format.common.Noted;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a record of a document of BioC, whichever notation it came in.
 *
 * <p>A passage is a section, with the text as it came; references and what stands behind a paper are left out with their
 * annotations. A passage that is a heading and has no annotations is the heading of those behind it.
 */
final class BiocRecords {

    private static final int MOST_PASSAGES = 10_000;
    private static final Set<String> LEFT_OUT = Set.of("REF", "COMP_INT", "ACK_FUND", "AUTH_CONT");
    private static final Set<String> OF_ABSTRACT = Set.of("TITLE", "ABSTRACT", "");
    private static final Pattern HEADING = Pattern.compile("title_\\d+|title|.*_title_\\d+");
    private static final Map<String, SectionKind> KINDS = Map.of(
            "ABSTRACT", SectionKind.ABSTRACT,
            "INTRO", SectionKind.BACKGROUND,
            "METHODS", SectionKind.METHODS,
            "RESULTS", SectionKind.RESULTS,
            "DISCUSS", SectionKind.CONCLUSIONS,
            "CONCL", SectionKind.CONCLUSIONS);

    private final Hints hints;
    private final Limits limits;

    BiocRecords(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    List<Noted> read(BiocDocument document) throws RefusalException {
        long length = document.passages().stream()
                .mapToLong(passage -> passage.text().length()
                        + passage.sentences().stream()
                                .mapToLong(sentence -> sentence.text().length())
                                .sum())
                .sum();
        long parts = document.passages().stream()
                .mapToLong(passage -> 1L + passage.sentences().size())
                .sum();
        if (parts > MOST_PASSAGES || length > 2L * limits.articleCharacters()) {
            throw new RefusalException(
                    RefusalCode.TOO_LARGE,
                    "A document may have " + MOST_PASSAGES + " passages and sentences and " + limits.articleCharacters()
                            + " characters, and it has " + parts + " and " + length);
        }
        Text text = new Text();
        document.passages().forEach(text::add);
        document.annotations().forEach(found -> text.annotations.add(annotation(found, -1)));
        if (text.sections.isEmpty()) {
            throw new RefusalException(RefusalCode.NO_TEXT, "None of its passages has text");
        }
        Placement placed = AnnotatedText.place(text.stretches, text.annotations);
        List<Name> names = names(document);
        if (names.isEmpty()) {
            names = StatedIdentifiers.declaredOr(hints, names);
        }
        RecordDraft draft = new RecordDraft("bioc", hints)
                .names(names)
                .names(places(document))
                .extent(text.extent())
                .text(text.title, text.sections)
                .mentions(placed.mentions())
                .published(published(document));
        key(document, names).ifPresent(draft::key);
        CitationKinds.addTo(draft, List.of(), List.of(), text.title, text.sections);
        return List.of(new Noted(draft.build(limits), placed.remark()));
    }

    /** What is built up passage by passage. */
    private static final class Text {

        private final List<Section> sections = new ArrayList<>();
        private final List<Stretch> stretches = new ArrayList<>();
        private final List<Annotation> annotations = new ArrayList<>();
        private final Set<String> taken = SectionLabels.noneTaken();
        private String title = "";
        private boolean hasBody;
        private boolean hasAbstract;
        private String heading = "";
        private String headingOf = "";

        void add(Passage passage) {
            String type = passage.infon("type").toLowerCase(Locale.ROOT);
            String part = passage.infon("section_type").toUpperCase(Locale.ROOT);
            if (LEFT_OUT.contains(part) || type.equals("ref")) {
                return;
            }
            if (!part.equals(headingOf)) {
                heading = "";
            }
            boolean ofTitle = title.isEmpty()
                    && (part.equals("TITLE") || (part.isEmpty() && (type.equals("title") || type.equals("front"))));
            if (!ofTitle
                    && HEADING.matcher(type).matches()
                    && passage.annotations().isEmpty()) {
                heading = AnnotatedText.stored(passage.text()).strip();
                headingOf = part;
                return;
            }
            Section section;
            if (ofTitle) {
                section = title(passage);
            } else {
                section = body(passage, part, type);
            }
            if (section.text().isBlank()) {
                return;
            }
            sections.add(section);
            if (ofTitle) {
                title = section.text().strip();
            }
            hasAbstract |= section.kind() == SectionKind.ABSTRACT;
            hasBody |= !OF_ABSTRACT.contains(part);
            measure(passage, section);
        }

        private Section title(Passage passage) {
            taken.add("title");
            return new Section("title", SectionKind.TITLE, "", whole(passage));
        }

        private Section body(Passage passage, String part, String type) {
            String base = part.toLowerCase(Locale.ROOT);
            boolean isAbstract = part.isEmpty() && type.contains("abstract");
            if (isAbstract) {
                base = "abstract";
            } else if (base.isEmpty()) {
                base = "text";
            }
            SectionKind kind = Optional.ofNullable(KINDS.get(part))
                    .or(() -> SectionLabels.kind(heading))
                    .orElse(SectionKind.BODY);
            if (isAbstract) {
                kind = SectionKind.ABSTRACT;
            }
            return new Section(SectionLabels.id(base, heading, taken), kind, heading, whole(passage));
        }

        /** The passage's own text, or its sentences, with as much space between them as their offsets leave. */
        private static String whole(Passage passage) {
            if (!passage.text().isBlank() || passage.sentences().isEmpty()) {
                return AnnotatedText.stored(passage.text());
            }
            StringBuilder text = new StringBuilder();
            long points = 0;
            for (Passage sentence : passage.sentences()) {
                String words = AnnotatedText.stored(sentence.text());
                String gap = gap(points, passage, sentence);
                points += gap.length() + words.codePointCount(0, words.length());
                text.append(gap).append(words);
            }
            return text.toString();
        }

        private static String gap(long points, Passage passage, Passage sentence) {
            if (points == 0) {
                return "";
            }
            OptionalLong start = passage.offset();
            OptionalLong next = sentence.offset();
            boolean follows = start.isPresent() && next.isPresent() && next.getAsLong() == start.getAsLong() + points;
            if (follows) {
                return "";
            }
            return " ";
        }

        private void measure(Passage passage, Section section) {
            boolean bySentence =
                    passage.text().isBlank() && !passage.sentences().isEmpty();
            int home = stretches.size();
            if (bySentence) {
                int base = 0;
                long points = 0;
                for (Passage sentence : passage.sentences()) {
                    String text = AnnotatedText.stored(sentence.text());
                    int gap = gap(points, passage, sentence).length();
                    int stretch = stretches.size();
                    stretches.add(new Stretch(section.id(), base + gap, sentence.offset(), text));
                    sentence.annotations().forEach(found -> annotations.add(annotation(found, stretch)));
                    base += gap + text.length();
                    points += gap + text.codePointCount(0, text.length());
                }
            } else {
                stretches.add(new Stretch(section.id(), 0, passage.offset(), section.text()));
                passage.sentences().forEach(sentence -> sentence.annotations()
                        .forEach(found -> annotations.add(annotation(found, home))));
            }
            passage.annotations().forEach(found -> annotations.add(annotation(found, home)));
        }

        Extent extent() {
            if (hasBody) {
                return Extent.FULL_TEXT;
            }
            if (hasAbstract) {
                return Extent.ABSTRACT;
            }
            return Extent.DIGEST;
        }
    }

    private static Annotation annotation(Found found, int home) {
        Set<String> ids = new LinkedHashSet<>();
        found.infons().forEach((key, value) -> ids.addAll(AnnotatorIds.of(key, value)));
        return new Annotation(
                home,
                found.locations(),
                AnnotatedText.stored(found.text()),
                found.infons().getOrDefault("type", "").strip(),
                List.copyOf(ids));
    }

    /** What the producer calls the document, if that identifies the article. */
    private static Optional<Name> key(BiocDocument document, List<Name> names) {
        String id = document.id().strip();
        Optional<Name> doi = StatedIdentifiers.doi(id).map(Name::doi);
        return doi.or(() -> names.stream()
                .filter(name -> name.value().equals(id)
                        || pmcid(id).filter(name::equals).isPresent())
                .findFirst());
    }

    private static List<Name> names(BiocDocument document) {
        List<Name> stated = new ArrayList<>();
        Stream.concat(Stream.of(document.infons()), document.passages().stream().map(Passage::infons))
                .forEach(infons -> {
                    add(
                            stated,
                            StatedIdentifiers.pmid(infon(infons, "article-id_pmid"))
                                    .map(Name::pmid));
                    add(stated, pmcid(infon(infons, "article-id_pmc")));
                    add(
                            stated,
                            StatedIdentifiers.doi(infon(infons, "article-id_doi"))
                                    .map(Name::doi));
                });
        Map<String, String> own = document.infons();
        add(stated, StatedIdentifiers.pmid(infon(own, "pmid")).map(Name::pmid));
        add(stated, pmcid(infon(own, "pmcid")));
        add(stated, StatedIdentifiers.doi(infon(own, "doi")).map(Name::doi));
        String id = document.id().strip();
        add(stated, StatedIdentifiers.doi(id).map(Name::doi));
        add(stated, StatedIdentifiers.pmcid(id).map(Name::pmcid));
        // A bare number is a PMID, unless the infons say that it is PubMed Central's number without its prefix.
        boolean central = pmcid(id).filter(stated::contains).isPresent();
        if (!central) {
            add(stated, StatedIdentifiers.pmid(id).map(Name::pmid));
        }
        return stated;
    }

    private static void add(List<Name> names, Optional<Name> name) {
        name.filter(one -> names.stream().noneMatch(other -> other.scheme() == one.scheme()))
                .ifPresent(names::add);
    }

    private static Optional<Name> pmcid(String stated) {
        String bare = stated.strip();
        if (bare.matches("\\d+(?:\\.\\d+)?")) {
            bare = "PMC" + bare;
        }
        return StatedIdentifiers.pmcid(bare).map(Name::pmcid);
    }

    private static String infon(Map<String, String> infons, String key) {
        return infons.getOrDefault(key, "").strip();
    }

    /** Journal, volume and page. A DOI in that line is not taken: some producers cut the line off in its midst. */
    private static List<Name> places(BiocDocument document) {
        return document.passages().stream()
                .map(passage -> passage.infon("journal"))
                .filter(journal -> !journal.isEmpty())
                .limit(1)
                .flatMap(journal -> Citation.name(journal).stream())
                .toList();
    }

    private static String published(BiocDocument document) {
        return Stream.concat(
                        Stream.of(document.infon("date"), document.infon("year")),
                        document.passages().stream()
                                .filter(passage -> !passage.infon("type").equalsIgnoreCase("ref"))
                                .map(passage -> passage.infon("year")))
                .map(date -> date.substring(0, Math.min(10, date.length())))
                .flatMap(date -> PartialDate.ofIso(date).stream())
                .findFirst()
                .orElse("");
    }
}
