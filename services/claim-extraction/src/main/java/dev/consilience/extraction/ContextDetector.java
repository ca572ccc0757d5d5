package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Context;
import dev.consilience.claim.ContextGround;
import dev.consilience.claim.Dimension;
import dev.consilience.vocabulary.ConceptType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the circumstances of a claim: from the sentence, from the outcome's own name, and else from the nearest place that
 * governs them, for which the context names its ground. The words stand in {@code context/cues.tsv}.
 */
final class ContextDetector {

    private static final int DOSE_REACH = 160;
    private static final int PLACED_BEFORE = 4;
    private static final Set<String> BEARERS = Set.of(
            "patients",
            "subjects",
            "volunteers",
            "participants",
            "individuals",
            "people",
            "women",
            "men",
            "children",
            "adults",
            "adolescents");

    private final CircumstanceCues cues;

    ContextDetector(CircumstanceCues cues) {
        this.cues = cues;
    }

    /**
     * The circumstances of one claim.
     *
     * @param outcomes where the sentence names outcomes of any claim; what is an outcome is no model
     * @param subjects what the article says of its subjects, for when the sentence says nothing
     * @param administrations how drugs were given, as far as the article has said it before
     */
    Context detect(
            Passage passage,
            Candidate candidate,
            List<TextSpan> outcomes,
            Context subjects,
            Administrations administrations) {
        Map<Dimension, Set<String>> values = new EnumMap<>(Dimension.class);
        List<TextSpan> spoken = List.of(
                candidate.agent().mention().span(),
                candidate.outcome().mention().span(),
                passage.span(passage.item(candidate.cue())));
        exposure(passage, candidate, values);
        TextSpan exposed = exposureSpan(passage, candidate);
        List<Token> tokens = passage.tokens();
        TextSpan clause = clause(passage, candidate);
        int position = 0;
        while (position < tokens.size()) {
            Optional<PhraseTable.Match<List<CircumstanceCues.Cue>>> match = cues.match(tokens, position)
                    .filter(found -> clause.covers(tokens.get(found.first()).span()));
            if (match.isEmpty()) {
                position++;
                continue;
            }
            TextSpan span = new TextSpan(
                    tokens.get(match.get().first()).start(),
                    tokens.get(match.get().last() - 1).end());
            boolean partOfName = spoken.stream().anyMatch(span::overlaps) || insideLongerName(passage, span);
            for (CircumstanceCues.Cue cue : match.get().value()) {
                boolean taken = cue.dimension() == Dimension.REGIMEN && exposed.overlaps(span);
                boolean painKind = cue.dimension() == Dimension.REGIMEN && namesPain(tokens, match.get());
                boolean outcome =
                        cue.dimension() == Dimension.MODEL && outcomes.stream().anyMatch(span::overlaps);
                boolean placed = cue.dimension() != Dimension.CELL
                        || isPlaced(tokens, match.get().first());
                if (!partOfName && !taken && !painKind && !outcome && placed) {
                    values.computeIfAbsent(cue.dimension(), key -> new TreeSet<>())
                            .add(cue.value());
                }
            }
            position = match.get().last();
        }
        sharedModels(passage, spoken, values);
        site(passage, candidate, values);
        dose(passage, candidate, values);
        population(passage, candidate, clause, values);
        values.computeIfAbsent(Dimension.TIME, key -> new TreeSet<>())
                .addAll(CircumstanceCues.times(passage.text(), clause));
        values.computeIfAbsent(Dimension.REGIMEN, key -> new TreeSet<>())
                .addAll(CircumstanceCues.durations(passage.text(), clause));
        Context context = Context.empty();
        for (Map.Entry<Dimension, Set<String>> entry : values.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                context = context.with(entry.getKey(), String.join("; ", entry.getValue()));
            }
        }
        context = withSubjects(context, subjects);
        context = withAdministration(
                context, administrations.of(candidate.agent().concept().id()));
        for (Map.Entry<Dimension, String> facet :
                candidate.outcome().concept().facets().values().entrySet()) {
            context = context.with(facet.getKey(), facet.getValue(), ContextGround.NAME);
        }
        return context;
    }

    /** What holds for the whole article, unless the sentence speaks of another species. */
    private static Context withSubjects(Context context, Context subjects) {
        Optional<String> named = context.value(Dimension.SPECIES);
        if (named.isPresent() && !named.equals(subjects.value(Dimension.SPECIES))) {
            return context;
        }
        Context more = context;
        for (Map.Entry<Dimension, String> entry : subjects.values().entrySet()) {
            Dimension dimension = entry.getKey();
            if (more.value(dimension).isEmpty()) {
                more = more.with(dimension, entry.getValue(), subjects.ground(dimension));
            }
        }
        return more;
    }

    /** How the agent was given, unless the sentence says that it was given otherwise. */
    private static Context withAdministration(Context context, Map<Dimension, String> given) {
        boolean otherwise = given.entrySet().stream().anyMatch(entry -> context.value(entry.getKey())
                .filter(value -> !value.equals(entry.getValue()))
                .isPresent());
        if (otherwise) {
            return context;
        }
        Context more = context;
        for (Map.Entry<Dimension, String> entry : given.entrySet()) {
            if (more.value(entry.getKey()).isEmpty()) {
                more = more.with(entry.getKey(), entry.getValue(), ContextGround.EARLIER);
            }
        }
        return more;
    }

    /** "In HEK293 cells": cells that something is seen in, rather than done to. */
    private static boolean isPlaced(List<Token> tokens, int first) {
        for (int i = Math.max(0, first - PLACED_BEFORE); i < first; i++) {
            String key = tokens.get(i).key();
            if (key.equals("in") || key.equals("from")) {
                return true;
            }
        }
        return false;
    }

    /** "In patients with major depression": whom something was seen in, by what they have. */
    private static void population(
            Passage passage, Candidate candidate, TextSpan clause, Map<Dimension, Set<String>> values) {
        for (Mention mention : passage.mentions()) {
            boolean condition = mention.concept().type() == ConceptType.DISEASE
                    || mention.concept().type() == ConceptType.PHENOTYPE;
            boolean spoken = mention.concept()
                            .id()
                            .equals(candidate.outcome().concept().id())
                    || mention.concept().id().equals(candidate.agent().concept().id());
            if (condition && !spoken && clause.covers(mention.span())) {
                bearer(passage, mention)
                        .ifPresent(who -> values.computeIfAbsent(Dimension.POPULATION, key -> new TreeSet<>())
                                .add(who + " with " + mention.concept().entity().label()));
            }
        }
    }

    /** Who has what a mention names: "patients" of "patients with chronic pain". */
    private static Optional<String> bearer(Passage passage, Mention mention) {
        List<Token> tokens = passage.tokens();
        int first = 0;
        while (first < tokens.size()
                && tokens.get(first).start() < mention.span().start()) {
            first++;
        }
        for (int with = first - 1; with > 0 && with >= first - PLACED_BEFORE; with--) {
            String who = tokens.get(with - 1).key();
            if (tokens.get(with).key().equals("with") && BEARERS.contains(who)) {
                return Optional.of(who);
            }
        }
        return Optional.empty();
    }

    /** What stands between semicolons, or on one side of "whereas": "in mice it did; in rats it did not". */
    private static TextSpan clause(Passage passage, Candidate candidate) {
        int start = 0;
        int end = passage.size();
        for (int i = 0; i < passage.size(); i++) {
            boolean border = passage.isWord(i, ";") || passage.isWord(i, "whereas");
            if (border && i > 0 && i + 1 < passage.size() && i < candidate.cue()) {
                start = i + 1;
            }
            if (border && i > candidate.cue() && end == passage.size()) {
                end = i;
            }
        }
        return new TextSpan(
                passage.span(passage.item(start)).start(),
                passage.span(passage.item(end - 1)).end());
    }

    /** "CCI-779" is a drug, whatever "CCI" may be alone. */
    private static boolean insideLongerName(Passage passage, TextSpan span) {
        for (Mention mention : passage.mentions()) {
            boolean molecule = Kinds.isGiven(mention.concept()) || Kinds.isMolecule(mention.concept());
            if (molecule && mention.span().covers(span) && mention.span().length() > span.length()) {
                return true;
            }
        }
        return false;
    }

    /** "Chronic pain" and "acute pain" are kinds of pain, not ways of giving a drug. */
    private static boolean namesPain(List<Token> tokens, PhraseTable.Match<List<CircumstanceCues.Cue>> match) {
        if (match.last() >= tokens.size()) {
            return false;
        }
        String next = tokens.get(match.last()).key();
        return next.startsWith("pain")
                || next.startsWith("stress")
                || next.startsWith("constriction")
                || next.startsWith("mild")
                || next.startsWith("unpredictable")
                || next.startsWith("phase")
                || next.startsWith("social")
                || next.startsWith("effectiv")
                || next.startsWith("disease");
    }

    /** "Models of inflammatory and neuropathic pain": names shared out over a coordination are models, too. */
    private static void sharedModels(Passage passage, List<TextSpan> spoken, Map<Dimension, Set<String>> values) {
        for (int i = 0; i < passage.size(); i++) {
            Item item = passage.item(i);
            boolean afterModel = passage.isWord(i - 1, "of") && passage.is(i - 2, ItemKind.BEARER);
            if (!item.is(ItemKind.CONCEPT) || !afterModel) {
                continue;
            }
            for (Mention mention : item.mentions()) {
                boolean condition = mention.concept().type() == ConceptType.PHENOTYPE
                        || mention.concept().type() == ConceptType.DISEASE;
                if (condition && spoken.stream().noneMatch(mention.span()::overlaps)) {
                    values.computeIfAbsent(Dimension.MODEL, key -> new TreeSet<>())
                            .add(mention.concept().entity().label());
                }
            }
        }
    }

    /** The places that the words around the outcome name, up to the next verb, or the subject's. */
    private static void site(Passage passage, Candidate candidate, Map<Dimension, Set<String>> values) {
        TextSpan outcome = candidate.outcome().mention().span();
        TreeSet<String> sites = new TreeSet<>();
        boolean behind = false;
        for (Item item : passage.items()) {
            TextSpan span = passage.span(item);
            if (span.start() >= outcome.end()) {
                behind = true;
            }
            if (behind && item.is(ItemKind.VERB, ItemKind.PASSIVE, ItemKind.BREAK, ItemKind.SUBORDINATOR)) {
                break;
            }
            if (behind && item.is(ItemKind.CONCEPT, ItemKind.ASIDE)) {
                addSites(item, sites);
            }
        }
        int cue = candidate.cue();
        int before = passage.skipBack(cue - 1, ItemKind.ADVERB);
        if (sites.isEmpty() && !passage.is(before, ItemKind.CONJUNCTION)) {
            for (int i = cue - 1; i >= 0; i--) {
                Item item = passage.item(i);
                if (item.is(ItemKind.BREAK, ItemKind.SUBORDINATOR, ItemKind.RELATIVE, ItemKind.VERB)) {
                    break;
                }
                if (item.is(ItemKind.CONCEPT)) {
                    addSites(item, sites);
                }
            }
        }
        if (!sites.isEmpty()) {
            values.put(Dimension.SITE, sites);
        }
    }

    private static void addSites(Item item, Set<String> sites) {
        for (Mention mention : item.mentions()) {
            if (mention.concept().type() == ConceptType.ANATOMY) {
                sites.add(mention.concept().entity().label());
            }
        }
        item.inner().forEach(inner -> addSites(inner, sites));
    }

    private static void dose(Passage passage, Candidate candidate, Map<Dimension, Set<String>> values) {
        TextSpan agent = candidate.agent().mention().span();
        TreeSet<String> doses = new TreeSet<>();
        for (CircumstanceCues.Placed dose : CircumstanceCues.doses(passage.text(), passage.span())) {
            int start = dose.span().start();
            boolean near = start >= agent.start() - 60 && start <= agent.end() + DOSE_REACH;
            if (near && !otherDrugBetween(passage, candidate, start)) {
                doses.add(dose.value());
            }
        }
        if (!doses.isEmpty()) {
            values.put(Dimension.DOSE, doses);
        }
    }

    private static boolean otherDrugBetween(Passage passage, Candidate candidate, int position) {
        TextSpan agent = candidate.agent().mention().span();
        int from = Math.min(agent.end(), position);
        int to = Math.max(agent.start(), position);
        for (Mention mention : passage.mentions()) {
            boolean between = mention.span().start() >= from && mention.span().end() <= to;
            boolean other = Kinds.isGiven(mention.concept())
                    && !mention.concept()
                            .id()
                            .equals(candidate.agent().concept().id());
            if (between && other) {
                return true;
            }
        }
        return false;
    }

    /** "Exposed to chronic morphine", "morphine-tolerant rats": what the subjects had been given besides the agent. */
    private static void exposure(Passage passage, Candidate candidate, Map<Dimension, Set<String>> values) {
        TextSpan span = exposureSpan(passage, candidate);
        if (span.length() > 0) {
            String words = span.cut(passage.text()).replaceAll("\\s+", " ");
            values.computeIfAbsent(Dimension.EXPOSURE, key -> new TreeSet<>()).add(lowered(words));
        }
    }

    /** A word that only opens its sentence with a capital loses it; a name in capitals keeps them. */
    private static String lowered(String words) {
        boolean capitals = words.length() > 1 && Character.isUpperCase(words.charAt(1));
        if (capitals) {
            return words;
        }
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static TextSpan exposureSpan(Passage passage, Candidate candidate) {
        for (int i = 0; i < passage.size(); i++) {
            Item item = passage.item(i);
            boolean exposing = item.is(ItemKind.HANDLING) && item.key().contains("exposed to");
            if (exposing) {
                int next = passage.skip(i + 1, ItemKind.WORD, ItemKind.ADVERB, ItemKind.DETERMINER, ItemKind.ADJECTIVE);
                if (passage.is(next, ItemKind.CONCEPT) && isOther(passage.item(next), candidate)) {
                    TextSpan first = passage.span(passage.item(i + 1));
                    TextSpan last = passage.span(passage.item(next));
                    return new TextSpan(first.start(), last.end());
                }
            }
            boolean linked = item.is(ItemKind.CONCEPT)
                    && passage.is(i + 1, ItemKind.LINKING)
                    && Set.of("tolerant", "treated", "exposed", "induced")
                            .contains(passage.item(i + 1).key());
            if (linked && isOther(item, candidate) && isDrug(item)) {
                return passage.span(item);
            }
        }
        return new TextSpan(0, 0);
    }
    /** A drug belongs to a class of drugs; what only brings about a model of disease does not. */
    private static boolean isDrug(Item item) {
        return item.mentions().stream()
                .anyMatch(mention -> mention.concept().type() != ConceptType.CHEMICAL
                        || !mention.concept().broader().isEmpty());
    }

    private static boolean isOther(Item item, Candidate candidate) {
        return item.mentions().stream()
                .anyMatch(mention -> Kinds.isGiven(mention.concept())
                        && !mention.concept()
                                .id()
                                .equals(candidate.agent().concept().id())
                        && !mention.concept()
                                .id()
                                .equals(candidate.outcome().concept().id()));
    }
}
