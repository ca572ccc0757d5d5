package dev.consilience.format;

import dev.consilience.article.Article;
import dev.consilience.article.Section;
import dev.consilience.article.SubjectHeading;
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

    /** The article of an input that is one good article. */
    public static Article article(String text) {
        return article(text, Hints.none());
    }

    /** The article of an input that is one good article. */
    public static Article article(String text, Hints hints) {
        List<ParseOutcome> outcomes = of(text.getBytes(StandardCharsets.UTF_8), hints);
        if (outcomes.size() == 1 && outcomes.get(0) instanceof Parsed parsed) {
            return parsed.article();
        }
        throw new AssertionError("Not one article: " + outcomes);
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
        Article article = parsed.article();
        StringBuilder text = new StringBuilder();
        text.append("ARTICLE ").append(article.id()).append('\n');
        line(text, "place", parsed.place());
        line(text, "doi", article.identifiers().doi().orElse(""));
        line(text, "pmid", article.identifiers().pmid().orElse(""));
        line(text, "pmcid", article.identifiers().pmcid().orElse(""));
        line(text, "revision", article.revision());
        line(text, "status", article.status().name());
        line(text, "because", article.statusReason());
        line(text, "source", article.sourceKind().name());
        line(text, "design", article.studyKind().name());
        line(text, "study", article.study().value());
        line(text, "published", article.published());
        for (SubjectHeading heading : article.headings()) {
            line(text, "heading", (heading.id() + " " + heading.label()).strip());
        }
        line(text, "title", article.title());
        for (Section section : article.sections()) {
            text.append("[").append(section.id()).append(' ').append(section.kind());
            if (!section.heading().isEmpty()) {
                text.append(" \"").append(section.heading()).append('"');
            }
            text.append("]\n").append(section.text()).append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }
}
