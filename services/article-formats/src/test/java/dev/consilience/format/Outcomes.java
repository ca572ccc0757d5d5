package dev.consilience.format;

import dev.consilience.article.Ground;
import dev.consilience.article.Mention;
import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.Section;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.SubjectHeading;
import dev.consilience.article.TextSpan;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads in tests, and writes outcomes as text that a person can approve. */
public final class Outcomes {

    private Outcomes() {}

    public static List<ParseOutcome> of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8), Hints.none());
    }

    public static List<ParseOutcome> of(byte[] bytes, Hints hints) {
        return of(new ByteArrayInputStream(bytes), hints, Limits.standard());
    }

    public static List<ParseOutcome> of(InputStream stream, Hints hints, Limits limits) {
        List<ParseOutcome> outcomes = new ArrayList<>();
        ArticleFormats.read(stream, hints, limits, outcomes::add);
        return outcomes;
    }

    /** The record of an input that is one good article. */
    public static SourceRecord record(String text) {
        return record(text, Hints.none());
    }

    /** The record of an input that is one good article. */
    public static SourceRecord record(String text, Hints hints) {
        List<ParseOutcome> outcomes = of(text.getBytes(StandardCharsets.UTF_8), hints);
        if (outcomes.size() == 1 && outcomes.get(0) instanceof Parsed parsed) {
            return parsed.record();
        }
        throw new AssertionError("Not one article: " + outcomes);
    }

    /** What the article is called in that scheme, if it is. */
    public static String name(SourceRecord record, NameScheme scheme) {
        return record.name(scheme).map(Name::value).orElse("");
    }

    /** The text of the record's section of that id. */
    public static String text(SourceRecord record, String section) {
        return record.sections().stream()
                .filter(candidate -> candidate.id().equals(section))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No section " + section + " in " + record.sections()))
                .text();
    }

    /** The refusal of an input that is refused. */
    public static Refused refusal(String text) {
        List<ParseOutcome> outcomes = of(text);
        if (outcomes.size() == 1 && outcomes.get(0) instanceof Refused refused) {
            return refused;
        }
        throw new AssertionError("Not one refusal: " + outcomes);
    }

    static String approvable(List<ParseOutcome> outcomes) {
        StringBuilder text = new StringBuilder();
        for (ParseOutcome outcome : outcomes) {
            String one = outcome.match(Outcomes::approvable, Outcomes::approvable);
            text.append(one);
            text.append('\n');
        }
        return text.toString();
    }

    private static String approvable(Refused refused) {
        return "REFUSED " + refused.code() + "\nplace: " + refused.place() + "\nreason: " + refused.reason() + "\n";
    }

    private static String approvable(Parsed parsed) {
        SourceRecord record = parsed.record();
        StringBuilder text = new StringBuilder();
        text.append("RECORD ").append(record.id()).append('\n');
        line(text, "place", parsed.place());
        record.names().forEach(name -> line(text, "name", name.toString()));
        line(text, "revision", record.revision());
        line(text, "extent", record.extent().name());
        line(text, "source", record.sourceKind() + because(record.sourceKindGround()));
        line(text, "design", record.studyKind() + because(record.studyKindGround()));
        line(text, "published", record.published());
        for (Notice notice : record.notices()) {
            line(text, "notice", (notice.change() + " " + notice.since()).strip() + about(notice.about()));
            line(text, "  words", notice.words());
        }
        for (Relation relation : record.relations()) {
            line(text, "relation", relation.kind() + about(relation.other()));
        }
        for (SubjectHeading heading : record.headings()) {
            line(text, "heading", (heading.id() + " " + heading.label()).strip());
        }
        line(text, "title", record.title());
        for (Section section : record.sections()) {
            text.append("[").append(section.id()).append(' ').append(section.kind());
            if (!section.heading().isEmpty()) {
                text.append(" \"").append(section.heading()).append('"');
            }
            text.append("]\n").append(section.text()).append('\n');
        }
        for (Mention mention : record.mentions()) {
            String section = text(record, mention.section());
            List<String> words =
                    mention.spans().stream().map(span -> span.cut(section)).toList();
            List<Integer> starts = mention.spans().stream().map(TextSpan::start).toList();
            line(
                    text,
                    "mention",
                    mention.type() + " " + mention.ids() + " in " + mention.section() + " at " + starts + " " + words);
        }
        return text.toString();
    }

    private static String because(Ground ground) {
        if (ground.source() == Ground.Source.NONE) {
            return "";
        }
        return " (" + ground.source() + ": " + ground.words() + ")";
    }

    private static String about(List<Name> names) {
        if (names.isEmpty()) {
            return "";
        }
        return " " + names;
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }
}
