package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.List;

/** The sentences of {@link SentencePatterns} as texts with two names and an answer, for other readers to learn from. */
public final class PatternTexts {

    /** Names that no text has and that have no beginning in common. */
    private static final List<String> NAMES = List.of("Zorvin", "Maltrex", "Quendol", "Brixan");

    /** A sentence, two names in it, and what the first does to the second. */
    public record PatternText(String text, String subject, String object, Direction direction) {}

    private PatternTexts() {}

    /** As many sentences of each pattern as asked for, one text for each relation in them. */
    public static List<PatternText> of(int each) {
        List<PatternText> texts = new ArrayList<>();
        for (AnnotatedText sentence : new SentencePatterns().sentences(each)) {
            StringBuilder text = new StringBuilder();
            int taken = 0;
            for (Named named : sentence.text().named()) {
                text.append(sentence.text().text(), taken, named.span().start()).append(name(named.id()));
                taken = named.span().end();
            }
            text.append(sentence.text().text().substring(taken));
            for (AnnotatedText.Marked relation : sentence.relations()) {
                texts.add(new PatternText(
                        text.toString(), name(relation.subject()), name(relation.object()), relation.direction()));
            }
        }
        return texts;
    }

    private static String name(String slot) {
        return NAMES.get(Integer.parseInt(slot) - 1);
    }
}
