package dev.consilience.extraction.question;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.relation.PatternTexts;
import dev.consilience.extraction.training.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What else than its own corpus the reader of statements learns from: patterns of sentences, and relations between names. */
final class OtherTexts {

    /** A text that answers a question; the answer is an index of {@link StatementModel#LABELS}. */
    record OtherText(String text, Question question, int label) {}

    private OtherTexts() {}

    static List<OtherText> read(Path corpora, int eachPattern) throws IOException {
        List<OtherText> texts = new ArrayList<>();
        for (PatternTexts.PatternText text : PatternTexts.of(eachPattern)) {
            Question question = Question.statement(Question.Party.of(text.subject()), Question.Party.of(text.object()));
            texts.add(new OtherText(text.text(), question, label(text.direction())));
        }
        for (String corpus : List.of("drugprot", "mtor_pathway")) {
            for (JsonLines.Node node : JsonLines.read(corpora.resolve(corpus + ".jsonl.gz"))) {
                add(node, texts);
            }
        }
        return texts;
    }

    private static void add(JsonLines.Node node, List<OtherText> texts) {
        Map<String, JsonLines.Node> mentions = new HashMap<>();
        node.list("mentions").forEach(mention -> mentions.put(mention.text("id"), mention));
        for (JsonLines.Node relation : node.list("relations")) {
            JsonLines.Node subject = mentions.get(relation.text("subject"));
            JsonLines.Node object = mentions.get(relation.text("object"));
            if (subject == null || object == null) {
                continue;
            }
            int label = StatementModel.LABELS.indexOf(relation.text("direction"));
            if (relation.values().getOrDefault("negated", "false").equals("true")) {
                label = StatementModel.LABELS.indexOf("NO_EFFECT");
            }
            texts.add(new OtherText(sentence(node.text("text"), subject, object), question(subject, object), label));
        }
    }

    private static Question question(JsonLines.Node subject, JsonLines.Node object) {
        return Question.statement(Question.Party.of(subject.text("text")), Question.Party.of(object.text("text")));
    }

    /** What stands between two mentions and some words around them. */
    private static String sentence(String text, JsonLines.Node subject, JsonLines.Node object) {
        int start = Math.min(place(subject, "start"), place(object, "start"));
        int end = Math.max(place(subject, "end"), place(object, "end"));
        int from = text.lastIndexOf(". ", text.offsetByCodePoints(0, start)) + 1;
        int to = text.indexOf(". ", text.offsetByCodePoints(0, end));
        if (to < 0) {
            to = text.length();
        }
        return text.substring(from, to);
    }

    private static int place(JsonLines.Node mention, String name) {
        return Integer.parseInt(mention.text(name));
    }

    private static int label(Direction direction) {
        return switch (direction) {
            case INCREASES -> 0;
            case DECREASES -> 1;
            case NO_EFFECT -> 2;
            case AFFECTS -> 3;
        };
    }
}
