package dev.consilience.format.text;

import dev.consilience.article.Extent;
import dev.consilience.article.Ground;
import dev.consilience.article.Ground.Source;
import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.StudyKind;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.Grounded;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.PublicationKinds;
import dev.consilience.format.common.RecordDraft;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.SourceCue;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a record of the lines of a document: what it says of itself, then what is left of its text.
 *
 * <h2>Whose DOI is it?</h2>
 *
 * Front matter, a citation line near the top and the marks of a saved page name the document itself. A line such as "More
 * information: ... DOI" names the study that it is about: the document is then a news report on that study, and its own key
 * is made of its text. A bare line with a DOI at the end names a paper itself, and the study of what reads as news. A DOI in
 * the running text is somebody else's.
 */
public final class TextReader {

    /** A book of a thousand pages has as many. */
    public static final int MOST_LINES = 50_000;

    private static final int LONGEST_TITLE = 250;
    private static final int LONGEST_CITATION = 300;
    private static final int LINES_OF_A_HEAD = 12;
    private static final int PARAGRAPHS_BEFORE_ABSTRACT = 25;
    private static final int FROM_A_STUDY_LINE = 4;
    private static final int FROM_A_CITATION = 3;

    private static final Pattern CITATION = Pattern.compile(
            "^(?:\\d+\\. )?[^;]{2,160}\\b(?:19|20)\\d{2}\\b[^;]{0,30};\\s*[\\dA-Z][^ ]*.*|^.{2,160}\\b(?:19|20)\\d{2}\\b.{0,60}\\bdoi:\\s*10\\..*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IDENTIFIER_LINE = Pattern.compile(
            "^(?:(?:doi:?|pmid:?|pmcid:?)\\s*\\S+(?:\\s*\\[[^\\]]*\\])?[\\s;,.]*|https?://(?:dx\\.)?doi\\.org/10\\.\\S+\\s*)+$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_INSIDE = Pattern.compile("[.!?]\\s+\\p{Lu}");
    private static final Pattern ABSTRACT = Pattern.compile("abstract:?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RETRACTED =
            Pattern.compile("^\\W*retracted(?: article)?\\s*:", Pattern.CASE_INSENSITIVE);

    private final String source;
    private final Hints hints;
    private final Limits limits;

    /** A reader for documents of that source. */
    public TextReader(String source, Hints hints, Limits limits) {
        this.source = source;
        this.hints = hints;
        this.limits = limits;
    }

    /**
     * Reads a document.
     *
     * @param facts what its format told beside the text
     * @throws RefusalException if nothing is left of it, or what it says of itself is not understood
     */
    public SourceRecord read(List<String> raw, PageFacts facts) throws RefusalException {
        if (raw.size() > MOST_LINES) {
            throw new RefusalException(RefusalCode.TOO_LARGE, "It has more than " + MOST_LINES + " lines");
        }
        FrontMatter frontMatter = FrontMatter.read(raw);
        List<String> body = raw.subList(frontMatter.length(), raw.size());
        IndexLists index = IndexLists.take(body);
        PageLines page = PageLines.clean(index.text());
        Draft draft = new Draft(
                facts.withIndex(joined(facts.headings(), index.headings()), joined(facts.types(), index.types()))
                        .orElse(List.of(), page.date()),
                Paragraphs.of(page.lines()));
        draft.takeHead();
        draft.takeTail();
        List<Name> stated = StatedIdentifiers.joined(frontMatter.names(), draft.facts.names());
        return record(draft, frontMatter, StatedIdentifiers.declaredOr(hints, stated), page.study());
    }

    private SourceRecord record(Draft draft, FrontMatter frontMatter, List<Name> stated, Optional<Name> reported)
            throws RefusalException {
        String text = String.join("\n", draft.paragraphs);
        if (!Wording.hasWords(draft.title + " " + text)) {
            throw new RefusalException(RefusalCode.NO_TEXT, "Fewer than three words are left of it");
        }
        Optional<SourceKind> statedKind = frontMatter.kind();
        RecordDraft record = new RecordDraft(source, hints)
                .kind(statedKind
                        .map(Grounded::stated)
                        .or(() -> PublicationKinds.source(draft.facts.types()))
                        .or(() -> SourceCue.decide(
                                new SourceCue.Words(draft.title, "", text),
                                known(draft, reported),
                                EnumSet.allOf(SourceKind.class)))
                        .orElseGet(Grounded::unknownSource));
        SourceKind kind = record.kind().value();
        List<Name> own = stated;
        Optional<Name> about = frontMatter.study().or(() -> reported);
        if (!draft.trailing.isEmpty()) {
            if (kind == SourceKind.NEWS) {
                about = about.or(() -> StudyReference.within(draft.trailing));
            } else {
                own = StatedIdentifiers.joined(own, StatedIdentifiers.namesWithin(draft.trailing));
            }
        }
        Optional<Relation.Kind> relation = relation(kind, frontMatter.study().isPresent());
        if (about.isPresent() && relation.isPresent()) {
            record.relation(relation.get(), List.of(about.get()));
        }
        boolean identified = isIdentified(own);
        String revision = frontMatter.revision().orElse(asPublished(draft, frontMatter, identified));
        notices(draft, frontMatter, hints.revision().orElse(revision)).forEach(record::notice);
        return record.names(own)
                .revision(revision)
                .extent(extent(draft, frontMatter, kind))
                .text(draft.title, sections(draft, identified || draft.hasAbstract || draft.hasCitation))
                .design(frontMatter.design().map(Grounded::stated).orElseGet(() -> design(kind, draft, text)))
                .group(frontMatter.group())
                .published(frontMatter.published().orElse(draft.facts.published()))
                .headings(draft.facts.headings())
                .build(limits);
    }

    private static boolean isIdentified(List<Name> names) {
        return names.stream().anyMatch(name -> name.scheme() == NameScheme.DOI || name.scheme() == NameScheme.PMID);
    }

    /**
     * What a document has to do with the study beside which it stands. A paper with a "Reference:" line at its end is still
     * its own study; only what stands beside a study, or says so before its text, has another's.
     */
    private static Optional<Relation.Kind> relation(SourceKind kind, boolean stated) {
        if (!kind.reportsOwnResearch() || (kind == SourceKind.UNKNOWN && stated)) {
            return Optional.of(Relation.Kind.REPORTS_ON);
        }
        if (stated) {
            return Optional.of(Relation.Kind.UPDATED_IN);
        }
        return Optional.empty();
    }

    private static List<Notice> notices(Draft draft, FrontMatter frontMatter, String revision) throws RefusalException {
        Optional<StatusChange> change = frontMatter.change();
        if (change.isPresent()) {
            return RecordDraft.stated(change.get(), frontMatter.reason(), revision, List.of());
        }
        if (!frontMatter.hasStatus() && RETRACTED.matcher(draft.title).find()) {
            String reason = frontMatter.reason().orElse("Its title says that it is retracted");
            return List.of(Notice.ofItself(StatusChange.RETRACTED, "", reason));
        }
        return List.of();
    }

    /** The published words are those that stand below a citation or the word "Abstract"; of others that is not clear. */
    private static Extent extent(Draft draft, FrontMatter frontMatter, SourceKind kind) {
        boolean elsewhere = kind == SourceKind.NEWS || kind == SourceKind.REFERENCE;
        if (frontMatter.length() == 0 && !elsewhere && (draft.hasAbstract || draft.hasCitation)) {
            return Extent.ABSTRACT;
        }
        return Extent.DIGEST;
    }

    /**
     * A paper's own page or abstract is that of the day on which it was published, and so comes before every later record
     * of it, and behind a digest of it, which has no date of its own.
     */
    private static String asPublished(Draft draft, FrontMatter frontMatter, boolean identified) {
        if (frontMatter.length() > 0 || !identified) {
            return "";
        }
        return draft.facts.published();
    }

    private static boolean isIdentifierLine(String line) {
        return line.length() <= LONGEST_CITATION
                && IDENTIFIER_LINE.matcher(line).matches();
    }

    private static List<SourceCue.Known> known(Draft draft, Optional<Name> reported) {
        List<SourceCue.Known> known = new ArrayList<>();
        reported.ifPresent(name -> known.add(new SourceCue.Known(
                SourceKind.NEWS, FROM_A_STUDY_LINE, new Ground(Source.WORDS, "a study is named: " + name))));
        if (draft.hasCitation || draft.hasAbstract) {
            known.add(new SourceCue.Known(
                    SourceKind.PRIMARY, FROM_A_CITATION, new Ground(Source.WORDS, "a citation or \"Abstract\"")));
        }
        return known;
    }

    private static Grounded<StudyKind> design(SourceKind kind, Draft draft, String text) {
        List<String> headings =
                draft.facts.headings().stream().map(heading -> heading.label()).toList();
        return PublicationKinds.study(kind, draft.facts.types(), headings, new SourceCue.Words(draft.title, "", text));
    }

    private static List<Section> sections(Draft draft, boolean paper) {
        List<Section> sections = new ArrayList<>();
        Set<String> taken = SectionLabels.noneTaken();
        if (!draft.title.isEmpty()) {
            sections.add(new Section("title", SectionKind.TITLE, "", draft.title));
            taken.add("title");
        }
        String base = "text";
        SectionKind kind = SectionKind.BODY;
        if (paper) {
            base = "abstract";
            kind = SectionKind.ABSTRACT;
        }
        String heading = "";
        List<String> open = new ArrayList<>();
        for (int i = 0; i < draft.paragraphs.size(); i++) {
            String paragraph = draft.paragraphs.get(i);
            boolean followed = i + 1 < draft.paragraphs.size() && !Paragraphs.isHeading(draft.paragraphs.get(i + 1));
            if (followed && Paragraphs.isHeading(paragraph)) {
                close(sections, base, kind, heading, open, paper, taken);
                heading = paragraph;
            } else {
                open.add(paragraph);
            }
        }
        close(sections, base, kind, heading, open, paper, taken);
        return sections;
    }

    /** Ends a section. In a paper its heading tells what it is for; elsewhere "Context" and "Significance" tell nothing. */
    private static void close(
            List<Section> sections,
            String base,
            SectionKind kind,
            String heading,
            List<String> open,
            boolean paper,
            Set<String> taken) {
        if (open.isEmpty()) {
            return;
        }
        String text = String.join("\n\n", open);
        open.clear();
        if (paper && heading.isEmpty()) {
            sections.addAll(SectionLabels.divide(base, kind, text, taken));
            return;
        }
        SectionKind own = kind;
        if (paper) {
            own = SectionLabels.kind(heading).orElse(kind);
        }
        sections.add(new Section(SectionLabels.id(base, heading, taken), own, heading, text));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        for (T value : other) {
            if (!both.contains(value)) {
                both.add(value);
            }
        }
        return both;
    }

    /** What is still to be made an article, with its head and tail taken off step by step. */
    private static final class Draft {

        private PageFacts facts;
        private String title;
        private boolean hasCitation;
        private boolean hasAbstract;
        private String trailing = "";
        private final List<String> paragraphs;

        Draft(PageFacts facts, List<String> paragraphs) {
            this.facts = facts;
            this.title = facts.title().map(Wording::line).orElse("");
            this.paragraphs = new ArrayList<>(paragraphs);
        }

        void takeHead() {
            takeCitations(2);
            if (title.isEmpty()) {
                takeTitle();
            } else {
                paragraphs.removeIf(paragraph -> paragraph.equals(title));
            }
            takeCitations(LINES_OF_A_HEAD);
            takeAbstractHeading();
        }

        void takeTail() {
            while (!paragraphs.isEmpty()) {
                String last = paragraphs.get(paragraphs.size() - 1);
                if (!isIdentifierLine(last)) {
                    return;
                }
                trailing = last + " " + trailing;
                paragraphs.remove(paragraphs.size() - 1);
            }
        }

        private void takeTitle() {
            if (paragraphs.size() < 2) {
                return;
            }
            String first = paragraphs.get(0);
            if (first.length() <= LONGEST_TITLE
                    && !SENTENCE_INSIDE.matcher(first).find()) {
                title = first;
                paragraphs.remove(0);
            }
        }

        private void takeCitations(int reach) {
            List<String> head = paragraphs.subList(0, Math.min(reach, paragraphs.size()));
            head.removeIf(this::isCitation);
        }

        /** Whether a line says where the document was published; if so, what it says is taken down. */
        private boolean isCitation(String line) {
            boolean citation =
                    line.length() <= LONGEST_CITATION && CITATION.matcher(line).matches();
            if (!citation && !isIdentifierLine(line)) {
                return false;
            }
            String date = "";
            if (citation) {
                date = PartialDate.ofCitation(line).orElse("");
                hasCitation = true;
            }
            facts = facts.orElse(StatedIdentifiers.namesWithin(line), date);
            return true;
        }

        /** Between the title and the word "Abstract" stand authors and addresses. */
        private void takeAbstractHeading() {
            for (int i = 0; i < Math.min(PARAGRAPHS_BEFORE_ABSTRACT, paragraphs.size() - 1); i++) {
                if (ABSTRACT.matcher(paragraphs.get(i)).matches()) {
                    hasAbstract = true;
                    paragraphs.subList(0, i + 1).clear();
                    return;
                }
            }
        }
    }
}
