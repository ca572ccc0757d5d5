package dev.consilience.extraction;

import dev.consilience.claim.Direction;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.vocabulary.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads noun phrases: what they stand for, what was done to it, and by whom.
 *
 * <p>The head decides. A concept stands for itself ("rapamycin"), a carrier for what it carries ("treatment with
 * rapamycin", "mTOR activity"), a trigger for its object, manipulated or signed ("inhibition of mTOR", "a reduction of
 * pain"), a bearer for what its subjects carry ("mice lacking TRPV1"). A phrase with any other head stands for nothing:
 * "pain management" is not pain.
 */
final class PhraseReader {

    private static final Set<String> OBJECT_PREPOSITIONS = Set.of("of", "in", "on", "to", "for", "upon");
    private static final Set<String> INSTRUMENT_PREPOSITIONS = Set.of("by", "with", "using");
    private static final Set<String> BEARING = Set.of(
            "treated",
            "pretreated",
            "injected",
            "exposed",
            "deficient",
            "null",
            "lacking",
            "knockout",
            "mutant",
            "expressing");
    private static final Set<String> AMOUNTS = Set.of(
            "level", "levels", "concentration", "concentrations", "activity", "expression", "signaling", "signalling");
    private static final Set<String> TREATMENT_NOUNS = Set.of(
            "treatment",
            "treatments",
            "therapy",
            "therapies",
            "pretreatment",
            "post-treatment",
            "posttreatment",
            "administration",
            "injection",
            "injections",
            "infusion",
            "infusions",
            "drug",
            "drugs",
            "agent",
            "agents",
            "medication",
            "medications",
            "regimen",
            "regimens",
            "dose",
            "doses",
            "compound",
            "monotherapy",
            "dosing",
            "gavage",
            "instillation",
            "supplementation");
    private static final Set<String> TARGET_NOUNS = Set.of(
            "channel",
            "channels",
            "receptor",
            "receptors",
            "kinase",
            "kinases",
            "pathway",
            "pathways",
            "protein",
            "proteins",
            "complex",
            "gene");
    private static final Set<String> NAMING_NOUNS = Set.of(
            "receptor",
            "receptors",
            "channel",
            "channels",
            "kinase",
            "kinases",
            "gene",
            "genes",
            "analog",
            "analogs",
            "analogue",
            "ligand",
            "ligands",
            "protein",
            "proteins",
            "complex");
    private static final Set<String> LOSING = Set.of("deficient", "null", "knockout", "lacking", "mutant");
    private static final Set<String> CAUSING =
            Set.of("induced", "mediated", "evoked", "triggered", "driven", "elicited", "stimulated", "dependent");
    private static final Set<String> GROUPS =
            Set.of("group", "groups", "arm", "cohort", "cohorts", "recipients", "recipient");

    private final Passage passage;

    PhraseReader(Passage passage) {
        this.passage = passage;
    }

    /** The coordination of noun phrases that begins at an item and ends before {@code limit}. */
    NounPhrase list(int start, int limit) {
        List<Referent> referents = new ArrayList<>();
        List<Referent> instruments = new ArrayList<>();
        NounPhrase phrase = single(start, limit);
        referents.addAll(phrase.referents());
        instruments.addAll(phrase.instruments());
        int end = phrase.end();
        boolean excluding = false;
        while (end > start && end < limit) {
            int next = end;
            boolean conjunction = false;
            boolean exclusion = false;
            while (next < limit
                    && (passage.is(next, ItemKind.COMMA, ItemKind.CONJUNCTION, ItemKind.EXCLUSION)
                            || (next > end && passage.isWord(next, "not")))) {
                conjunction |= passage.is(next, ItemKind.CONJUNCTION);
                exclusion |= passage.is(next, ItemKind.EXCLUSION)
                        || passage.isWord(next, "not")
                        || passage.isWord(next, "nor");
                next++;
            }
            if (next == end || next >= limit || !beginsPhrase(next)) {
                break;
            }
            NounPhrase more = single(next, limit);
            boolean bare = !conjunction && !exclusion;
            boolean newClause = more.end() < limit && beginsClause(more.end());
            boolean apposed = bare
                    && passage.is(next, ItemKind.DETERMINER)
                    && !passage.is(passage.skip(more.end(), ItemKind.COMMA), ItemKind.CONJUNCTION);
            boolean participial = passage.is(passage.skip(next, ItemKind.ADVERB), ItemKind.GERUND);
            if (more.end() == next
                    || newClause
                    || apposed
                    || participial
                    || (bare && more.referents().isEmpty() && !goesOn(more.end(), limit))) {
                break;
            }
            excluding = exclusion;
            for (Referent referent : more.referents()) {
                referents.add(excluding ? referent.deny() : referent);
            }
            instruments.addAll(more.instruments());
            end = more.end();
        }
        return new NounPhrase(referents, instruments, start, end);
    }
    /** Whether a list goes on after an element of it that we do not know. */
    private boolean goesOn(int index, int limit) {
        return index < limit && passage.is(index, ItemKind.COMMA, ItemKind.CONJUNCTION);
    }

    private boolean beginsPhrase(int index) {
        return passage.is(
                index,
                ItemKind.DETERMINER,
                ItemKind.DEMONSTRATIVE,
                ItemKind.ADJECTIVE,
                ItemKind.WORD,
                ItemKind.CONCEPT,
                ItemKind.NOUN,
                ItemKind.CARRIER,
                ItemKind.NUMBER,
                ItemKind.AGENT_NOUN,
                ItemKind.AGENT_WORD,
                ItemKind.BEARER,
                ItemKind.ADVERB,
                ItemKind.EXAMPLE);
    }

    private boolean beginsClause(int index) {
        int next = passage.skip(index, ItemKind.ADVERB, ItemKind.ASIDE);
        return passage.is(
                next,
                ItemKind.VERB,
                ItemKind.PASSIVE,
                ItemKind.AUXILIARY,
                ItemKind.MODAL,
                ItemKind.OTHER_VERB,
                ItemKind.REPORT);
    }
    /** Whether the first noun phrase at an item stands for something. */
    boolean standsForSomething(int start, int limit) {
        return !single(start, limit).referents().isEmpty();
    }

    /** The noun phrase that begins at an item, with what belongs to its head. */
    private NounPhrase single(int start, int limit) {
        int first = passage.skip(start, ItemKind.ADVERB);
        if (first < limit && passage.is(first, ItemKind.EXAMPLE)) {
            first++;
        }
        if (first >= limit) {
            return NounPhrase.none(start);
        }
        if (passage.is(first, ItemKind.PRONOUN)) {
            return pronoun(first);
        }
        if (passage.is(first, ItemKind.GERUND)) {
            return gerund(first, limit);
        }
        Core core = core(first, limit);
        if (core.end == first) {
            return NounPhrase.none(start);
        }
        NounPhrase phrase = interpret(core, limit);
        return withExamples(phrase, limit);
    }

    private NounPhrase pronoun(int index) {
        Set<String> taking = Set.of("it", "they");
        if (taking.contains(passage.item(index).key()) && takesUpEarlierSentence(index)) {
            return new NounPhrase(passage.discourse().subjects(), List.of(), index, index + 1);
        }
        return new NounPhrase(List.of(), List.of(), index, index + 1);
    }

    /** In the middle of a sentence "it" is most often that sentence's own subject, unless that is itself "its" something. */
    private boolean takesUpEarlierSentence(int pronoun) {
        boolean verb = false;
        for (int i = 0; i < pronoun; i++) {
            if (passage.isWord(i, "its") || passage.isWord(i, "their")) {
                return true;
            }
            verb |= passage.is(i, ItemKind.VERB, ItemKind.OTHER_VERB, ItemKind.PASSIVE);
        }
        return !verb;
    }

    private NounPhrase gerund(int index, int limit) {
        Trigger trigger = passage.item(index).trigger().orElseThrow();
        NounPhrase objects = list(index + 1, limit);
        List<Referent> referents = new ArrayList<>();
        for (Referent referent : objects.referents()) {
            if (referent.signed() && referent.sign() == Direction.DECREASES) {
                continue;
            }
            referents.add(referent.manipulated(trigger.manipulation())
                    .withSign(sign(trigger, referent.concept()))
                    .markedBy(trigger));
        }
        if (objects.end() == index + 1) {
            return NounPhrase.none(index);
        }
        return new NounPhrase(referents, List.of(), index, objects.end());
    }

    /** The run of items up to and including the head. */
    private static final class Core {
        int start;
        int end;
        int head = -1;
        boolean negated;
        boolean demonstrative;
        boolean definite;
        Optional<Trigger> adjective = Optional.empty();
        final List<Integer> concepts = new ArrayList<>();
        final List<Integer> linked = new ArrayList<>();
        Optional<String> link = Optional.empty();
        Optional<Trigger> loss = Optional.empty();
    }

    private Core core(int start, int limit) {
        Core core = new Core();
        core.start = start;
        int i = start;
        for (; i < limit; i++) {
            Item item = passage.item(i);
            switch (item.kind()) {
                case DETERMINER -> core.definite |= item.isWord("the");
                case DEMONSTRATIVE -> core.demonstrative = true;
                case ADJECTIVE -> core.adjective = item.trigger();
                case CONCEPT -> {
                    core.concepts.add(i);
                    core.head = i;
                }
                case LINKING -> {
                    if (!core.concepts.isEmpty() && core.concepts.get(core.concepts.size() - 1) == i - 1) {
                        core.linked.add(i - 1);
                        if (passage.isWord(i - 2, "/") && core.concepts.contains(i - 3)) {
                            core.linked.add(i - 3);
                        }
                        core.link = Optional.of(item.key());
                        core.head = -1;
                    }
                }
                case NOUN, CARRIER, BEARER, AGENT_NOUN, AGENT_WORD, ADVERSE, WORD -> {
                    if (isTwinOfAgentNoun(core, i)) {
                        break;
                    }
                    core.head = i;
                    if (item.kind() == ItemKind.NOUN) {
                        core.loss = item.trigger();
                    }
                }
                case ADVERB, NUMBER, ASIDE, MARK, LIKENESS -> {}
                case NEGATION -> {
                    if (!item.isWord("no") && !item.isWord("little") && !item.isWord("neither")) {
                        core.end = i;
                        return core;
                    }
                    core.negated = true;
                }
                case CONJUNCTION -> {
                    if (!joinsModifiers(core, i, limit)) {
                        core.end = i;
                        return core;
                    }
                }
                default -> {
                    core.end = i;
                    return core;
                }
            }
            core.end = i + 1;
        }
        return core;
    }

    /** "Antagonists or modulators of": the second word, which says less, does not take the first one's place. */
    private boolean isTwinOfAgentNoun(Core core, int index) {
        return core.head >= 0
                && passage.is(core.head, ItemKind.AGENT_NOUN)
                && passage.is(index, ItemKind.AGENT_WORD)
                && passage.is(index - 1, ItemKind.CONJUNCTION);
    }

    /** "Acute and chronic treatment": the conjunction stands between words before any that could be a head. */
    private boolean joinsModifiers(Core core, int index, int limit) {
        if (index == core.start || (!core.concepts.isEmpty() && core.head >= 0)) {
            return false;
        }
        boolean plain = core.head < 0
                || passage.is(core.head, ItemKind.WORD)
                || (passage.is(core.head, ItemKind.AGENT_NOUN) && passage.is(index + 1, ItemKind.AGENT_WORD));
        return plain
                && index + 1 < limit
                && passage.is(
                        index + 1,
                        ItemKind.WORD,
                        ItemKind.ADJECTIVE,
                        ItemKind.NUMBER,
                        ItemKind.CARRIER,
                        ItemKind.ADVERB,
                        ItemKind.AGENT_WORD);
    }

    private NounPhrase interpret(Core core, int limit) {
        if (core.head < 0) {
            return new NounPhrase(List.of(), List.of(), core.start, core.end);
        }
        Item head = passage.item(core.head);
        return switch (head.kind()) {
            case CONCEPT -> concept(core, head, limit);
            case CARRIER -> carrier(core, head, limit);
            case NOUN -> noun(core, head, limit);
            case AGENT_NOUN -> agentNoun(core, head, limit);
            case BEARER -> bearer(core, head, limit);
            default -> general(core, limit);
        };
    }

    private NounPhrase concept(Core core, Item head, int limit) {
        boolean organism = head.mentions().stream().anyMatch(mention -> Kinds.isOrganism(Referent.plain(mention)));
        if (organism) {
            return bearer(core, head, limit);
        }
        List<Referent> referents = new ArrayList<>();
        for (Mention mention : head.mentions()) {
            referents.add(dress(Referent.plain(mention), core));
        }
        return new NounPhrase(referents, List.of(), core.start, core.end);
    }

    /** Adds the sign and the denial of the words before a head. */
    private static Referent dress(Referent referent, Core core) {
        Referent dressed = referent;
        Optional<Trigger> adjective = core.adjective.filter(trigger -> !trigger.has(Trigger.Trait.OF_EFFECT));
        if (adjective.isPresent()) {
            dressed = dressed.withSign(adjective.get().direction()).markedBy(adjective.get());
            if (adjective.get().direction() == Direction.DECREASES && referent.manipulation() == Manipulation.NONE) {
                dressed = dressed.manipulated(Manipulation.INHIBITED);
            }
        }
        if (core.negated) {
            dressed = dressed.deny();
        }
        return dressed;
    }

    /** "Morphine-induced activation of X": who brought it about. */
    private List<Referent> causes(Core core) {
        if (core.linked.isEmpty() || core.link.filter(CAUSING::contains).isEmpty()) {
            return List.of();
        }
        return passage.item(core.linked.get(core.linked.size() - 1)).mentions().stream()
                .map(Referent::plain)
                .toList();
    }

    private NounPhrase carrier(Core core, Item head, int limit) {
        Optional<Integer> carried = lastFree(core);
        boolean treatment = TREATMENT_NOUNS.contains(head.key());
        if (carried.isPresent() && namesAnother(head, passage.item(carried.get()))) {
            return new NounPhrase(List.of(), List.of(), core.start, core.end);
        }
        if (carried.isPresent()) {
            List<Referent> referents = passage.item(carried.get()).mentions().stream()
                    .map(mention -> dress(Referent.plain(mention).carry(), core))
                    .map(referent -> weighed(referent, core, head))
                    .toList();
            if (core.loss.isPresent() && passage.is(core.head - 1, ItemKind.NOUN)) {
                Trigger loss = core.loss.get();
                referents = referents.stream()
                        .map(referent ->
                                referent.manipulated(loss.manipulation()).withSign(sign(loss, referent.concept())))
                        .toList();
            }
            return new NounPhrase(referents, List.of(), core.start, core.end);
        }
        Optional<NounPhrase> carriedWith = complement(core.end, limit, Set.of("with"));
        if (treatment
                && carriedWith.isPresent()
                && !carriedWith.get().referents().isEmpty()) {
            return rewrap(carriedWith.get(), core, treatment);
        }
        Optional<NounPhrase> related = relative(core.end, limit);
        if (related.isPresent()) {
            return new NounPhrase(
                    related.get().referents(),
                    List.of(),
                    core.start,
                    related.get().end());
        }
        Optional<NounPhrase> object = complement(core.end, limit, OBJECT_PREPOSITIONS);
        if (object.isPresent() && !object.get().referents().isEmpty()) {
            NounPhrase phrase = object.get();
            if (treatment) {
                List<Referent> given =
                        phrase.referents().stream().filter(Kinds::isTreatment).toList();
                if (given.isEmpty()) {
                    return therapy(core, phrase, limit);
                }
                phrase = new NounPhrase(given, phrase.instruments(), phrase.start(), phrase.end());
            }
            return rewrap(phrase, core, treatment);
        }
        if (core.demonstrative || (core.definite && treatment && object.isEmpty())) {
            return new NounPhrase(takenUp(head), List.of(), core.start, core.end);
        }
        int end = object.map(NounPhrase::end).orElse(core.end);
        return new NounPhrase(List.of(), List.of(), core.start, end);
    }

    /** "Treatment of pain with X", "injection of rats with X": X acts. */
    private NounPhrase therapy(Core core, NounPhrase treated, int limit) {
        Optional<NounPhrase> means = complement(treated.end(), limit, Set.of("with", "by", "using"));
        return means.map(phrase -> rewrap(phrase, core, true))
                .orElseGet(() -> new NounPhrase(List.of(), List.of(), core.start, treated.end()));
    }

    private NounPhrase rewrap(NounPhrase inner, Core core, boolean treatment) {
        List<Referent> referents = new ArrayList<>();
        for (Referent referent : inner.referents()) {
            Referent carried = referent;
            if (!treatment) {
                carried = carried.carry();
            }
            referents.add(weighed(dress(carried, core), core, passage.item(core.head)));
        }
        return new NounPhrase(referents, inner.instruments(), core.start, inner.end());
    }
    /** "Glutamate receptors" are no glutamate, "rapamycin analogs" no rapamycin; "TRPV1 receptors" are TRPV1. */
    private static boolean namesAnother(Item head, Item carried) {
        return NAMING_NOUNS.contains(head.key())
                && carried.mentions().stream().noneMatch(mention -> Kinds.isMolecule(mention.concept()));
    }

    /** "Low levels of X" are less of X; "low doses of X" are not. */
    private Referent weighed(Referent referent, Core core, Item head) {
        if (!AMOUNTS.contains(head.key())) {
            return referent;
        }
        for (int i = core.start; i < core.head; i++) {
            if (passage.isWord(i, "low")) {
                return referent.withSign(Direction.DECREASES).manipulated(Manipulation.INHIBITED);
            }
        }
        return referent;
    }

    private List<Referent> takenUp(Item head) {
        if (TREATMENT_NOUNS.contains(head.key())) {
            return passage.discourse().treatments();
        }
        if (TARGET_NOUNS.contains(head.key())) {
            return passage.discourse().targets();
        }
        return List.of();
    }

    private Optional<Integer> lastFree(Core core) {
        for (int i = core.concepts.size() - 1; i >= 0; i--) {
            int index = core.concepts.get(i);
            if (index < core.head && !core.linked.contains(index) && isActor(passage.item(index))) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    private static boolean isActor(Item item) {
        return item.mentions().stream().anyMatch(mention -> Kinds.canAct(Referent.plain(mention)));
    }

    private NounPhrase noun(Core core, Item head, int limit) {
        Trigger trigger = head.trigger().orElseThrow();
        boolean effect =
                trigger.direction() == Direction.AFFECTS && trigger.id().equals("effect");
        List<Referent> objects = List.of();
        List<Referent> instruments = new ArrayList<>(causes(core));
        int end = core.end;
        Optional<Integer> inside = lastFree(core);
        if (inside.isPresent() && !effect) {
            objects = passage.item(inside.get()).mentions().stream()
                    .map(Referent::plain)
                    .toList();
            Optional<NounPhrase> further = complement(end, limit, Set.of("of"));
            if (further.isPresent() && !further.get().referents().isEmpty()) {
                // "Leptin activation of mTOR": what stands before the noun acts, what stands after is acted on.
                instruments.addAll(objects);
                objects = further.get().referents();
                end = further.get().end();
            }
        } else {
            if (effect) {
                Optional<NounPhrase> source = complement(end, limit, Set.of("of"));
                if (source.isPresent()) {
                    instruments.addAll(source.get().referents());
                    end = source.get().end();
                }
            }
            Optional<NounPhrase> object = complement(end, limit, objectPrepositions(effect));
            if (object.isPresent()) {
                objects = object.get().referents();
                end = object.get().end();
            }
        }
        Optional<NounPhrase> means = instrument(end, limit);
        if (means.isPresent() && !objects.isEmpty()) {
            instruments.addAll(means.get().referents());
            end = means.get().end();
        }
        if (objects.isEmpty() && isMutation(trigger)) {
            objects = lastTarget(core.start);
        }
        List<Referent> referents = new ArrayList<>();
        for (Referent object : objects) {
            referents.add(signed(object, trigger, core));
        }
        return new NounPhrase(referents, instruments, core.start, end);
    }

    /** The molecule named last before an item, in this sentence or in those before. */
    private List<Referent> lastTarget(int before) {
        for (int i = before - 1; i >= 0; i--) {
            for (Mention mention : passage.item(i).mentions()) {
                if (Kinds.isMolecule(mention.concept())) {
                    return List.of(Referent.plain(mention));
                }
            }
        }
        return passage.discourse().targets();
    }

    private static Set<String> objectPrepositions(boolean effect) {
        if (effect) {
            return Set.of("on", "upon", "in");
        }
        return OBJECT_PREPOSITIONS;
    }

    private static boolean isMutation(Trigger trigger) {
        return trigger.id().equals("loss-of-function") || trigger.id().equals("gain-of-function");
    }

    private static Referent signed(Referent object, Trigger trigger, Core core) {
        Direction sign = sign(trigger, object.concept());
        Manipulation manipulation = trigger.manipulation();
        if (core.adjective.isPresent()) {
            Direction adjective = core.adjective.get().direction();
            if (sign == Direction.AFFECTS) {
                sign = adjective;
            } else if (adjective == Direction.DECREASES) {
                sign = sign.turned();
                manipulation = turned(manipulation);
            }
        }
        if (object.signed() && object.sign() == Direction.DECREASES) {
            sign = sign.turned();
            manipulation = turned(manipulation);
        }
        Referent referent = object.withSign(sign).manipulated(manipulation).markedBy(marker(trigger, core));
        if (core.negated) {
            return referent.deny();
        }
        return referent;
    }

    /** "An inhibitory effect": the adjective says it, not the noun. */
    private static Trigger marker(Trigger trigger, Core core) {
        if (trigger.direction() == Direction.AFFECTS && core.adjective.isPresent()) {
            return core.adjective.get();
        }
        return trigger;
    }

    private static Manipulation turned(Manipulation manipulation) {
        return switch (manipulation) {
            case NONE, ACTIVATED, GAINED -> Manipulation.INHIBITED;
            case INHIBITED, LOST -> Manipulation.NONE;
        };
    }

    /** The direction of a trigger on a concept: improving what is unwanted is having less of it. */
    static Direction sign(Trigger trigger, Concept concept) {
        if (trigger.has(Trigger.Trait.BETTER) && !Kinds.isWanted(concept)) {
            return Direction.DECREASES;
        }
        if (trigger.has(Trigger.Trait.WORSE) && Kinds.isWanted(concept)) {
            return Direction.DECREASES;
        }
        return trigger.direction();
    }

    private NounPhrase agentNoun(Core core, Item head, int limit) {
        Trigger trigger = head.trigger().orElseThrow();
        List<Referent> objects = List.of();
        int end = core.end;
        Optional<Integer> inside = lastFree(core);
        if (inside.isPresent()) {
            objects = passage.item(inside.get()).mentions().stream()
                    .map(Referent::plain)
                    .toList();
        } else {
            Optional<NounPhrase> object = complement(end, limit, Set.of("of", "for", "to", "against"));
            if (object.isPresent()) {
                objects = object.get().referents();
                end = object.get().end();
            } else if (end < limit && passage.is(end, ItemKind.GERUND)) {
                NounPhrase target = list(end + 1, limit);
                objects = target.referents();
                end = target.end();
            }
        }
        List<Referent> referents = new ArrayList<>();
        boolean namesTarget = objects.stream().anyMatch(object -> Kinds.isMolecule(object.concept()));
        for (Referent object : objects) {
            if (namesTarget && Kinds.isGiven(object.concept())) {
                // "Inhibitors of X such as Y": Y is one of the inhibitors.
                referents.add(object);
            } else {
                referents.add(asAgent(object, trigger));
            }
        }
        return new NounPhrase(referents, List.of(), core.start, end);
    }

    /** "X inhibitors": the class of drugs where the vocabulary has one, else X as inhibited. */
    private Referent asAgent(Referent object, Trigger trigger) {
        List<EntityId> classes =
                switch (trigger.manipulation()) {
                    case INHIBITED, LOST -> object.concept().inhibitors();
                    case ACTIVATED, GAINED -> object.concept().activators();
                    case NONE -> List.of();
                };
        Optional<Concept> drugs =
                classes.stream().findFirst().flatMap(id -> passage.vocabulary().find(id));
        if (drugs.isPresent()) {
            return Referent.plain(new Mention(object.mention().span(), drugs.get(), object.negated()));
        }
        boolean driven = trigger.manipulation() == Manipulation.ACTIVATED;
        if (driven && Kinds.isGiven(object.concept())) {
            // "Opioid agonists" are opioids.
            return object;
        }
        return object.manipulated(trigger.manipulation()).markedBy(trigger);
    }

    private NounPhrase bearer(Core core, Item head, int limit) {
        List<Referent> borne = new ArrayList<>();
        if (!core.linked.isEmpty()) {
            Manipulation manipulation = Manipulation.NONE;
            if (core.link.filter(LOSING::contains).isPresent()) {
                manipulation = Manipulation.LOST;
            }
            if (core.link.filter(BEARING::contains).isPresent()) {
                for (Mention mention : passage.item(core.linked.get(0)).mentions()) {
                    borne.add(Referent.plain(mention).manipulated(manipulation).borne());
                }
            }
        }
        Optional<Integer> inside = lastFree(core);
        if (borne.isEmpty() && inside.isPresent() && (core.loss.isPresent() || GROUPS.contains(head.key()))) {
            for (Mention mention : passage.item(inside.get()).mentions()) {
                Referent referent = Referent.plain(mention).borne();
                if (core.loss.isPresent()) {
                    referent =
                            referent.manipulated(core.loss.get().manipulation()).markedBy(core.loss.get());
                }
                borne.add(referent);
            }
        }
        int end = core.end;
        if (borne.isEmpty()) {
            Optional<NounPhrase> carried = handled(end, limit);
            if (carried.isPresent()) {
                borne.addAll(carried.get().referents());
                end = carried.get().end();
            }
        }
        if (borne.isEmpty()) {
            // The phrase stands for the subjects themselves, so that "with" and "in" after it can still be read.
            return new NounPhrase(List.of(), List.of(), core.start, end);
        }
        return new NounPhrase(borne, List.of(), core.start, end);
    }

    /** What follows a bearer: "treated with X", "lacking X", "on X", "with loss-of-function mutations". */
    private Optional<NounPhrase> handled(int from, int limit) {
        int index = passage.skip(from, ItemKind.ADVERB, ItemKind.ASIDE);
        if (index >= limit) {
            return Optional.empty();
        }
        Item item = passage.item(index);
        boolean handling = item.is(ItemKind.HANDLING);
        boolean preposition =
                item.is(ItemKind.PREPOSITION) && (item.isWord("on") || item.isWord("with") || item.isWord("using"));
        if (!handling && !preposition) {
            return Optional.empty();
        }
        NounPhrase phrase = list(index + 1, limit);
        boolean losing = item.isWord("lacking") || item.isWord("deficient in");
        List<Referent> referents = new ArrayList<>();
        for (Referent referent : phrase.referents()) {
            Referent carried = referent.borne();
            if (losing) {
                carried = carried.manipulated(Manipulation.LOST);
            } else if (preposition && !Kinds.isTreatment(referent)) {
                continue;
            }
            referents.add(carried);
        }
        return Optional.of(new NounPhrase(referents, List.of(), from, phrase.end()));
    }

    private NounPhrase general(Core core, int limit) {
        Optional<NounPhrase> related = relative(core.end, limit);
        if (related.isPresent() && passage.is(core.head, ItemKind.AGENT_WORD)) {
            return new NounPhrase(
                    related.get().referents(),
                    List.of(),
                    core.start,
                    related.get().end());
        }
        return new NounPhrase(List.of(), List.of(), core.start, core.end);
    }

    /** "Agents that enhance X", "strategies targeting X": X, manipulated. */
    private Optional<NounPhrase> relative(int from, int limit) {
        int index = from;
        if (index < limit && passage.is(index, ItemKind.RELATIVE)) {
            index = passage.skip(index + 1, ItemKind.ADVERB, ItemKind.MODAL);
            if (index >= limit || !passage.is(index, ItemKind.VERB)) {
                return Optional.empty();
            }
        } else if (index >= limit || !passage.is(index, ItemKind.GERUND)) {
            return Optional.empty();
        }
        Trigger trigger = passage.item(index).trigger().orElseThrow();
        NounPhrase objects = list(index + 1, limit);
        List<Referent> referents = objects.referents().stream()
                .filter(referent -> !referent.signed())
                .map(referent -> referent.manipulated(trigger.manipulation()).markedBy(trigger))
                .toList();
        if (referents.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NounPhrase(referents, List.of(), from, objects.end()));
    }

    /** Who did it, "by X" or "with X"; "by doing Y" says how. */
    private Optional<NounPhrase> instrument(int from, int limit) {
        int index = passage.skip(from, ItemKind.ASIDE) + 1;
        if (index < limit && passage.is(passage.skip(index, ItemKind.ADVERB), ItemKind.GERUND)) {
            return Optional.empty();
        }
        return complement(from, limit, INSTRUMENT_PREPOSITIONS);
    }

    private Optional<NounPhrase> complement(int from, int limit, Set<String> prepositions) {
        int index = passage.skip(from, ItemKind.ASIDE);
        if (index >= limit
                || !passage.is(index, ItemKind.PREPOSITION, ItemKind.TO)
                || !prepositions.contains(passage.item(index).key())) {
            return Optional.empty();
        }
        NounPhrase phrase = list(index + 1, limit);
        if (phrase.end() == index + 1) {
            return Optional.empty();
        }
        return Optional.of(phrase);
    }

    /** Adds what "such as", or "e.g." in brackets, names. */
    private NounPhrase withExamples(NounPhrase phrase, int limit) {
        List<Referent> referents = new ArrayList<>(phrase.referents());
        int end = phrase.end();
        for (int i = phrase.start(); i < phrase.end(); i++) {
            Item item = passage.item(i);
            if (item.is(ItemKind.ASIDE)
                    && !item.inner().isEmpty()
                    && item.inner().get(0).is(ItemKind.EXAMPLE)) {
                Passage inside = passage.inside(item);
                referents.addAll(new PhraseReader(inside)
                        .list(passage.inside(item).skip(0, ItemKind.EXAMPLE, ItemKind.COMMA), inside.size())
                        .referents());
            }
        }
        int index = passage.skip(end, ItemKind.ASIDE, ItemKind.COMMA);
        if (index < limit && passage.is(index, ItemKind.EXAMPLE)) {
            NounPhrase examples = list(passage.skip(index, ItemKind.EXAMPLE, ItemKind.COMMA), limit);
            referents.addAll(examples.referents());
            end = Math.max(end, examples.end());
        }
        return new NounPhrase(referents, phrase.instruments(), phrase.start(), end);
    }
}
