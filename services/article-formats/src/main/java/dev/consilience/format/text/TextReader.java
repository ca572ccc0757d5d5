package dev.consilience.format.text;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.PublicationKinds;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.StudySigns;
import dev.consilience.format.common.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes an article of the lines of a document: what it says of itself, then what is left of its text.
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

    private final Hints hints;
    private final Limits limits;

    public TextReader(Hints hints, Limits limits) {
        this.hints = hints;
        this.limits = limits;
    }

    /**
     * Reads a document.
     *
     * @param facts what its format told beside the text
     * @throws RefusalException if nothing is left of it, or what it says of itself is not understood
     */
    public Article read(List<String> raw, PageFacts facts) throws RefusalException {
        if (raw.size() > MOST_LINES) {
            throw new RefusalException(RefusalCode.TOO_LARGE, "It has more than " + MOST_LINES + " lines");
        }
        FrontMatter frontMatter = FrontMatter.read(raw);
        List<String> body = raw.subList(frontMatter.length(), raw.size());
        IndexLists index = IndexLists.take(body);
        PageLines page = PageLines.clean(index.text());
        Draft draft = new Draft(
                facts.withIndex(joined(facts.headings(), index.headings()), joined(facts.types(), index.types()))
                        .orElse(Identifiers.none(), page.date()),
                Paragraphs.of(page.lines()));
        draft.takeHead();
        draft.takeTail();
        Identifiers stated = new Identifiers(
                frontMatter.doi().or(draft.facts.identifiers()::doi),
                frontMatter.pmid().or(draft.facts.identifiers()::pmid),
                frontMatter.pmcid().or(draft.facts.identifiers()::pmcid));
        return article(draft, frontMatter, StatedIdentifiers.declaredOr(hints, stated), page.study());
    }

    private Article article(Draft draft, FrontMatter frontMatter, Identifiers stated, Optional<StudyId> reported)
            throws RefusalException {
        String text = String.join("\n", draft.paragraphs);
        if (!Wording.hasWords(draft.title + " " + text)) {
            throw new RefusalException(RefusalCode.NO_TEXT, "Fewer than three words are left of it");
        }
        if (text.length() > limits.articleCharacters()) {
            throw new RefusalException(
                    RefusalCode.TOO_LARGE,
                    "Its text has " + text.length() + " characters, more than " + limits.articleCharacters());
        }
        SourceKind kind = hints.kind()
                .or(optional(frontMatter.kind()))
                .or(() -> PublicationKinds.source(draft.facts.types()))
                .or(() -> SourceCue.decide(draft.title, text, known(draft, reported)))
                .orElse(SourceKind.UNKNOWN);
        Identifiers own = stated;
        Optional<StudyId> about = frontMatter.study().or(() -> reported);
        if (!draft.trailing.isEmpty()) {
            if (kind == SourceKind.NEWS) {
                about = about.or(() -> StudyReference.within(draft.trailing));
            } else {
                own = new Identifiers(
                        own.doi().or(() -> StatedIdentifiers.doiWithin(draft.trailing)),
                        own.pmid().or(() -> StatedIdentifiers.pmidWithin(draft.trailing)),
                        own.pmcid().or(() -> StatedIdentifiers.pmcidWithin(draft.trailing)));
            }
        }
        ArticleId id = ArticleId.of(own, draft.title + "\n" + text);
        // A paper with a "Reference:" line at its end is still its own study; only what stands beside a study names
        // one.
        StudyId study = StudyId.of(id);
        if (about.isPresent() && (frontMatter.study().isPresent() || !kind.reportsOwnResearch())) {
            study = about.get();
        }
        ArticleStatus status = ArticleStatus.ACTIVE;
        String reason = "";
        if (RETRACTED.matcher(draft.title).find()) {
            status = ArticleStatus.RETRACTED;
            reason = "Its title says that it is retracted";
        }
        return new Article(
                id,
                own,
                hints.revision().or(frontMatter::revision).orElse(asPublished(draft, frontMatter, own)),
                hints.status().or(optional(frontMatter.status())).orElse(status),
                hints.reason().or(frontMatter::reason).orElse(reason),
                draft.title,
                sections(
                        draft,
                        own.doi().isPresent() || own.pmid().isPresent() || draft.hasAbstract || draft.hasCitation),
                kind,
                frontMatter.design().orElse(design(kind, draft, text)),
                study,
                frontMatter.published().orElse(draft.facts.published()),
                draft.facts.headings());
    }

    /**
     * A paper's own page or abstract is that of the day on which it was published, and so comes before every later record
     * of it, and behind a digest of it, which has no date of its own.
     */
    private static String asPublished(Draft draft, FrontMatter frontMatter, Identifiers own) {
        if (frontMatter.length() > 0 || (own.doi().isEmpty() && own.pmid().isEmpty())) {
            return "";
        }
        return draft.facts.published();
    }

    private static boolean isIdentifierLine(String line) {
        return line.length() <= LONGEST_CITATION
                && IDENTIFIER_LINE.matcher(line).matches();
    }

    private static <T> Supplier<Optional<T>> optional(Optional<T> value) {
        return () -> value;
    }

    private static Map<SourceKind, Integer> known(Draft draft, Optional<StudyId> reported) {
        Map<SourceKind, Integer> known = new EnumMap<>(SourceKind.class);
        if (reported.isPresent()) {
            known.put(SourceKind.NEWS, FROM_A_STUDY_LINE);
        }
        if (draft.hasCitation || draft.hasAbstract) {
            known.put(SourceKind.PRIMARY, FROM_A_CITATION);
        }
        return known;
    }

    private static StudyKind design(SourceKind kind, Draft draft, String text) {
        if (!StudySigns.hasDesign(kind)) {
            return StudyKind.UNKNOWN;
        }
        List<String> headings =
                draft.facts.headings().stream().map(heading -> heading.label()).toList();
        StudyKind indexed = PublicationKinds.study(kind, draft.facts.types(), headings);
        if (indexed != StudyKind.UNKNOWN) {
            return indexed;
        }
        return StudySigns.decide(EnumSet.noneOf(StudyKind.class), StudySigns.ofText(draft.title + " " + text));
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
            facts = facts.orElse(
                    new Identifiers(
                            StatedIdentifiers.doiWithin(line),
                            StatedIdentifiers.pmidWithin(line),
                            StatedIdentifiers.pmcidWithin(line)),
                    date);
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
