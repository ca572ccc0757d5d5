package dev.consilience.format.common;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Extent;
import dev.consilience.article.Mention;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.RecordId;
import dev.consilience.article.Relation;
import dev.consilience.article.ResearchGroup;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.StudyKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record on its way from a format to the stream. A format says what it read; what the sender declares beside wins here,
 * in one place, so that it does in every format.
 *
 * <pre>{@code
 * SourceRecord record = new RecordDraft("jats", hints)
 *         .names(names)
 *         .extent(Extent.FULL_TEXT)
 *         .text(title, sections)
 *         .build();
 * }</pre>
 *
 * A record that states no name which identifies its article is named by its text. Registered trials that its abstract names
 * are among its names, whatever the format; what stands elsewhere in a text are as often trials of other people.
 */
public final class RecordDraft {

    /** With names and marks a message has some more, and it may have a mebibyte. */
    private static final long MOST_BYTES = 920_000;

    private static final int BYTES_OF_A_SPAN = 8;

    private final String source;
    private final Hints hints;
    private Optional<RecordId> key = Optional.empty();
    private final Set<Name> names = new LinkedHashSet<>();
    private String revision = "";
    private Extent extent = Extent.NOTHING;
    private String title = "";
    private List<Section> sections = List.of();
    private List<Mention> mentions = List.of();
    private Grounded<SourceKind> kind = Grounded.unknownSource();
    private Grounded<StudyKind> design = Grounded.unknownStudy();
    private String group = ResearchGroup.UNKNOWN;
    private String published = "";
    private List<SubjectHeading> headings = List.of();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    /** Begins a record of that source. */
    public RecordDraft(String source, Hints hints) {
        this.source = source;
        this.hints = hints;
    }

    /** The name by which the source knows the article; else it is the first of all names. */
    public RecordDraft key(Name name) {
        key = Optional.of(RecordId.of(source, name));
        names.add(name);
        return this;
    }

    /** What the source calls this record, where that is not a name of the article. */
    public RecordDraft key(String number) {
        key = Optional.of(new RecordId(source + "/" + number));
        return this;
    }

    /** More of what the article is called. */
    public RecordDraft names(Collection<Name> more) {
        names.addAll(more);
        return this;
    }

    /** What sorts the revisions of this record. */
    public RecordDraft revision(String value) {
        revision = value;
        return this;
    }

    /** How much of the article there is in {@link #text}. A record with no more than a title has no more than that. */
    public RecordDraft extent(Extent value) {
        extent = value;
        return this;
    }

    /** The words of the article, those of the title among the sections. */
    public RecordDraft text(String ofTitle, List<Section> all) {
        title = ofTitle;
        sections = List.copyOf(all);
        return this;
    }

    /** What an annotator found. */
    public RecordDraft mentions(List<Mention> all) {
        mentions = List.copyOf(all);
        return this;
    }

    /** What kind of publication it is. */
    public RecordDraft kind(Grounded<SourceKind> value) {
        kind = value;
        return this;
    }

    /** How its research was done. */
    public RecordDraft design(Grounded<StudyKind> value) {
        design = value;
        return this;
    }

    /** Whose research it is, if its authors tell. */
    public RecordDraft group(Optional<String> value) {
        group = value.orElse(ResearchGroup.UNKNOWN);
        return this;
    }

    /** When it was published. */
    public RecordDraft published(String value) {
        published = value;
        return this;
    }

    /** What an indexer said it is about. */
    public RecordDraft headings(List<SubjectHeading> all) {
        headings = List.copyOf(all);
        return this;
    }

    /** What it says of the status of an article. */
    public RecordDraft notice(Notice notice) {
        if (!notices.contains(notice)) {
            notices.add(notice);
        }
        return this;
    }

    /** That it has to do with another article; no names say nothing. */
    public RecordDraft relation(Relation.Kind how, List<Name> other) {
        if (!other.isEmpty()) {
            Relation relation = new Relation(how, other);
            if (!relations.contains(relation)) {
                relations.add(relation);
            }
        }
        return this;
    }

    /** What kind of publication it is, the sender's word before that of the record. */
    public Grounded<SourceKind> kind() {
        return hints.kind().map(Grounded::stated).orElse(kind);
    }

    /**
     * The record, if its text is not too long for a message.
     *
     * @throws RefusalException if it is
     */
    public SourceRecord build(Limits limits) throws RefusalException {
        int length =
                sections.stream().mapToInt(section -> section.text().length()).sum();
        if (length > limits.articleCharacters()) {
            throw new RefusalException(
                    RefusalCode.TOO_LARGE,
                    "Its text has " + length + " characters, more than " + limits.articleCharacters());
        }
        long bytes = bytes();
        if (bytes > MOST_BYTES) {
            throw new RefusalException(
                    RefusalCode.TOO_LARGE,
                    "Its text, mentions and headings have " + bytes + " bytes, more than " + MOST_BYTES);
        }
        if (names.stream().noneMatch(name -> name.scheme().identifies())) {
            String text = sections.stream()
                    .filter(section -> section.kind() != SectionKind.TITLE)
                    .map(section -> section.heading() + "\n" + section.text())
                    .collect(Collectors.joining("\n"));
            names.add(Name.text(title + "\n" + text));
        }
        sections.stream()
                .filter(section -> section.id().startsWith("abstract"))
                .flatMap(section -> TrialNumbers.within(section.text()).stream())
                .forEach(names::add);
        RecordId id = key.orElseGet(
                () -> RecordId.of(source, names.stream().sorted().findFirst().orElseThrow()));
        String counted = hints.revision().orElse(revision);
        return new SourceRecord(
                id,
                List.copyOf(names),
                counted,
                extentOfText(),
                title,
                sections,
                mentions,
                kind().value(),
                kind().ground(),
                design.value(),
                design.ground(),
                group,
                published,
                headings,
                hints.status()
                        .map(status -> stated(status, hints.reason(), counted, notices))
                        .orElse(notices),
                relations.stream()
                        .filter(relation -> relation.other().stream().noneMatch(this::isItself))
                        .toList());
    }

    /**
     * The notices of a record of which somebody says outright what status its article has: those about others, and that
     * one.
     *
     * @param revision the time from which it holds, where it is a date
     */
    public static List<Notice> stated(
            ArticleStatus status, Optional<String> reason, String revision, List<Notice> notices) {
        return change(status)
                .map(change -> stated(change, reason, revision, notices))
                .orElseGet(() ->
                        notices.stream().filter(notice -> !notice.isOfItself()).toList());
    }

    /** As {@link #stated(ArticleStatus, Optional, String, List)}, of a change of status. */
    public static List<Notice> stated(
            StatusChange change, Optional<String> reason, String revision, List<Notice> notices) {
        List<Notice> left = new ArrayList<>(
                notices.stream().filter(notice -> !notice.isOfItself()).toList());
        String words = reason.orElse("Stated to be " + change.name().toLowerCase(Locale.ROOT));
        left.add(Notice.ofItself(change, PartialDate.ofIso(revision).orElse(""), words));
        return List.copyOf(left);
    }

    private static Optional<StatusChange> change(ArticleStatus status) {
        return switch (status) {
            case ACTIVE -> Optional.empty();
            case CORRECTED -> Optional.of(StatusChange.CORRECTED);
            case CONCERN -> Optional.of(StatusChange.CONCERN);
            case REPLACED -> Optional.of(StatusChange.REPLACED);
            case RETRACTED -> Optional.of(StatusChange.RETRACTED);
            case DELETED -> Optional.of(StatusChange.DELETED);
        };
    }

    /** About as many as a message with it has: every part of a record that an input can make long. */
    private long bytes() {
        long text = sections.stream()
                .mapToLong(section -> bytes(section.text()) + bytes(section.heading()) + bytes(section.id()))
                .sum();
        long found = mentions.stream()
                .mapToLong(mention -> bytes(mention.section())
                        + bytes(mention.type())
                        + (long) BYTES_OF_A_SPAN * mention.spans().size()
                        + mention.ids().stream().mapToLong(RecordDraft::bytes).sum())
                .sum();
        long indexed = headings.stream()
                .mapToLong(heading -> bytes(heading.id()) + bytes(heading.label()))
                .sum();
        long said = notices.stream().mapToLong(notice -> bytes(notice.words())).sum();
        return text + found + indexed + said;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private boolean isItself(Name name) {
        return name.scheme().identifies() && names.contains(name);
    }

    private Extent extentOfText() {
        if (sections.isEmpty()) {
            return Extent.NOTHING;
        }
        if (sections.stream().allMatch(section -> section.kind() == SectionKind.TITLE)) {
            return Extent.TITLE;
        }
        return extent;
    }
}
