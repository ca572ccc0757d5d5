package dev.consilience.extraction;

import dev.consilience.article.Article;
import dev.consilience.article.Section;
import dev.consilience.article.SubjectHeading;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Context;
import dev.consilience.claim.Dimension;
import dev.consilience.vocabulary.ConceptType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the circumstances of a claim: from the sentence, from the outcome's own name, and, for the species, from the title,
 * the subject headings and the rest of the article. The words stand in {@code context/cues.tsv}.
 */
final class ContextDetector {

    private record Cue(Dimension dimension, String value) {}

    private static final Pattern DOSE = Pattern.compile(
            "\\d+(?:\\.\\d+)?(?:\\s?(?:-|–|to)\\s?\\d+(?:\\.\\d+)?)?\\s?(?:mg|g|ug|µg|μg|mcg|ng|nmol|pmol|umol|µmol|μmol|mmol)"
                    + "(?:\\s?/\\s?kg)?(?:\\s?/\\s?(?:day|d|h|hour))?\\b");
    private static final Pattern CONCENTRATION = Pattern.compile("\\d+(?:\\.\\d+)?\\s?(?:nM|µM|μM|uM|mM)\\b");
    private static final int DOSE_REACH = 160;

    private static final Map<String, String> SPECIES_HEADINGS = Map.of(
            "mice",
            "mouse",
            "rats",
            "rat",
            "humans",
            "human",
            "macaca mulatta",
            "rhesus monkey",
            "zebrafish",
            "zebrafish",
            "drosophila melanogaster",
            "fruit fly",
            "caenorhabditis elegans",
            "nematode");

    private final PhraseTable<List<Cue>> cues = new PhraseTable<>();

    ContextDetector() {
        Map<String, List<Cue>> byPhrase = new TreeMap<>();
        for (TabbedTable.Row row : TabbedTable.resource("context/cues.tsv", Set.of("dimension", "value", "phrases"))) {
            Dimension dimension = Dimension.valueOf(row.require("dimension").toUpperCase(Locale.ROOT));
            for (String phrase : row.list("phrases")) {
                byPhrase.computeIfAbsent(phrase, key -> new ArrayList<>())
                        .add(new Cue(dimension, row.require("value")));
            }
        }
        byPhrase.forEach(cues::put);
    }

    /** What the article as a whole says of its species; empty if it says nothing or names several. */
    Optional<String> species(Article article) {
        SortedSet<String> fromTitle = speciesIn(article.title());
        if (fromTitle.size() == 1) {
            return Optional.of(fromTitle.first());
        }
        TreeSet<String> fromHeadings = new TreeSet<>();
        for (SubjectHeading heading : article.headings()) {
            String label = heading.label().toLowerCase(Locale.ROOT);
            String species = SPECIES_HEADINGS.get(label);
            if (species != null) {
                fromHeadings.add(species);
            }
        }
        if (fromHeadings.size() == 1) {
            return Optional.of(fromHeadings.first());
        }
        TreeSet<String> fromText = new TreeSet<>();
        for (Section section : article.sections()) {
            fromText.addAll(speciesIn(section.text()));
        }
        // Almost every paper mentions patients somewhere, whatever it studied.
        fromText.remove("human");
        if (fromText.size() == 1) {
            return Optional.of(fromText.first());
        }
        return Optional.empty();
    }

    private SortedSet<String> speciesIn(String text) {
        TreeSet<String> found = new TreeSet<>();
        List<Token> tokens = Tokenizer.tokenize(text, new TextSpan(0, text.length()));
        for (int i = 0; i < tokens.size(); i++) {
            cues.match(tokens, i).ifPresent(match -> match.value().stream()
                    .filter(cue -> cue.dimension() == Dimension.SPECIES)
                    .forEach(cue -> found.add(cue.value())));
        }
        return found;
    }

    /**
     * The circumstances of one claim.
     *
     * @param outcomes where the sentence names outcomes of any claim; what is an outcome is no model
     * @param species of the article, for when the sentence names none
     */
    Context detect(Passage passage, Candidate candidate, List<TextSpan> outcomes, Optional<String> species) {
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
            Optional<PhraseTable.Match<List<Cue>>> match = cues.match(tokens, position)
                    .filter(found -> clause.covers(tokens.get(found.first()).span()));
            if (match.isEmpty()) {
                position++;
                continue;
            }
            TextSpan span = new TextSpan(
                    tokens.get(match.get().first()).start(),
                    tokens.get(match.get().last() - 1).end());
            boolean partOfName = spoken.stream().anyMatch(span::overlaps) || insideLongerName(passage, span);
            for (Cue cue : match.get().value()) {
                boolean taken = cue.dimension() == Dimension.REGIMEN && exposed.overlaps(span);
                boolean painKind = cue.dimension() == Dimension.REGIMEN && namesPain(tokens, match.get());
                boolean outcome =
                        cue.dimension() == Dimension.MODEL && outcomes.stream().anyMatch(span::overlaps);
                if (!partOfName && !taken && !painKind && !outcome) {
                    values.computeIfAbsent(cue.dimension(), key -> new TreeSet<>())
                            .add(cue.value());
                }
            }
            position = match.get().last();
        }
        sharedModels(passage, spoken, values);
        site(passage, candidate, values);
        dose(passage, candidate, values);
        Context context = Context.empty();
        for (Map.Entry<Dimension, Set<String>> entry : values.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                context = context.with(entry.getKey(), String.join("; ", entry.getValue()));
            }
        }
        if (context.value(Dimension.SPECIES).isEmpty() && species.isPresent()) {
            context = context.with(Dimension.SPECIES, species.get());
        }
        for (Map.Entry<Dimension, String> facet :
                candidate.outcome().concept().facets().values().entrySet()) {
            context = context.with(facet.getKey(), facet.getValue());
        }
        return context;
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
    private static boolean namesPain(List<Token> tokens, PhraseTable.Match<List<Cue>> match) {
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
        String sentence = passage.span().cut(passage.text());
        int offset = passage.span().start();
        TextSpan agent = candidate.agent().mention().span();
        TreeSet<String> doses = new TreeSet<>();
        for (Pattern pattern : List.of(DOSE, CONCENTRATION)) {
            Matcher matcher = pattern.matcher(sentence);
            while (matcher.find()) {
                int start = offset + matcher.start();
                boolean near = start >= agent.start() - 60 && start <= agent.end() + DOSE_REACH;
                if (near && !otherDrugBetween(passage, candidate, start)) {
                    doses.add(matcher.group().replaceAll("\\s*/\\s*", "/").replaceAll("\\s+", " "));
                }
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
