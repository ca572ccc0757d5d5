package dev.consilience.extraction;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import dev.consilience.extraction.ClauseReader.VerbGroup;
import dev.consilience.extraction.Trigger.Trait;
import dev.consilience.vocabulary.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All patterns, in the order in which they are tried. Each finds what it finds; none takes anything from another. */
final class ClaimRules {

    /** The patterns, by the name that claims carry. */
    static final List<ClaimRule> ALL = List.of(
            ClaimRules::active,
            ClaimRules::passive,
            ClaimRules::adjunct,
            ClaimRules::nominal,
            ClaimRules::apposition,
            ClaimRules::predicate,
            ClaimRules::comparison,
            ClaimRules::absence,
            ClaimRules::effectOf,
            ClaimRules::likewise,
            ClaimRules::adverseEvents);

    private ClaimRules() {}

    /** "X reduced Y"; "X caused a reduction of Y"; "mice lacking X showed less Y"; "Y increased after X". */
    private static void active(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.VERB)) {
                continue;
            }
            Trigger trigger = passage.item(i).trigger().orElseThrow();
            VerbGroup group = clauses.group(i);
            if (group.idle() || passage.is(group.start() - 1, ItemKind.EXAMPLE)) {
                continue;
            }
            NounPhrase subject = clauses.subject(group);
            NounPhrase objects = clauses.objects(i);
            if (objects.referents().isEmpty()) {
                if (trigger.has(Trait.INTRANSITIVE) && isIntransitive(passage, objects)) {
                    changed(passage, clauses, subject, group, trigger, "intransitive", found);
                }
                continue;
            }
            for (Referent agent : agents(subject)) {
                for (Referent outcome : objects.referents()) {
                    direction(passage, trigger, agent, outcome, group.negated())
                            .ifPresent(direction ->
                                    add(passage, agent, direction, outcome, group.verb(), "active", found));
                }
            }
        }
    }

    private static boolean isIntransitive(Passage passage, NounPhrase objects) {
        int next = objects.end();
        return objects.start() == objects.end()
                && (next >= passage.size()
                        || passage.is(
                                next,
                                ItemKind.PREPOSITION,
                                ItemKind.COMMA,
                                ItemKind.MARK,
                                ItemKind.CONJUNCTION,
                                ItemKind.SUBORDINATOR,
                                ItemKind.HANDLING));
    }

    private static List<Referent> agents(NounPhrase subject) {
        if (!subject.instruments().isEmpty()) {
            // "Inhibition of mTOR with rapamycin": what was given acts, and its class speaks for what was inhibited.
            List<Referent> given =
                    subject.instruments().stream().filter(Kinds::isTreatment).toList();
            if (!given.isEmpty()) {
                return given;
            }
        }
        return subject.referents();
    }

    /** What the verb says of this outcome by this agent; nothing if it says nothing. */
    private static Optional<Direction> direction(
            Passage passage, Trigger trigger, Referent agent, Referent outcome, boolean negated) {
        boolean denied = negated ^ (agent.negated() && outcome.negated());
        boolean without = denied || agent.negated() || outcome.negated();
        if (trigger.has(Trait.AS_SUBJECT)) {
            return asSubject(agent, outcome.concept());
        }
        if (trigger.has(Trait.BOND)) {
            if (!Kinds.isTreatment(agent) || without || outcome.sign() == Direction.AFFECTS) {
                return Optional.empty();
            }
            return Optional.of(outcome.sign());
        }
        if (trigger.has(Trait.LIGHT) || trigger.has(Trait.HAVING)) {
            boolean having = trigger.has(Trait.HAVING) && agent.bearer();
            boolean effective = trigger.id().equals("exert")
                    || (Kinds.isTreatment(agent)
                            && namesEffect(outcome.mention().span().cut(passage.text())));
            if (!outcome.signed() && !having && !effective) {
                return Optional.empty();
            }
            if (without) {
                return Optional.of(Direction.NO_EFFECT);
            }
            return Optional.of(outcome.sign());
        }
        if (without) {
            return Optional.of(Direction.NO_EFFECT);
        }
        Direction verb = PhraseReader.sign(trigger, outcome.concept());
        if (outcome.sign() == Direction.AFFECTS && verb == Direction.DECREASES) {
            // "Blocked the effect of X on Y" speaks of X, and does not say what X does.
            return Optional.empty();
        }
        if (verb == Direction.AFFECTS || outcome.sign() == Direction.AFFECTS) {
            return Optional.of(Direction.AFFECTS);
        }
        if (outcome.signed() && outcome.sign() == Direction.DECREASES) {
            return Optional.of(verb.turned());
        }
        return Optional.of(verb);
    }

    private static Optional<Direction> asSubject(Referent agent, Concept outcome) {
        boolean inhibits = outcome.inhibitors().contains(agent.concept().id())
                || agent.concept().broader().stream().anyMatch(outcome.inhibitors()::contains);
        if (inhibits) {
            return Optional.of(Direction.DECREASES);
        }
        return Optional.empty();
    }

    /** "Y was reduced by X"; "Y was reduced in X-treated mice"; "after X, Y was reduced". */
    private static void passive(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.PASSIVE)) {
                continue;
            }
            Trigger trigger = passage.item(i).trigger().orElseThrow();
            if (trigger.has(Trait.LIGHT) || trigger.has(Trait.HAVING)) {
                continue;
            }
            VerbGroup group = clauses.group(i);
            changed(passage, clauses, clauses.subject(group), group, trigger, "passive", found);
        }
    }

    /** The subject changed; who is behind it stands after the verb or introduces the clause. */
    private static void changed(
            Passage passage,
            ClauseReader clauses,
            NounPhrase subject,
            VerbGroup group,
            Trigger trigger,
            String pattern,
            List<Candidate> found) {
        List<Referent> agents = clauses.source(group.verb() + 1, clauses.clauseEnd(group.verb() + 1));
        if (agents.isEmpty()) {
            int clause = clauses.clauseStart(group.start() - 1);
            agents = clauses.source(clause, clauses.firstPhrase(clause, group.start()));
        }
        for (Referent agent : agents) {
            for (Referent outcome : subject.referents()) {
                direction(passage, trigger, agent, outcome, group.negated())
                        .ifPresent(direction -> add(passage, agent, direction, outcome, group.verb(), pattern, found));
            }
        }
    }

    /** "X reduced A by inhibiting B", "X did A, thereby reducing B", "without affecting B". */
    private static void adjunct(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 1; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.GERUND)) {
                continue;
            }
            int before = passage.skipBack(i - 1, ItemKind.ADVERB);
            boolean without = passage.isWord(before, "without");
            boolean means =
                    passage.isWord(before, "by") || passage.isWord(before, "through") || passage.isWord(before, "via");
            boolean result = passage.is(before, ItemKind.COMMA) || continuesAdjunct(passage, before);
            if (!without && !means && !result) {
                continue;
            }
            List<Referent> agents = mainAgents(passage, clauses, before);
            Trigger trigger = passage.item(i).trigger().orElseThrow();
            NounPhrase objects = clauses.objects(i);
            for (Referent agent : agents) {
                if (means && !Kinds.isGiven(agent.concept())) {
                    continue;
                }
                for (Referent outcome : objects.referents()) {
                    int cue = i;
                    direction(passage, trigger, agent, outcome, without)
                            .ifPresent(direction -> add(passage, agent, direction, outcome, cue, "adjunct", found));
                }
            }
        }
    }
    /** "Thereby inhibiting A and suppressing B": the second goes with the first. */
    private static boolean continuesAdjunct(Passage passage, int before) {
        if (!passage.is(before, ItemKind.CONJUNCTION)) {
            return false;
        }
        for (int i = before - 1; i > 0; i--) {
            if (passage.is(i, ItemKind.GERUND)) {
                return passage.is(passage.skipBack(i - 1, ItemKind.ADVERB), ItemKind.COMMA);
            }
            if (passage.is(i, ItemKind.COMMA, ItemKind.VERB, ItemKind.PASSIVE, ItemKind.BREAK)) {
                return false;
            }
        }
        return false;
    }

    /** The agents of the finite verb before an item. */
    private static List<Referent> mainAgents(Passage passage, ClauseReader clauses, int before) {
        for (int i = before; i >= 0; i--) {
            if (passage.is(i, ItemKind.BREAK, ItemKind.SUBORDINATOR)) {
                return List.of();
            }
            if (passage.is(i, ItemKind.PASSIVE)) {
                return clauses.source(i + 1, before);
            }
            if (passage.is(i, ItemKind.VERB, ItemKind.OTHER_VERB)) {
                VerbGroup group = clauses.group(i);
                if (group.idle()) {
                    continue;
                }
                return agents(clauses.subject(group));
            }
        }
        return List.of();
    }

    /** "Inhibition of Y with X"; "X-induced activation of Y". */
    private static void nominal(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.NOUN)) {
                continue;
            }
            Trigger trigger = passage.item(i).trigger().orElseThrow();
            if (trigger.direction() == Direction.AFFECTS) {
                continue;
            }
            int start = i;
            while (start > 0
                    && passage.is(
                            start - 1,
                            ItemKind.CONCEPT,
                            ItemKind.LINKING,
                            ItemKind.ADJECTIVE,
                            ItemKind.WORD,
                            ItemKind.CARRIER,
                            ItemKind.DETERMINER)) {
                start--;
            }
            NounPhrase phrase = clauses.phrases().list(start, passage.size());
            for (Referent agent : phrase.instruments()) {
                for (Referent outcome :
                        phrase.referents()) { // Another sign than the noun's own comes from a phrase within, which
                    // has its
                    // own doer.
                    boolean own = outcome.sign() == PhraseReader.sign(trigger, outcome.concept());
                    if (outcome.signed() && !outcome.negated() && own) {
                        add(passage, agent, outcome.sign(), outcome, i, "nominal", found);
                    }
                }
            }
        }
    }

    /** "X, an inhibitor of Y"; "the Y inhibitor X"; "X (a Y blocker)". */
    private static void apposition(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            Item item = passage.item(i);
            if (item.is(ItemKind.ASIDE) && i > 0) {
                insideAside(passage, item, i, found);
            }
            if (!item.is(ItemKind.AGENT_NOUN) || item.trigger().orElseThrow().manipulation() == Manipulation.NONE) {
                continue;
            }
            List<Referent> targets = targets(passage, clauses, i);
            for (Referent drug : apposed(passage, i, targets)) {
                for (Referent target : targets) {
                    add(passage, drug, item.trigger().orElseThrow().direction(), target, i, "apposition", found);
                }
            }
        }
    }

    private static void insideAside(Passage passage, Item aside, int index, List<Candidate> found) {
        Passage inside = passage.inside(aside);
        ClauseReader clauses = new ClauseReader(inside);
        for (int k = 0; k < inside.size(); k++) {
            if (!inside.is(k, ItemKind.AGENT_NOUN)) {
                continue;
            }
            Trigger trigger = inside.item(k).trigger().orElseThrow();
            for (Mention mention : passage.item(index - 1).mentions()) {
                for (Referent target : targets(inside, clauses, k)) {
                    Referent drug = Referent.plain(mention);
                    if (Kinds.isGiven(drug.concept()) && trigger.manipulation() != Manipulation.NONE) {
                        add(passage, drug, trigger.direction(), target, index, "apposition", found, trigger.id());
                    }
                }
            }
        }
    }

    /** What an inhibitor inhibits, as named and not as the class of its inhibitors. */
    private static List<Referent> targets(Passage passage, ClauseReader clauses, int agentNoun) {
        List<Referent> targets = new ArrayList<>();
        for (int i = agentNoun - 1;
                i >= 0
                        && passage.is(
                                i,
                                ItemKind.CONCEPT,
                                ItemKind.WORD,
                                ItemKind.CARRIER,
                                ItemKind.ADVERB,
                                ItemKind.CONJUNCTION,
                                ItemKind.ASIDE);
                i--) {
            if (passage.is(i, ItemKind.CONCEPT)) {
                passage.item(i).mentions().forEach(mention -> targets.add(Referent.plain(mention)));
                if (!passage.is(i - 1, ItemKind.CONJUNCTION)) {
                    break;
                }
            }
        }
        int next = agentNoun + 1;
        if (passage.is(next, ItemKind.PREPOSITION)
                && (passage.isWord(next, "of") || passage.isWord(next, "for") || passage.isWord(next, "at"))) {
            targets.addAll(clauses.phrases().list(next + 1, passage.size()).referents());
        } else if (passage.is(next, ItemKind.GERUND)) {
            targets.addAll(clauses.phrases().list(next + 1, passage.size()).referents());
        } else if (passage.is(next, ItemKind.RELATIVE) && passage.is(next + 1, ItemKind.VERB)) {
            targets.addAll(clauses.phrases().list(next + 2, passage.size()).referents());
        }
        return targets.stream().filter(Kinds::canResult).toList();
    }

    private static List<Referent> apposed(Passage passage, int agentNoun, List<Referent> targets) {
        int after = agentNoun + 1;
        if (passage.is(after, ItemKind.COMMA)) {
            after++;
        }
        if (passage.is(after, ItemKind.CONCEPT)) {
            return given(passage.item(after));
        }
        if (passage.is(after, ItemKind.ASIDE) && !passage.item(after).inner().isEmpty()) {
            List<Referent> inside = given(passage.item(after).inner().get(0));
            if (!inside.isEmpty()) {
                return inside;
            }
        }
        int start = agentNoun;
        while (passage.is(
                start - 1,
                ItemKind.CONCEPT,
                ItemKind.WORD,
                ItemKind.CARRIER,
                ItemKind.ADVERB,
                ItemKind.DETERMINER,
                ItemKind.LINKING,
                ItemKind.ADJECTIVE,
                ItemKind.NUMBER)) {
            start--;
        }
        if (targets.isEmpty() || !passage.is(start, ItemKind.DETERMINER)) {
            return List.of();
        }
        if (passage.is(start - 1, ItemKind.COMMA)) {
            int named = passage.skipBack(start - 2, ItemKind.ASIDE);
            if (passage.is(named, ItemKind.CONCEPT)) {
                return given(passage.item(named));
            }
        }
        return List.of();
    }

    private static List<Referent> given(Item item) {
        return item.mentions().stream()
                .map(Referent::plain)
                .filter(referent -> Kinds.isGiven(referent.concept()))
                .toList();
    }

    /** "X is an inhibitor of Y"; "X was identified as a key mediator of Y". */
    private static void predicate(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.AGENT_NOUN)) {
                continue;
            }
            int before = passage.skipBack(
                    i - 1,
                    ItemKind.DETERMINER,
                    ItemKind.WORD,
                    ItemKind.ADJECTIVE,
                    ItemKind.ADVERB,
                    ItemKind.LINKING,
                    ItemKind.CONCEPT);
            boolean as = passage.isWord(before, "as");
            if (!as && !passage.is(before, ItemKind.AUXILIARY)) {
                continue;
            }
            int verb = before;
            if (as) {
                verb = passage.skipBack(before - 1, ItemKind.ADVERB);
                if (!passage.is(verb, ItemKind.REPORT, ItemKind.OTHER_VERB, ItemKind.RAISING)) {
                    continue;
                }
            }
            VerbGroup group = clauses.group(verb);
            if (group.negated()) {
                continue;
            }
            Trigger trigger = passage.item(i).trigger().orElseThrow();
            for (Referent agent : clauses.subject(group).referents()) {
                for (Referent outcome : targets(passage, clauses, i)) {
                    // A mediator of a pathway is a part of it; a mediator of what an organism does brings it about.
                    boolean part = trigger.manipulation() == Manipulation.NONE && Kinds.isMolecule(outcome.concept());
                    if (!part) {
                        add(passage, agent, trigger.direction(), outcome, i, "predicate", found);
                    }
                }
            }
        }
    }

    /** "Y was lower in the X group"; "Y was similar in the X group". */
    private static void comparison(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 1; i < passage.size(); i++) {
            boolean likeness = passage.is(i, ItemKind.LIKENESS);
            if (!likeness && !passage.is(i, ItemKind.ADJECTIVE)) {
                continue;
            }
            int before = passage.skipBack(i - 1, ItemKind.ADVERB, ItemKind.NEGATION);
            boolean verbal = likeness && passage.item(i).key().contains("differ");
            if (!verbal && (!passage.is(before, ItemKind.AUXILIARY) || !endsPredicate(passage, i))) {
                continue;
            }
            VerbGroup group = clauses.group(i);
            Trigger trigger = passage.item(i).trigger().orElseThrow();
            List<Referent> agents = clauses.source(i + 1, clauses.clauseEnd(i + 1));
            if (agents.isEmpty() && likeness) {
                agents = between(passage, clauses, i + 1);
            }
            for (Referent agent : agents) {
                for (Referent outcome : clauses.subject(group).referents()) {
                    Direction direction = trigger.direction();
                    boolean unlike = likeness && direction == Direction.AFFECTS;
                    if (group.negated() && likeness && !unlike) {
                        continue;
                    }
                    if (group.negated()) {
                        direction = Direction.NO_EFFECT;
                    }
                    add(passage, agent, direction, outcome, i, "comparison", found);
                }
            }
        }
    }

    private static boolean endsPredicate(Passage passage, int index) {
        int next = passage.skip(index + 1, ItemKind.ADVERB);
        return next >= passage.size()
                || passage.is(
                        next,
                        ItemKind.PREPOSITION,
                        ItemKind.MARK,
                        ItemKind.COMMA,
                        ItemKind.ASIDE,
                        ItemKind.TO,
                        ItemKind.HANDLING,
                        ItemKind.CONJUNCTION,
                        ItemKind.SUBORDINATOR);
    }

    private static List<Referent> between(Passage passage, ClauseReader clauses, int from) {
        for (int i = from; i < passage.size(); i++) {
            if (passage.is(i, ItemKind.PREPOSITION) && (passage.isWord(i, "between") || passage.isWord(i, "among"))) {
                return clauses.phrases().list(i + 1, passage.size()).referents().stream()
                        .filter(Kinds::isTreatment)
                        .limit(1)
                        .toList();
            }
        }
        return List.of();
    }

    /** "There was no evidence for Y after X"; "no difference in Y between X and placebo". */
    private static void absence(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            if (!passage.isWord(i, "no") && !passage.isWord(i, "without")) {
                continue;
            }
            int head = passage.skip(i + 1, ItemKind.WORD, ItemKind.ADVERB, ItemKind.DETERMINER, ItemKind.ADJECTIVE);
            NounPhrase phrase;
            if (passage.is(head, ItemKind.REPORT) && passage.is(head + 1, ItemKind.PREPOSITION)) {
                phrase = clauses.phrases().list(head + 2, passage.size());
            } else if (passage.isWord(i, "no")) {
                phrase = clauses.phrases().list(i, passage.size());
            } else {
                continue;
            }
            boolean existential = isExistential(passage, i, phrase.end());
            if (!existential) {
                continue;
            }
            List<Referent> agents = new ArrayList<>(clauses.source(phrase.end(), clauses.clauseEnd(phrase.end())));
            if (agents.isEmpty()) {
                agents.addAll(between(passage, clauses, phrase.end()));
            }
            if (agents.isEmpty()) {
                phrase.instruments().stream().filter(Kinds::isTreatment).forEach(agents::add);
            }
            for (Referent agent : agents) {
                for (Referent outcome : phrase.referents()) {
                    add(passage, agent, Direction.NO_EFFECT, outcome, i, "absence", found, "no");
                }
            }
        }
    }

    private static boolean isExistential(Passage passage, int no, int end) {
        int before = passage.skipBack(no - 1, ItemKind.ADVERB);
        boolean there = passage.is(before, ItemKind.AUXILIARY)
                && passage.isWord(passage.skipBack(before - 1, ItemKind.AUXILIARY, ItemKind.MODAL), "there");
        boolean there2 = passage.is(before, ItemKind.AUXILIARY) && before > 0 && passage.isWord(before - 1, "there");
        int after = end;
        for (int i = end; i < passage.size() && i < end + 8; i++) {
            if (passage.is(i, ItemKind.AUXILIARY)
                    && passage.is(i + 1, ItemKind.REPORT, ItemKind.RAISING, ItemKind.OTHER_VERB)) {
                return true;
            }
        }
        boolean found = passage.is(before, ItemKind.REPORT) && after > no;
        return there || there2 || found;
    }

    /** "The antidepressant effects of X". */
    private static void effectOf(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.CONCEPT)
                    || !namesEffect(passage.item(i).key())
                    || !passage.isWord(i + 1, "of")) {
                continue;
            }
            boolean lacking = passage.isWord(i - 1, "of")
                    && (passage.isWord(i - 2, "lack")
                            || passage.isWord(i - 2, "absence")
                            || passage.isWord(i - 2, "loss"));
            boolean denied = lacking || passage.isWord(i - 1, "no") || passage.is(i - 1, ItemKind.ADJECTIVE);
            if (denied || !passage.hasFiniteVerb()) {
                continue;
            }
            for (Mention mention : passage.item(i).mentions()) {
                NounPhrase source = clauses.phrases().list(i + 2, passage.size());
                for (Referent agent : source.referents()) {
                    if (Kinds.isTreatment(agent)) {
                        add(passage, agent, Direction.INCREASES, Referent.plain(mention), i, "effect-of", found, "of");
                    }
                }
            }
        }
    }

    private static boolean namesEffect(String words) {
        return words.endsWith("effect")
                || words.endsWith("effects")
                || words.endsWith("action")
                || words.endsWith("actions")
                || words.endsWith("response")
                || words.endsWith("responses");
    }

    /** "X produced Y, similar to the actions of Z": Z does so too. */
    private static void likewise(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 1; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.LIKENESS) || !passage.isWord(i + 1, "to")) {
                continue;
            }
            if (!passage.is(i - 1, ItemKind.COMMA)) {
                continue;
            }
            List<Referent> others =
                    clauses.phrases().list(i + 2, passage.size()).referents();
            for (Candidate candidate : List.copyOf(found)) {
                if (candidate.cue() > i
                        || candidate.direction() == Direction.NO_EFFECT
                        || !candidate.rule().startsWith("active")) {
                    continue;
                }
                for (Referent other : others) {
                    if (Kinds.isGiven(other.concept())) {
                        add(passage, other, candidate.direction(), candidate.outcome(), i, "likewise", found);
                    }
                }
            }
        }
    }

    /** "Common adverse events of X include Y and Z". */
    private static void adverseEvents(Passage passage, ClauseReader clauses, List<Candidate> found) {
        for (int i = 0; i < passage.size(); i++) {
            if (!passage.is(i, ItemKind.ADVERSE) && !passage.isWord(i, "risks")) {
                continue;
            }
            int verb = listingVerb(passage, i);
            boolean compares = passage.items().stream().anyMatch(item -> item.is(ItemKind.LIKENESS));
            if (verb < 0 || compares) {
                continue;
            }
            List<Referent> agents = clauses.source(i + 1, verb);
            if (agents.isEmpty() && passage.isWord(i + 1, "of")) {
                agents = clauses.phrases().list(i + 2, verb).referents();
            }
            if (agents.isEmpty() && passage.is(i - 1, ItemKind.CONCEPT)) {
                agents = given(passage.item(i - 1));
            }
            if (agents.isEmpty() && !passage.is(verb, ItemKind.EXAMPLE)) {
                agents = passage.discourse().treatments();
            }
            for (Referent agent : agents) {
                for (Referent outcome : listed(passage, verb + 1)) {
                    add(passage, agent, Direction.INCREASES, outcome, i, "adverse-events", found, "list");
                }
            }
        }
    }

    private static int listingVerb(Passage passage, int adverse) {
        for (int i = adverse + 1; i < passage.size() && i < adverse + 10; i++) {
            String key = passage.item(i).key();
            if (passage.is(i, ItemKind.EXAMPLE)) {
                return i;
            }
            if (key.startsWith("includ") || key.startsWith("involve") || key.startsWith("compris")) {
                return i;
            }
            if (passage.is(i, ItemKind.AUXILIARY) && (key.equals("were") || key.equals("are"))) {
                return i;
            }
        }
        return -1;
    }

    /** The outcomes of a list, without what its relative clauses name. */
    private static List<Referent> listed(Passage passage, int from) {
        List<Referent> outcomes = new ArrayList<>();
        boolean aside = false;
        for (int i = from; i < passage.size(); i++) {
            Item item = passage.item(i);
            if (item.is(ItemKind.RELATIVE, ItemKind.PARTICIPLE)) {
                aside = true;
            } else if (item.is(ItemKind.COMMA)) {
                aside = false;
            } else if (item.is(ItemKind.BREAK, ItemKind.SUBORDINATOR, ItemKind.VERB, ItemKind.PREPOSITION) && !aside) {
                break;
            } else if (item.is(ItemKind.CONCEPT) && !aside) {
                item.mentions().forEach(mention -> outcomes.add(Referent.plain(mention)));
            }
        }
        return outcomes;
    }

    private static void add(
            Passage passage,
            Referent agent,
            Direction direction,
            Referent outcome,
            int cue,
            String pattern,
            List<Candidate> found) {
        String trigger = passage.item(cue).trigger().map(Trigger::id).orElse("phrase");
        add(passage, agent, direction, outcome, cue, pattern, found, trigger);
    }

    private static void add(
            Passage passage,
            Referent agent,
            Direction direction,
            Referent outcome,
            int cue,
            String pattern,
            List<Candidate> found,
            String trigger) {
        Referent named = nominalized(passage, outcome, cue);
        if (!Kinds.canAct(agent) || !Kinds.canResult(named)) {
            return;
        }
        if (Kinds.areKin(agent.concept(), named.concept())) {
            return;
        }
        if (agent.mention().span().overlaps(named.mention().span())) {
            return;
        }
        StringBuilder rule = new StringBuilder(pattern).append('/').append(trigger);
        for (String marker : List.of(agent.marker(), named.marker())) {
            if (!marker.isEmpty() && !marker.equals(trigger)) {
                rule.append('+').append(marker);
            }
        }
        found.add(new Candidate(agent, direction, named, cue, rule.toString()));
    }

    private static String singular(String noun) {
        if (noun.endsWith("s")) {
            return noun.substring(0, noun.length() - 1);
        }
        return noun;
    }

    /** "Sensitize ion channels": the outcome is the sensitization of ion channels, where the vocabulary has it. */
    private static Referent nominalized(Passage passage, Referent outcome, int cue) {
        Optional<String> nominal = passage.item(cue).trigger().flatMap(Trigger::nominal);
        if (nominal.isEmpty()) {
            return outcome;
        }
        String object = outcome.mention().span().cut(passage.text());
        Optional<Concept> process = passage.tagger()
                .find(object + " " + nominal.get())
                .or(() -> passage.tagger().find(singular(object) + " " + nominal.get()));
        return process.map(concept -> Referent.plain(new Mention(
                        outcome.mention().span(), concept, outcome.mention().excluded())))
                .orElse(outcome);
    }
}
