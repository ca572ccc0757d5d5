package dev.consilience.extraction;

import dev.consilience.extraction.ConceptTagger.Tag;
import dev.consilience.extraction.TriggerTable.Form;
import dev.consilience.extraction.TriggerTable.Inflected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the tokens of a sentence into items: concepts, triggers and the words between them, each with its role.
 *
 * <p>There is no statistical tagger behind this. A word that no table knows is a noun or an adjective, and the rules treat
 * it as something that they do not understand: it can keep a claim from being made, never cause one.
 */
final class SentenceReader {

    private final TriggerTable triggers;
    private final WordTable words;

    SentenceReader(TriggerTable triggers, WordTable words) {
        this.triggers = triggers;
        this.words = words;
    }

    /** The items of a sentence, brackets folded into asides. */
    List<Item> read(List<Token> tokens, List<Tag> tags) {
        Map<Integer, Tag> tagsByStart = new HashMap<>();
        tags.forEach(tag -> tagsByStart.put(tag.first(), tag));
        List<Draft> drafts = new ArrayList<>();
        int position = 0;
        while (position < tokens.size()) {
            Draft draft = draftAt(tokens, tagsByStart, position, drafts);
            drafts.add(draft);
            position = draft.last;
        }
        resolve(drafts);
        return fold(drafts);
    }

    /** An item of which the role is still open. */
    private static final class Draft {
        final int first;
        final int last;
        final String key;
        ItemKind kind;
        List<Mention> mentions = List.of();
        Optional<Inflected> verb = Optional.empty();
        Optional<Inflected> noun = Optional.empty();
        Optional<Inflected> adjective = Optional.empty();
        Optional<Trigger> chosen = Optional.empty();
        boolean unknownPast;

        Draft(ItemKind kind, int first, int last, String key) {
            this.kind = kind;
            this.first = first;
            this.last = last;
            this.key = key;
        }

        boolean open() {
            return chosen.isEmpty() && (verb.isPresent() || noun.isPresent() || adjective.isPresent());
        }

        boolean is(ItemKind... kinds) {
            for (ItemKind one : kinds) {
                if (kind == one) {
                    return true;
                }
            }
            return false;
        }

        Item item(List<Item> inner) {
            return new Item(kind, first, last, key, mentions, chosen, inner);
        }
    }

    private Draft draftAt(List<Token> tokens, Map<Integer, Tag> tags, int position, List<Draft> before) {
        Token token = tokens.get(position);
        if (token.isHyphen()) {
            return hyphen(tokens, tags, position, before);
        }
        Tag tag = tags.get(position);
        List<PhraseTable.Match<Inflected>> triggerMatches = triggers.matches(tokens, position);
        Optional<PhraseTable.Match<ItemKind>> wordMatch = words.match(tokens, position);
        int triggerEnd = position;
        if (!triggerMatches.isEmpty()) {
            triggerEnd = triggerMatches.get(0).last();
        }
        int wordEnd = wordMatch
                .map(PhraseTable.Match::last)
                .orElse(position); // A vocabulary of full size names concepts such as "group" and "inhibition": as
        // words of grammar they say more.
        if (tag != null && tag.last() > triggerEnd && tag.last() > wordEnd) {
            Draft draft = new Draft(ItemKind.CONCEPT, position, tag.last(), key(tokens, position, tag.last()));
            draft.mentions = tag.mentions();
            return draft;
        }
        if (triggerEnd > position && triggerEnd >= wordEnd) {
            return trigger(tokens, position, triggerEnd, triggerMatches);
        }
        if (wordMatch.isPresent()) {
            return new Draft(wordMatch.get().value(), position, wordEnd, key(tokens, position, wordEnd));
        }
        return unknown(tokens, position);
    }

    private static Draft trigger(List<Token> tokens, int first, int last, List<PhraseTable.Match<Inflected>> matches) {
        Draft draft = new Draft(ItemKind.WORD, first, last, key(tokens, first, last));
        for (PhraseTable.Match<Inflected> match : matches) {
            if (match.last() != last) {
                continue;
            }
            Inflected inflected = match.value();
            switch (inflected.trigger().part()) {
                case VERB -> draft.verb = draft.verb.or(() -> Optional.of(inflected));
                case NOUN -> draft.noun = draft.noun.or(() -> Optional.of(inflected));
                case ADJECTIVE -> draft.adjective = draft.adjective.or(() -> Optional.of(inflected));
                case AGENT_NOUN -> {
                    draft.kind = ItemKind.AGENT_NOUN;
                    draft.chosen = Optional.of(inflected.trigger());
                }
                case LIKENESS -> {
                    draft.kind = ItemKind.LIKENESS;
                    draft.chosen = Optional.of(inflected.trigger());
                }
            }
        }
        return draft;
    }

    /** A hyphen between two words ties the second to the first; a dash with space around it parts clauses. */
    private Draft hyphen(List<Token> tokens, Map<Integer, Tag> tags, int position, List<Draft> before) {
        boolean tightLeft = position > 0
                && tokens.get(position - 1).end() == tokens.get(position).start();
        boolean tightRight = position + 1 < tokens.size()
                && tokens.get(position).end() == tokens.get(position + 1).start();
        if (!tightLeft || !tightRight || before.isEmpty()) {
            if (!tightLeft && !tightRight) {
                return new Draft(ItemKind.BREAK, position, position + 1, "-");
            }
            return new Draft(ItemKind.ADVERB, position, position + 1, "-");
        }
        Token next = tokens.get(position + 1);
        boolean afterConcept = before.get(before.size() - 1).is(ItemKind.CONCEPT, ItemKind.LINKING);
        if (words.links(next.key()) || (afterConcept && looksLikeModifier(next.key()))) {
            return new Draft(ItemKind.LINKING, position, position + 2, next.key());
        }
        if (tags.containsKey(position + 1)) {
            return new Draft(ItemKind.ADVERB, position, position + 1, "-");
        }
        return new Draft(ItemKind.ADVERB, position, position + 1, "-");
    }

    private static boolean looksLikeModifier(String key) {
        return key.endsWith("ed") || key.endsWith("ing") || key.endsWith("ive") || key.endsWith("ent");
    }

    private static Draft unknown(List<Token> tokens, int position) {
        Token token = tokens.get(position);
        String key = token.key();
        ItemKind kind;
        boolean past = false;
        if (key.equals(",")) {
            kind = ItemKind.COMMA;
        } else if (key.equals(";") || key.equals(":") || key.equals("—") || key.equals("•") || key.equals("|")) {
            kind = ItemKind.BREAK;
        } else if (!token.isWord()) {
            kind = ItemKind.MARK;
        } else if (Character.isDigit(key.charAt(0))) {
            kind = ItemKind.NUMBER;
        } else if (key.endsWith("ly") && key.length() > 4) {
            kind = ItemKind.ADVERB;
        } else {
            kind = ItemKind.WORD;
            past = key.endsWith("ed") && key.length() > 4;
        }
        Draft draft = new Draft(kind, position, position + 1, key);
        draft.unknownPast = past;
        return draft;
    }

    private static String key(List<Token> tokens, int first, int last) {
        if (last == first + 1) {
            return tokens.get(first).key();
        }
        StringBuilder key = new StringBuilder();
        for (int i = first; i < last; i++) {
            if (!key.isEmpty()) {
                key.append(' ');
            }
            key.append(tokens.get(i).key());
        }
        return key.toString();
    }

    private static void resolve(List<Draft> drafts) {
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (isAttributive(drafts, i)) {
                draft.kind = ItemKind.WORD;
            } else if (isFloating(drafts, i)) {
                draft.kind = ItemKind.ADVERB;
            } else if (draft.unknownPast) {
                resolveUnknownPast(drafts, i);
            } else if (draft.open()) {
                resolveTrigger(drafts, i);
                takeAsReport(drafts, i);
            }
        }
    }
    /** "Reversed established pain": the second participle describes what the first is about. */
    private static boolean isAttributive(List<Draft> drafts, int i) {
        Draft draft = drafts.get(i);
        return draft.is(ItemKind.REPORT)
                && draft.key.endsWith("ed")
                && i > 0
                && i + 1 < drafts.size()
                && drafts.get(i - 1).is(ItemKind.VERB, ItemKind.DETERMINER, ItemKind.GERUND)
                && drafts.get(i + 1).is(ItemKind.CONCEPT, ItemKind.WORD, ItemKind.CARRIER);
    }

    /** "A, B and C all relieved": the word belongs to the subject before it, not to what follows. */
    private static boolean isFloating(List<Draft> drafts, int i) {
        Draft draft = drafts.get(i);
        boolean each = draft.key.equals("all") || draft.key.equals("both") || draft.key.equals("each");
        return each
                && draft.is(ItemKind.DETERMINER)
                && i > 0
                && i + 1 < drafts.size()
                && drafts.get(i - 1).is(ItemKind.CONCEPT)
                && drafts.get(i + 1).verb.isPresent();
    }

    /** "We show that": reports, and is no effect of anybody on anything. */
    private static void takeAsReport(List<Draft> drafts, int i) {
        Draft draft = drafts.get(i);
        boolean show =
                draft.chosen.filter(trigger -> trigger.id().equals("show")).isPresent();
        if (show
                && i + 1 < drafts.size()
                && (drafts.get(i + 1).key.equals("that") || drafts.get(i + 1).is(ItemKind.COMMA, ItemKind.TO))) {
            draft.kind = ItemKind.REPORT;
            draft.chosen = Optional.empty();
        }
    }

    private static void choose(Draft draft, ItemKind kind, Optional<Inflected> reading) {
        draft.kind = kind;
        draft.chosen = reading.map(Inflected::trigger);
    }

    private static void resolveTrigger(List<Draft> drafts, int i) {
        Draft draft = drafts.get(i);
        if (draft.verb.isEmpty()) {
            if (draft.noun.isPresent()) {
                choose(draft, ItemKind.NOUN, draft.noun);
            } else {
                choose(draft, ItemKind.ADJECTIVE, draft.adjective);
            }
            return;
        }
        Form form = draft.verb.get().form();
        switch (form) {
            case ING -> {
                if (draft.noun.isPresent() && nextKey(drafts, i).equals("of")) {
                    choose(draft, ItemKind.NOUN, draft.noun);
                } else {
                    choose(draft, ItemKind.GERUND, draft.verb);
                }
            }
            case PAST -> resolvePast(drafts, i);
            case BASE, PRESENT, PLAIN -> resolvePresent(drafts, i);
        }
    }

    private static void resolvePresent(List<Draft> drafts, int i) {
        Draft draft = drafts.get(i);
        boolean couldBeNoun = draft.noun.isPresent()
                || draft.verb.filter(verb -> verb.form() == Form.BASE).isPresent();
        Optional<Draft> previous = before(drafts, i, ItemKind.ADVERB);
        boolean afterNounContext = previous.isPresent()
                && previous.get()
                        .is(
                                ItemKind.DETERMINER,
                                ItemKind.DEMONSTRATIVE,
                                ItemKind.PREPOSITION,
                                ItemKind.ADJECTIVE,
                                ItemKind.GERUND,
                                ItemKind.VERB);
        if (draft.adjective.isPresent()
                && previous.isPresent()
                && (isBe(previous.get()) || afterNounContext || previous.get().is(ItemKind.NEGATION))) {
            choose(draft, ItemKind.ADJECTIVE, draft.adjective);
            return;
        }
        boolean afterNo = previous.isPresent()
                && previous.get().is(ItemKind.NEGATION)
                && (previous.get().key.equals("no") || previous.get().key.equals("little"));
        boolean beforeOf = i + 1 < drafts.size() && drafts.get(i + 1).key.equals("of");
        boolean beforeIn = i + 1 < drafts.size() && drafts.get(i + 1).key.equals("in");
        boolean verbal = previous.isPresent()
                && previous.get()
                        .is(ItemKind.TO, ItemKind.MODAL, ItemKind.PRONOUN, ItemKind.RELATIVE, ItemKind.CONCEPT);
        if (draft.noun.isPresent() && !verbal && (afterNounContext || afterNo || beforeOf || beforeIn)) {
            choose(draft, ItemKind.NOUN, draft.noun);
        } else if (couldBeNoun && (afterNounContext || afterNo) && !previousIsTo(previous)) {
            if (draft.noun.isPresent()) {
                choose(draft, ItemKind.NOUN, draft.noun);
            } else {
                draft.kind = ItemKind.WORD;
                draft.verb = Optional.empty();
                draft.adjective = Optional.empty();
            }
        } else {
            choose(draft, ItemKind.VERB, draft.verb);
        }
    }

    private static boolean previousIsTo(Optional<Draft> previous) {
        return previous.isPresent() && previous.get().is(ItemKind.TO);
    }

    private static void resolvePast(List<Draft> drafts, int i) {
        Draft draft = drafts.get(i);
        Optional<Draft> previous = before(drafts, i, ItemKind.ADVERB, ItemKind.NEGATION);
        String next = nextKey(drafts, i);
        if (previous.isPresent() && isBe(previous.get())) {
            choose(draft, ItemKind.PASSIVE, draft.verb);
            return;
        }
        if (previous.isPresent() && previous.get().is(ItemKind.AUXILIARY)) {
            choose(draft, ItemKind.VERB, draft.verb);
            return;
        }
        if (previous.isPresent() && previous.get().is(ItemKind.CONJUNCTION, ItemKind.COMMA, ItemKind.EXCLUSION)) {
            Optional<Draft> twin = before(
                    drafts,
                    drafts.indexOf(previous.get()),
                    ItemKind.ADVERB,
                    ItemKind.NEGATION,
                    ItemKind.COMMA,
                    ItemKind.CONJUNCTION);
            if (twin.isPresent() && twin.get().is(ItemKind.PASSIVE, ItemKind.ADJECTIVE)) {
                Optional<Inflected> reading = draft.verb;
                if (twin.get().is(ItemKind.ADJECTIVE)) {
                    reading = draft.adjective.or(() -> draft.verb);
                }
                choose(draft, twin.get().kind, reading);
                return;
            }
            if (!hasFiniteBefore(drafts, i) && hasFiniteAfter(drafts, i)) {
                // "Low A and impaired B are": a verb cannot come before the subject is complete.
                asModifier(draft);
            } else if (previous.get().is(ItemKind.COMMA)
                    && followsPredicate(drafts, i)
                    && draft.adjective.isPresent()) {
                // "It is bound up with A, elevated levels of B": goes on with the list, as nothing was done before.
                asModifier(draft);
            } else if (next.equals("by")) {
                choose(draft, ItemKind.PARTICIPLE, draft.verb);
            } else if (previous.get().is(ItemKind.CONJUNCTION)
                    && lastFiniteIsPresent(drafts, i)
                    && draft.adjective.isPresent()) {
                choose(draft, ItemKind.ADJECTIVE, draft.adjective);
            } else {
                choose(draft, ItemKind.VERB, draft.verb);
            }
            return;
        }
        if (next.equals("by") || next.equals("from")) {
            choose(draft, ItemKind.PARTICIPLE, draft.verb);
            return;
        }
        boolean adjectival = previous.isEmpty()
                || previous.get()
                        .is(
                                ItemKind.DETERMINER,
                                ItemKind.DEMONSTRATIVE,
                                ItemKind.PREPOSITION,
                                ItemKind.ADJECTIVE,
                                ItemKind.VERB,
                                ItemKind.PASSIVE,
                                ItemKind.GERUND,
                                ItemKind.NUMBER,
                                ItemKind.BREAK,
                                ItemKind.HANDLING,
                                ItemKind.EXAMPLE,
                                ItemKind.REPORT);
        if (adjectival) {
            asModifier(draft);
            return;
        }
        choose(draft, ItemKind.VERB, draft.verb);
    }
    /** Whether the last finite verb before an item is a form of to be that no relative clause holds. */
    private static boolean followsPredicate(List<Draft> drafts, int i) {
        for (int k = i - 1; k >= 0; k--) {
            Draft draft = drafts.get(k);
            if (draft.is(ItemKind.AUXILIARY, ItemKind.PASSIVE)) {
                return k > 0
                        && !drafts.get(k - 1).is(ItemKind.RELATIVE)
                        && !drafts.get(Math.max(0, k - 2)).is(ItemKind.RELATIVE);
            }
            if (isFinite(draft) || draft.is(ItemKind.SUBORDINATOR, ItemKind.BREAK, ItemKind.RELATIVE)) {
                return false;
            }
        }
        return false;
    }

    private static void asModifier(Draft draft) {
        if (draft.adjective.isPresent()) {
            choose(draft, ItemKind.ADJECTIVE, draft.adjective);
        } else {
            // "activated mTOR": the participle says in which state, which no rule counts as an effect.
            draft.kind = ItemKind.WORD;
            draft.verb = Optional.empty();
            draft.noun = Optional.empty();
        }
    }

    private static boolean isFinite(Draft draft) {
        return draft.is(
                ItemKind.VERB,
                ItemKind.PASSIVE,
                ItemKind.AUXILIARY,
                ItemKind.MODAL,
                ItemKind.OTHER_VERB,
                ItemKind.REPORT);
    }

    private static boolean hasFiniteBefore(List<Draft> drafts, int i) {
        for (int k = 0; k < i; k++) {
            if (isFinite(drafts.get(k))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an auxiliary follows without another sign of a verb before it. */
    private static boolean hasFiniteAfter(List<Draft> drafts, int i) {
        for (int k = i + 1; k < drafts.size(); k++) {
            Draft draft = drafts.get(k);
            if (draft.is(ItemKind.AUXILIARY, ItemKind.MODAL) || (draft.is(ItemKind.NEGATION) && isBe(draft))) {
                return true;
            }
            if (draft.is(ItemKind.COMMA, ItemKind.BREAK, ItemKind.SUBORDINATOR, ItemKind.RELATIVE) || draft.open()) {
                return false;
            }
        }
        return false;
    }

    private static boolean lastFiniteIsPresent(List<Draft> drafts, int i) {
        for (int k = i - 1; k >= 0; k--) {
            Draft draft = drafts.get(k);
            if (draft.is(ItemKind.VERB) && draft.verb.isPresent()) {
                Form form = draft.verb.get().form();
                return form == Form.PRESENT || form == Form.BASE;
            }
        }
        return false;
    }

    private static void resolveUnknownPast(List<Draft> drafts, int i) {
        Draft draft = drafts.get(i);
        Optional<Draft> previous = before(drafts, i, ItemKind.ADVERB, ItemKind.NEGATION);
        if (previous.isPresent() && previous.get().is(ItemKind.AUXILIARY)) {
            draft.kind = ItemKind.OTHER_VERB;
        } else if (i + 1 < drafts.size()
                && drafts.get(i + 1).is(ItemKind.PREPOSITION, ItemKind.TO)
                && previous.isPresent()
                && previous.get().is(ItemKind.WORD, ItemKind.CONCEPT, ItemKind.BEARER, ItemKind.CARRIER)) {
            draft.kind = ItemKind.PARTICIPLE;
        } else if (previous.isPresent()
                && i + 1 < drafts.size()
                && previous.get().is(ItemKind.CONCEPT, ItemKind.BEARER, ItemKind.CARRIER, ItemKind.PRONOUN)
                && drafts.get(i + 1).is(ItemKind.DETERMINER, ItemKind.CONCEPT, ItemKind.ADJECTIVE)) {
            draft.kind = ItemKind.OTHER_VERB;
        }
    }

    private static boolean isBe(Draft draft) {
        String key = draft.key;
        if (draft.is(ItemKind.AUXILIARY)) {
            return !key.startsWith("ha") && !key.startsWith("do") && !key.equals("did");
        }
        return draft.is(ItemKind.NEGATION)
                && (key.startsWith("was") || key.startsWith("were") || key.startsWith("is ") || key.startsWith("are "));
    }

    /** The nearest item before one, leaving out adverbs and the like; a bundled "was not" counts as an auxiliary. */
    private static Optional<Draft> before(List<Draft> drafts, int i, ItemKind... skipped) {
        for (int k = i - 1; k >= 0; k--) {
            Draft draft = drafts.get(k);
            if (draft.is(ItemKind.NEGATION) && draft.key.indexOf(' ') > 0 && isBe(draft)) {
                return Optional.of(draft);
            }
            if (!draft.is(skipped)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    private static String nextKey(List<Draft> drafts, int i) {
        for (int k = i + 1; k < drafts.size(); k++) {
            if (!drafts.get(k).is(ItemKind.ADVERB)) {
                return drafts.get(k).key;
            }
        }
        return "";
    }

    private static List<Item> fold(List<Draft> drafts) {
        List<Item> items = new ArrayList<>();
        int position = 0;
        while (position < drafts.size()) {
            Draft draft = drafts.get(position);
            if (isOpening(draft)) {
                int close = closing(drafts, position);
                if (close > 0) {
                    List<Item> inner = fold(drafts.subList(position + 1, close));
                    Draft aside = new Draft(ItemKind.ASIDE, draft.first, drafts.get(close).last, "(");
                    items.add(aside.item(inner));
                    position = close + 1;
                    continue;
                }
            }
            items.add(draft.item(List.of()));
            position++;
        }
        return items;
    }

    private static boolean isOpening(Draft draft) {
        return draft.is(ItemKind.MARK) && (draft.key.equals("(") || draft.key.equals("["));
    }

    private static int closing(List<Draft> drafts, int open) {
        int depth = 0;
        for (int i = open; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (isOpening(draft)) {
                depth++;
            } else if (draft.is(ItemKind.MARK) && (draft.key.equals(")") || draft.key.equals("]"))) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }
}
