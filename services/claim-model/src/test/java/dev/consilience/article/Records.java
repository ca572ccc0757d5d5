package dev.consilience.article;

import java.util.ArrayList;
import java.util.List;

/** Writes records for tests: what is not said is nothing. */
public final class Records {

    private final RecordId id;
    private final List<Name> names = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<SubjectHeading> headings = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private String revision = "";
    private Extent extent = Extent.ABSTRACT;
    private SourceKind kind = SourceKind.UNKNOWN;
    private Ground kindGround = Ground.none();
    private String group = ResearchGroup.UNKNOWN;

    private Records(RecordId id) {
        this.id = id;
        names.add(Name.parse(id.value().substring(id.value().indexOf('/') + 1)));
    }

    /** A record of that key, called by the name in it: {@code pubmed/pmid:7}. */
    public static Records of(String id) {
        return new Records(new RecordId(id));
    }

    /** Which calls its article so too. */
    public Records called(String... others) {
        List.of(others).forEach(name -> names.add(Name.parse(name)));
        return this;
    }

    /** In that revision. */
    public Records revision(String text) {
        revision = text;
        return this;
    }

    /** With that much of the article; an abstract, unless said. */
    public Records extent(Extent much) {
        extent = much;
        return this;
    }

    /** With that text, in a section called {@code abstract}. */
    public Records text(String text) {
        sections.add(new Section("abstract", SectionKind.ABSTRACT, "", text));
        return this;
    }

    /** With somebody's mark in the text. */
    public Records mention(int start, int end) {
        mentions.add(new Mention("abstract", List.of(new TextSpan(start, end)), "Chemical", List.of("MESH:D000001")));
        return this;
    }

    /** About that. */
    public Records heading(String label) {
        headings.add(new SubjectHeading("", label));
        return this;
    }

    /** Of that kind. */
    public Records kind(SourceKind value, Ground.Source source, String words) {
        kind = value;
        kindGround = new Ground(source, words);
        return this;
    }

    /** The research of that group, {@code name:basbaum ai}. */
    public Records by(String name) {
        group = name;
        return this;
    }

    /** Which says of its own article that its status has changed. */
    public Records notice(StatusChange change) {
        notices.add(Notice.ofItself(change, "", change + " by " + id));
        return this;
    }

    /** Which says of another article that its status has changed. */
    public Records notice(StatusChange change, String since, String... about) {
        notices.add(new Notice(change, List.of(about).stream().map(Name::parse).toList(), since, change + " by " + id));
        return this;
    }

    /** Which has to do with another article. */
    public Records relation(Relation.Kind kindOfRelation, String... other) {
        relations.add(new Relation(
                kindOfRelation, List.of(other).stream().map(Name::parse).toList()));
        return this;
    }

    /** Which its source has taken back. */
    public Records deleted() {
        extent = Extent.NOTHING;
        return notice(StatusChange.DELETED);
    }

    /** The record. */
    public SourceRecord record() {
        return new SourceRecord(
                id,
                names,
                revision,
                extent,
                "",
                sections,
                mentions,
                kind,
                kindGround,
                StudyKind.UNKNOWN,
                Ground.none(),
                group,
                "2020",
                headings,
                notices,
                relations);
    }
}
