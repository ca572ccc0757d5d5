package dev.consilience.extraction;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words that carry a direction, in all their forms. The rows stand in {@code rules/triggers.tsv}; each has an example
 * that must yield a claim and a counter-example that must not.
 */
final class TriggerTable {

    /** In which form a trigger was met. */
    enum Form {
        /** The plain form of a verb. */
        BASE,
        /** The present tense, third person. */
        PRESENT,
        /** The past tense or the past participle. */
        PAST,
        /** The form in -ing. */
        ING,
        /** The only form of what is no verb. */
        PLAIN
    }

    /** A trigger in a form. */
    record Inflected(Trigger trigger, Form form) {}

    /** What a row says about itself, for the test that runs every row. */
    record Example(String trigger, String sentence, String expected, String counterExample) {}

    static final String RESOURCE = "rules/triggers.tsv";

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "phrase",
            "part",
            "direction",
            "manipulation",
            "traits",
            "forms",
            "nominal",
            "example",
            "expected",
            "counter_example");

    private static final String VOWELS = "aeiou";

    private final PhraseTable<Inflected> phrases = new PhraseTable<>();
    private final List<Example> examples = new ArrayList<>();

    TriggerTable(List<TabbedTable.Row> rows) {
        Set<String> ids = new LinkedHashSet<>();
        for (TabbedTable.Row row : rows) {
            Trigger trigger = trigger(row);
            if (!ids.add(trigger.id())) {
                throw new IllegalArgumentException(row.place() + ": a second trigger called " + trigger.id());
            }
            for (String phrase : row.list("phrase")) {
                addForms(trigger, phrase, row);
            }
            examples.add(new Example(
                    trigger.id(), row.require("example"), row.require("expected"), row.require("counter_example")));
        }
    }

    static TriggerTable standard() {
        return new TriggerTable(TabbedTable.resource(RESOURCE, COLUMNS));
    }

    /** The triggers that begin at a token, the longest first. */
    List<PhraseTable.Match<Inflected>> matches(List<Token> tokens, int first) {
        return phrases.matches(tokens, first);
    }

    List<Example> examples() {
        return List.copyOf(examples);
    }

    private static Trigger trigger(TabbedTable.Row row) {
        try {
            Set<Trigger.Trait> traits = EnumSet.noneOf(Trigger.Trait.class);
            row.list("traits").forEach(trait -> traits.add(Trigger.Trait.valueOf(trait.toUpperCase(Locale.ROOT))));
            return new Trigger(
                    row.require("id"),
                    Trigger.Part.valueOf(row.require("part").toUpperCase(Locale.ROOT)),
                    Direction.valueOf(row.require("direction").toUpperCase(Locale.ROOT)),
                    Manipulation.valueOf(row.require("manipulation").toUpperCase(Locale.ROOT)),
                    traits,
                    Optional.of(row.get("nominal")).filter(nominal -> !nominal.isEmpty()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(row.place() + ": " + e.getMessage(), e);
        }
    }

    private void addForms(Trigger trigger, String phrase, TabbedTable.Row row) {
        if (trigger.part() != Trigger.Part.VERB) {
            phrases.put(phrase, new Inflected(trigger, Form.PLAIN));
            return;
        }
        int space = phrase.indexOf(' ');
        String verb = phrase;
        String rest = "";
        if (space > 0) {
            verb = phrase.substring(0, space);
            rest = phrase.substring(space);
        }
        List<String> irregular = row.list("forms");
        if (verb.equals("be")) {
            for (String form : irregular) {
                phrases.put(form + rest, new Inflected(trigger, Form.PRESENT));
            }
            phrases.put(phrase, new Inflected(trigger, Form.BASE));
            return;
        }
        phrases.put(phrase, new Inflected(trigger, Form.BASE));
        phrases.put(thirdPerson(verb) + rest, new Inflected(trigger, Form.PRESENT));
        phrases.put(ing(verb) + rest, new Inflected(trigger, Form.ING));
        if (irregular.isEmpty()) {
            phrases.put(past(verb) + rest, new Inflected(trigger, Form.PAST));
        }
        for (String form : irregular) {
            if (form.endsWith("ing")) {
                phrases.put(form + rest, new Inflected(trigger, Form.ING));
            } else if (form.equals("has")) {
                phrases.put(form + rest, new Inflected(trigger, Form.PRESENT));
            } else {
                phrases.put(form + rest, new Inflected(trigger, Form.PAST));
            }
        }
    }

    private static String thirdPerson(String verb) {
        if (verb.endsWith("s") || verb.endsWith("sh") || verb.endsWith("ch") || verb.endsWith("x")) {
            return verb + "es";
        }
        if (endsInConsonantAndY(verb)) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        return verb + "s";
    }

    private static String past(String verb) {
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        if (endsInConsonantAndY(verb)) {
            return verb.substring(0, verb.length() - 1) + "ied";
        }
        return doubled(verb) + "ed";
    }

    private static String ing(String verb) {
        if (verb.endsWith("ie")) {
            return verb.substring(0, verb.length() - 2) + "ying";
        }
        if (verb.endsWith("e")) {
            return verb.substring(0, verb.length() - 1) + "ing";
        }
        return doubled(verb) + "ing";
    }

    private static boolean endsInConsonantAndY(String verb) {
        return verb.endsWith("y") && VOWELS.indexOf(verb.charAt(verb.length() - 2)) < 0;
    }

    /** "abet" doubles, "limit" and "alter" do not; of our verbs only those that end stressed. */
    private static String doubled(String verb) {
        if (verb.equals("drop") || verb.equals("cut") || verb.equals("stop")) {
            return verb + verb.charAt(verb.length() - 1);
        }
        return verb;
    }
}
