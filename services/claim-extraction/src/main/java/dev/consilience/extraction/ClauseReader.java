package dev.consilience.extraction;

import dev.consilience.extraction.Trigger.Trait;
import java.util.List;
import java.util.Optional;

/** Finds what belongs to a verb: its group, its subject, its objects. */
final class ClauseReader {

    /**
     * A verb with its auxiliaries.
     *
     * @param start index of the first item of the group
     * @param verb index of the verb
     * @param negated whether the group denies it
     * @param idle whether it is an infinitive of purpose, which states no finding
     */
    record VerbGroup(int start, int verb, boolean negated, boolean idle) {}

    private final Passage passage;
    private final PhraseReader phrases;

    ClauseReader(Passage passage) {
        this.passage = passage;
        this.phrases = new PhraseReader(passage);
    }

    PhraseReader phrases() {
        return phrases;
    }

    /** The group of a verb. */
    VerbGroup group(int verb) {
        int start = verb;
        boolean negated = false;
        boolean idle = false;
        while (start > 0) {
            Item before = passage.item(start - 1);
            if (before.is(ItemKind.TO)) {
                if (!raises(start - 2)) {
                    idle = !functions(start - 2);
                    start--;
                    break;
                }
                start--;
            } else if (before.is(ItemKind.NEGATION)) {
                if (before.isWord("no")
                        || before.isWord("little")
                        || before.isWord("neither")
                        || before.isWord("without")) {
                    break;
                }
                negated = true;
                start--;
            } else if (before.is(ItemKind.FAILING)) {
                negated = true;
                start--;
            } else if (before.is(ItemKind.ADVERB, ItemKind.AUXILIARY, ItemKind.MODAL)
                    || (before.is(ItemKind.RAISING) && passage.is(start, ItemKind.TO))
                    || (before.is(ItemKind.REPORT, ItemKind.OTHER_VERB) && passage.is(start, ItemKind.TO))) {
                start--;
            } else {
                break;
            }
        }
        return new VerbGroup(start, verb, negated, idle);
    }

    /** Whether what stands before "to" lets the subject of the sentence be that of the infinitive. */
    private boolean raises(int index) {
        int at = passage.skipBack(index, ItemKind.ADVERB);
        return passage.is(at, ItemKind.RAISING, ItemKind.FAILING)
                || (passage.is(at, ItemKind.REPORT)
                        && passage.is(passage.skipBack(at - 1, ItemKind.ADVERB), ItemKind.AUXILIARY))
                || passage.is(at, ItemKind.CONJUNCTION)
                || (passage.is(at, ItemKind.ADJECTIVE, ItemKind.WORD)
                        && passage.is(at - 1, ItemKind.ADVERB)
                        && passage.item(at).isWord("effective"));
    }

    /** "Serves as an immunosuppressant to prevent": what the subject serves for is what it does. */
    private boolean functions(int index) {
        for (int i = index; i >= 0 && i > index - 6; i--) {
            String key = passage.item(i).key();
            if (key.equals("serves") || key.equals("acts") || key.equals("functions") || key.equals("works")) {
                return true;
            }
        }
        return false;
    }

    /** The noun phrase that is the subject of a verb group; it ends before the group. */
    NounPhrase subject(VerbGroup group) {
        int before = passage.skipBack(group.start() - 1, ItemKind.ASIDE);
        if (before < 0) {
            return NounPhrase.none(0);
        }
        if (passage.is(before, ItemKind.RELATIVE)) {
            return antecedent(before);
        }
        int clause = clauseStart(before);
        if (passage.is(before, ItemKind.CONJUNCTION, ItemKind.COMMA, ItemKind.EXCLUSION)) {
            return sharedSubject(clause, before);
        }
        Optional<Integer> fresh = freshClause(clause, before);
        int start = firstPhrase(fresh.orElse(clause), group.start());
        if (start >= group.start()) {
            return NounPhrase.none(group.start());
        }
        return phrases.list(start, group.start());
    }

    /** "X reduced A and increased B": the subject of the verb before. */
    private NounPhrase sharedSubject(int clause, int before) {
        for (int i = before - 1; i >= clause; i--) {
            if (passage.is(i, ItemKind.VERB, ItemKind.PASSIVE) || isFiniteOther(i)) {
                VerbGroup group = group(i);
                if (!group.idle() && group.start() > clause) {
                    int left = passage.skipBack(group.start() - 1, ItemKind.ASIDE);
                    if (left >= clause) {
                        return subject(group);
                    }
                }
            }
        }
        int start = firstPhrase(clause, before);
        if (start >= before) {
            return NounPhrase.none(before);
        }
        return phrases.list(start, before);
    }

    private boolean isFiniteOther(int index) {
        return passage.is(index, ItemKind.OTHER_VERB) && index > 0;
    }

    private NounPhrase antecedent(int relative) {
        int end = passage.skipBack(relative - 1, ItemKind.COMMA, ItemKind.ASIDE) + 1;
        int start = end;
        while (start > 0 && passage.is(start - 1, ItemKind.CONCEPT, ItemKind.CARRIER, ItemKind.WORD, ItemKind.ASIDE)) {
            start--;
        }
        if (start == end) {
            return NounPhrase.none(relative);
        }
        if (end - start > 1 && passage.is(end - 1, ItemKind.WORD)) {
            return NounPhrase.none(relative);
        }
        if (passage.is(start - 1, ItemKind.PREPOSITION)) {
            // "A metabolite of X that": what the clause speaks of is the metabolite, unless it stands for X.
            int head = start - 2;
            if (!passage.isWord(start - 1, "of")
                    || !passage.is(head, ItemKind.CARRIER, ItemKind.NOUN, ItemKind.AGENT_NOUN)) {
                return NounPhrase.none(relative);
            }
            return phrases.list(head, end);
        }
        return phrases.list(start, end);
    }

    /** Where the clause begins that an item belongs to. */
    int clauseStart(int index) {
        for (int i = index; i >= 0; i--) {
            Item item = passage.item(i);
            if (item.is(ItemKind.BREAK)) {
                return i + 1;
            }
            if (item.is(ItemKind.RELATIVE) && isComplementizer(i)) {
                return i + 1;
            }
            if (item.is(ItemKind.SUBORDINATOR)) {
                return subordinateStart(i, index);
            }
            if (item.is(ItemKind.REPORT) && i < index && beginsReported(i)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** A clause that begins with "when" or "although" ends at the next comma; then the main clause begins. */
    private int subordinateStart(int subordinator, int index) {
        boolean leading = subordinator == 0 || passage.is(subordinator - 1, ItemKind.ADVERB, ItemKind.BREAK);
        if (leading) {
            for (int i = index; i > subordinator; i--) {
                if (passage.is(i, ItemKind.COMMA) && i < index) {
                    return i + 1;
                }
            }
        }
        return subordinator + 1;
    }

    private boolean hasVerb(int from, int to) {
        for (int i = from; i < to; i++) {
            if (passage.is(i, ItemKind.VERB, ItemKind.PASSIVE, ItemKind.AUXILIARY, ItemKind.OTHER_VERB)) {
                return true;
            }
        }
        return false;
    }

    boolean isComplementizer(int index) {
        if (!passage.isWord(index, "that")) {
            return false;
        }
        int before = passage.skipBack(index - 1, ItemKind.ADVERB, ItemKind.ASIDE, ItemKind.COMMA);
        return before < 0
                || passage.is(before, ItemKind.REPORT, ItemKind.RAISING, ItemKind.PRONOUN, ItemKind.AUXILIARY)
                || (passage.is(before, ItemKind.CONJUNCTION) && afterReport(before))
                || (passage.is(before, ItemKind.VERB)
                        && passage.item(before)
                                .trigger()
                                .filter(t -> t.id().equals("show"))
                                .isPresent());
    }

    /** "We show that A and that B". */
    private boolean afterReport(int index) {
        for (int i = index; i >= 0; i--) {
            if (passage.is(i, ItemKind.REPORT)) {
                return true;
            }
        }
        return false;
    }

    /** "We found rapamycin reduced pain": after the report a clause begins without "that". */
    private boolean beginsReported(int report) {
        int before = passage.skipBack(report - 1, ItemKind.ADVERB);
        return passage.is(before, ItemKind.PRONOUN)
                && passage.is(report + 1, ItemKind.DETERMINER, ItemKind.CONCEPT, ItemKind.WORD, ItemKind.NOUN);
    }

    /** Where, behind a conjunction, a new clause with a subject of its own begins. */
    private Optional<Integer> freshClause(int clause, int before) {
        int opening = firstPhrase(clause, before);
        for (int i = before; i > clause; i--) {
            if (passage.is(
                    i, ItemKind.VERB, ItemKind.PASSIVE, ItemKind.OTHER_VERB, ItemKind.AUXILIARY, ItemKind.MODAL)) {
                return Optional.empty();
            }
            if (passage.is(i, ItemKind.CONJUNCTION, ItemKind.COMMA) && hasVerb(opening, i)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** Leaves out what introduces a clause: "Moreover,", "In mice,", "To see this,". */
    int firstPhrase(int clause, int limit) {
        int index = clause;
        while (index < limit) {
            Item item = passage.item(index);
            if (item.is(
                            ItemKind.ADVERB,
                            ItemKind.COMMA,
                            ItemKind.CONJUNCTION,
                            ItemKind.SUBORDINATOR,
                            ItemKind.MARK,
                            ItemKind.ASIDE)
                    || (item.is(ItemKind.EXAMPLE) && passage.is(index + 1, ItemKind.COMMA))) {
                index++;
            } else if (item.is(ItemKind.PREPOSITION, ItemKind.TO, ItemKind.HANDLING)
                    || (item.is(ItemKind.WORD)
                            && item.key().endsWith("ing")
                            && passage.is(index + 1, ItemKind.DETERMINER))) {
                int comma = nextComma(index, limit);
                if (comma < 0) {
                    return limit;
                }
                index = comma + 1;
            } else {
                return index;
            }
        }
        return limit;
    }

    private int nextComma(int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (passage.is(i, ItemKind.COMMA)) {
                return i;
            }
        }
        return -1;
    }

    /** The objects of a verb; of a verb that shares them with the next, the next one's. */
    NounPhrase objects(int verb) {
        int start = passage.skip(verb + 1, ItemKind.ADVERB, ItemKind.ASIDE);
        NounPhrase phrase = phrases.list(start, passage.size());
        if (phrase.end() > start) {
            return phrase;
        }
        int next = passage.skip(start, ItemKind.CONJUNCTION, ItemKind.COMMA, ItemKind.ADVERB);
        if (next > start && passage.is(next, ItemKind.VERB, ItemKind.ADJECTIVE)) {
            return objects(next);
        }
        return NounPhrase.none(start);
    }

    /** Where the clause of an item ends. */
    int clauseEnd(int from) {
        for (int i = from; i < passage.size(); i++) {
            Item item = passage.item(i);
            if (item.is(ItemKind.BREAK, ItemKind.SUBORDINATOR, ItemKind.VERB, ItemKind.RELATIVE)) {
                return i;
            }
        }
        return passage.size();
    }

    /** Who is behind it, from "by X", "after X", "in X-treated mice" somewhere in a stretch. */
    List<Referent> source(int from, int to) {
        Optional<List<Referent>> by = sourceAfter(from, to, true);
        return by.or(() -> sourceAfter(from, to, false)).orElse(List.of());
    }

    private Optional<List<Referent>> sourceAfter(int from, int to, boolean by) {
        for (int i = from; i < to; i++) {
            Item item = passage.item(i);
            if (!item.is(ItemKind.PREPOSITION) && !item.is(ItemKind.HANDLING)) {
                continue;
            }
            if (by != item.isWord("by")) {
                continue;
            }
            if (!by && !isSourcePreposition(item)) {
                continue;
            }
            if (!phrases.standsForSomething(i + 1, to)) {
                continue;
            }
            NounPhrase phrase = phrases.list(i + 1, to);
            List<Referent> found = phrase.referents().stream()
                    .filter(Kinds::canAct)
                    .filter(referent -> by || Kinds.isTreatment(referent) || referent.bearer())
                    .toList();
            List<Referent> alone =
                    found.stream().filter(referent -> !isCompared(referent)).toList();
            if (!alone.isEmpty()) {
                return Optional.of(alone);
            }
            if (!found.isEmpty()) {
                return Optional.of(List.of());
            }
        }
        return Optional.empty();
    }

    /** "Lower with X and Y than with X alone": X is on both sides, and so makes no difference. */
    private boolean isCompared(Referent referent) {
        boolean comparing = false;
        for (int i = 0; i < passage.size(); i++) {
            if (passage.is(i, ItemKind.COMMA, ItemKind.BREAK)) {
                comparing = false;
            }
            comparing |= comparesFrom(passage.item(i).key());
            if (comparing
                    && passage.item(i).mentions().stream().anyMatch(mention -> mention.concept()
                            .id()
                            .equals(referent.concept().id()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean comparesFrom(String key) {
        return key.equals("than")
                || key.startsWith("compared")
                || key.startsWith("when compared")
                || key.startsWith("as compared")
                || key.startsWith("comparing")
                || key.startsWith("relative to")
                || key.startsWith("in comparison")
                || key.startsWith("versus");
    }

    private static boolean isSourcePreposition(Item item) {
        return switch (item.key()) {
            case "after",
                    "following",
                    "with",
                    "in",
                    "upon",
                    "in response to",
                    "among",
                    "during",
                    "treated with",
                    "receiving",
                    "in the presence of",
                    "using",
                    "given",
                    "on" -> true;
            default -> false;
        };
    }

    /** Whether a verb has a trait. */
    boolean has(int verb, Trait trait) {
        return passage.item(verb)
                .trigger()
                .filter(trigger -> trigger.has(trait))
                .isPresent();
    }
}
