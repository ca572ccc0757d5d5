package dev.consilience.commandline.offline;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Agent;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Context;
import dev.consilience.claim.ContextGround;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a claim from a line of JSON as {@code dev.consilience.stream.json.ClaimJson} has it, and loses nothing. Of a claim that
 * is evidence on a proposition the direction is turned back where it was turned there, so that served evidence can be
 * read too; how it came to stand there, and what curators had ruled of it, is passed over.
 */
final class ClaimLine {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "article",
            "revision",
            "articleStatus",
            "study",
            "group",
            "kindOfSource",
            "kindOfStudy",
            "agent",
            "direction",
            "outcome",
            "context",
            "grounds",
            "certainty",
            "quote",
            "rule",
            "vocabulary",
            "date",
            "agentBridge",
            "outcomeBridge",
            "judgement");
    private static final Pattern DATE = Pattern.compile("(\\d{4}(-\\d{2}(-\\d{2})?)?)?");

    private ClaimLine() {}

    /**
     * The claim.
     *
     * @throws LineException if it is none: the message names the first member that is wrong, and what was expected
     */
    static Claim read(Member line) throws LineException {
        line.only(FIELDS);
        Member outcome = line.object("outcome").only(Set.of("id", "label", "turned", "lineage"));
        Direction direction = line.constant("direction", Direction.class);
        if (outcome.truth("turned")) {
            direction = direction.turned();
        }
        return new Claim(
                line.text("id", ClaimId::new),
                line.text("article", ArticleId::new),
                line.text("revision"),
                line.constant("articleStatus", ArticleStatus.class),
                line.text("study", StudyId::new),
                line.text("group"),
                line.constant("kindOfSource", SourceKind.class),
                line.constant("kindOfStudy", StudyKind.class),
                line.text("date", ClaimLine::date),
                agent(line.object("agent").only(Set.of("id", "label", "manipulation", "lineage"))),
                direction,
                new Outcome(entity(outcome), lineage(outcome)),
                context(line.object("context"), line.object("grounds")),
                line.constant("certainty", Certainty.class),
                quote(line.object("quote")),
                line.text("rule"),
                line.text("vocabulary"));
    }

    private static String date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected an ISO date, its beginning, or nothing, as in 2011-11, found \"" + text + "\"");
        }
        return text;
    }

    private static Agent agent(Member agent) throws LineException {
        return new Agent(entity(agent), agent.constant("manipulation", Manipulation.class), lineage(agent));
    }

    private static Entity entity(Member member) throws LineException {
        EntityId id = member.text("id", EntityId::new);
        return member.text("label", label -> new Entity(id, label));
    }

    private static List<Level> lineage(Member member) throws LineException {
        List<Level> lineage = new ArrayList<>();
        for (Member level : member.objects("lineage")) {
            level.only(Set.of("id", "label", "bridge"));
            Entity entity = entity(level);
            Bridge bridge = level.constant("bridge", Bridge.class);
            try {
                lineage.add(new Level(entity, bridge));
            } catch (IllegalArgumentException e) {
                throw level.because(e);
            }
        }
        return lineage;
    }

    private static Context context(Member values, Member grounds) throws LineException {
        Context context = Context.empty();
        for (String name : values.names()) {
            Dimension dimension = dimension(values, name);
            String value = values.text(name);
            ContextGround ground = grounds.constant(name, ContextGround.class);
            try {
                context = context.with(dimension, value, ground);
            } catch (IllegalArgumentException e) {
                throw values.because(e);
            }
        }
        grounds.only(Set.copyOf(values.names()));
        return context;
    }

    private static Dimension dimension(Member values, String name) throws LineException {
        Optional<Dimension> named = Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.label().equals(name))
                .findFirst();
        if (named.isEmpty()) {
            List<String> labels =
                    Arrays.stream(Dimension.values()).map(Dimension::label).toList();
            values.only(Set.copyOf(labels));
            throw new IllegalStateException(name + " is no dimension, and is among " + labels);
        }
        return named.get();
    }

    private static Quote quote(Member quote) throws LineException {
        quote.only(Set.of("section", "start", "end", "text", "agent", "outcome", "cue"));
        String section = quote.text("section");
        TextSpan sentence = span(quote);
        String text = quote.text("text");
        TextSpan agent = words(quote, "agent");
        TextSpan outcome = words(quote, "outcome");
        TextSpan cue = words(quote, "cue");
        try {
            return new Quote(section, sentence, text, agent, outcome, cue);
        } catch (IllegalArgumentException e) {
            throw quote.because(e);
        }
    }

    private static TextSpan words(Member quote, String name) throws LineException {
        return span(quote.object(name).only(Set.of("start", "end")));
    }

    private static TextSpan span(Member member) throws LineException {
        int start = member.number("start");
        int end = member.number("end");
        try {
            return new TextSpan(start, end);
        } catch (IllegalArgumentException e) {
            throw member.because(e);
        }
    }
}
