package dev.consilience.extraction;

import dev.consilience.article.Article;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Agent;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Context;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes from an article the claims that it makes.
 *
 * <p>A function of the article, the vocabulary and the rules: no clock, no randomness, no state between calls, so that one
 * extractor serves any number of threads and the same article always gives the same claims in the same order.
 *
 * <h2>What gives no claim</h2>
 *
 * Articles that are retracted or deleted; sections that state aims, methods or what was known before; questions,
 * hypotheses and intentions within other sections; what a page carries around its text; and any sentence that the rules do
 * not understand. A claim that is missed costs less than one that the article does not make.
 *
 * <pre>{@code
 * List<Claim> claims = Extractor.standard().extract(article);
 * }</pre>
 */
public final class Extractor {

    // What no author writes, but somebody may send: each quote, and each list of claims, has to fit into a message.
    private static final int LONGEST_SENTENCE = 3_000;
    private static final int MOST_CLAIMS_OF_A_SENTENCE = 60;
    private static final int MOST_CLAIMS_OF_AN_ARTICLE = 5_000;

    private final Vocabulary vocabulary;
    private final ConceptTagger tagger;
    private final DefinedNames definedNames;
    private final TriggerTable triggers;
    private final SentenceReader sentenceReader;
    private final StatementFilter statements;
    private final LearnedClaims learned;
    private final CircumstanceCues cues;
    private final SubjectsOfArticle subjects;
    private final ContextDetector contexts;

    private Extractor(Vocabulary vocabulary, FormAdvice advice) {
        this.vocabulary = vocabulary;
        this.tagger = new ConceptTagger(vocabulary, advice);
        this.definedNames = new DefinedNames(tagger);
        this.triggers = TriggerTable.standard();
        this.sentenceReader = new SentenceReader(triggers, WordTable.standard());
        this.statements = new StatementFilter();
        this.learned = new LearnedClaims();
        this.cues = new CircumstanceCues();
        this.subjects = new SubjectsOfArticle(cues);
        this.contexts = new ContextDetector(cues);
    }

    /** An extractor with the vocabulary that comes with this module. */
    public static Extractor standard() {
        return with(VocabularyReader.standard());
    }

    /** An extractor with another vocabulary and the built-in rules. */
    public static Extractor with(Vocabulary vocabulary) {
        return with(vocabulary, FormAdvice.none());
    }

    /** An extractor with another vocabulary, what is known of misleading names in it, and the built-in rules. */
    public static Extractor with(Vocabulary vocabulary, FormAdvice advice) {
        return new Extractor(vocabulary, advice);
    }

    /** The vocabulary that it names concepts by. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The claims of an article, in the order of its text; of claims with one id the first only. Names that the article
     * came with are used beside those that are found: of names that overlap the longest counts, of equally long ones that
     * of the vocabulary.
     */
    public List<Claim> extract(Article article) {
        return extract(article, tagging(article));
    }

    private Tagging tagging(Article article) {
        Map<String, Optional<Concept>> abbreviations = new HashMap<>();
        for (Section section : article.sections()) {
            definedNames.find(section.text(), abbreviations);
        }
        Named named = new Named();
        Map<String, List<Annotation>> given = bySection(GivenNames.of(article, vocabulary));
        return (section, tokens) -> joined(
                tagger.tag(section.text(), tokens, abbreviations, named),
                given(given.getOrDefault(section.id(), List.of()), tokens));
    }

    /**
     * The names that are found in an article, in the order of its text: what {@link #extract(Article)} reads claims
     * between, those that the article came with left out. A name that is shared out over a list names several concepts.
     */
    public List<Annotation> names(Article article) {
        Map<String, Optional<Concept>> abbreviations = new HashMap<>();
        for (Section section : article.sections()) {
            definedNames.find(section.text(), abbreviations);
        }
        Named named = new Named();
        List<Annotation> names = new ArrayList<>();
        for (Section section : article.sections()) {
            for (TextSpan sentence : SentenceSplitter.split(section.text())) {
                List<Token> tokens = Tokenizer.tokenize(section.text(), sentence);
                for (ConceptTagger.Tag tag : tagger.tag(section.text(), tokens, abbreviations, named)) {
                    for (Mention mention : tag.mentions()) {
                        names.add(new Annotation(section.id(), mention.span(), mention.concept()));
                    }
                }
            }
        }
        return names;
    }

    /**
     * The claims of an article between names that somebody else has found in it, and no others. The rules are the same;
     * only the finding of names is left out. Of names that overlap the first and longest counts.
     *
     * @param annotations in any order; those of sections that the article lacks, or that no token matches, are left out
     */
    public List<Claim> extract(Article article, List<Annotation> annotations) {
        Map<String, List<Annotation>> given = bySection(annotations);
        return extract(article, (section, tokens) -> given(given.getOrDefault(section.id(), List.of()), tokens));
    }

    /** The names that an article came with, as far as they can be used: they have an identifier and stand within a section. */
    public List<Annotation> givenNames(Article article) {
        return GivenNames.of(article, vocabulary);
    }

    private static Map<String, List<Annotation>> bySection(List<Annotation> annotations) {
        Map<String, List<Annotation>> bySection = new HashMap<>();
        for (Annotation annotation : annotations) {
            bySection
                    .computeIfAbsent(annotation.section(), id -> new ArrayList<>())
                    .add(annotation);
        }
        bySection
                .values()
                .forEach(list -> list.sort(Comparator.comparingInt(
                                (Annotation annotation) -> annotation.span().start())
                        .thenComparingInt(annotation -> -annotation.span().end())
                        .thenComparing(annotation -> annotation.concept().id())));
        return bySection;
    }

    private static List<ConceptTagger.Tag> joined(List<ConceptTagger.Tag> found, List<ConceptTagger.Tag> given) {
        if (given.isEmpty()) {
            return found;
        }
        List<ConceptTagger.Tag> longestFirst = new ArrayList<>(found);
        longestFirst.addAll(given);
        // The sort is stable: what was found comes before what was given.
        longestFirst.sort(Comparator.comparingInt(tag -> tag.first() - tag.last()));
        List<ConceptTagger.Tag> joined = new ArrayList<>();
        for (ConceptTagger.Tag tag : longestFirst) {
            if (joined.stream().noneMatch(other -> tag.first() < other.last() && other.first() < tag.last())) {
                joined.add(tag);
            }
        }
        joined.sort(Comparator.comparingInt(ConceptTagger.Tag::first));
        return joined;
    }

    private static List<ConceptTagger.Tag> given(List<Annotation> annotations, List<Token> tokens) {
        List<ConceptTagger.Tag> tags = new ArrayList<>();
        int last = 0;
        for (Annotation annotation : annotations) {
            int first = last;
            while (first < tokens.size()
                    && tokens.get(first).end() <= annotation.span().start()) {
                first++;
            }
            int end = first;
            while (end < tokens.size()
                    && tokens.get(end).start() < annotation.span().end()) {
                end++;
            }
            boolean whole = end > first
                    && tokens.get(0).start() <= annotation.span().start()
                    && tokens.get(first).start() <= annotation.span().start();
            if (whole) {
                Mention mention = new Mention(annotation.span(), annotation.concept(), false);
                tags.add(new ConceptTagger.Tag(first, end, List.of(mention)));
                last = end;
            }
        }
        return tags;
    }

    /** Finds the names in a sentence. */
    @FunctionalInterface
    private interface Tagging {
        List<ConceptTagger.Tag> tag(Section section, List<Token> tokens);
    }

    private List<Claim> extract(Article article, Tagging tagging) {
        return new Reading(article, tagging, sentence -> {}).claims();
    }

    /**
     * How each sentence of an article was read, in order: for people who want to see why there is a claim, or none.
     * Sentences of sections that state no findings, and those in which nothing is named, are left out.
     */
    public List<SentenceReading> explain(Article article) {
        List<SentenceReading> readings = new ArrayList<>();
        new Reading(article, tagging(article), reading -> readings.add(reading.get())).claims();
        return readings;
    }

    private static boolean statesFindings(SectionKind kind) {
        return switch (kind) {
            case TITLE, ABSTRACT, RESULTS, CONCLUSIONS, BODY -> true;
            case BACKGROUND, OBJECTIVE, METHODS -> false;
        };
    }

    /** One reading of one article, sentence by sentence. */
    private final class Reading {

        private final Article article;
        private final Tagging tagging;
        private final Consumer<Supplier<SentenceReading>> watcher;
        private final Administrations administrations = new Administrations(cues);
        /** Asked for only if there is a claim. */
        private final Supplier<Context> subjectsOfArticle;

        Reading(Article article, Tagging tagging, Consumer<Supplier<SentenceReading>> watcher) {
            this.article = article;
            this.tagging = tagging;
            this.watcher = watcher;
            this.subjectsOfArticle = new Once<>(() -> subjects.of(article));
        }

        List<Claim> claims() {
            if (!article.status().carriesClaims()) {
                return List.of();
            }
            Map<ClaimId, Claim> claims = new LinkedHashMap<>();
            for (Section section : article.sections()) {
                if (statesFindings(section.kind())) {
                    for (Claim claim : claims(section)) {
                        claims.putIfAbsent(claim.id(), claim);
                    }
                } else if (section.kind() == SectionKind.METHODS) {
                    readMethods(section);
                }
            }
            return claims.values().stream().limit(MOST_CLAIMS_OF_AN_ARTICLE).toList();
        }

        /** Methods state no findings, but how things were given. */
        private void readMethods(Section section) {
            for (TextSpan span : SentenceSplitter.split(section.text())) {
                if (span.length() <= LONGEST_SENTENCE) {
                    List<Token> tokens = Tokenizer.tokenize(section.text(), span);
                    administrations.read(section.text(), span, tokens, tagging.tag(section, tokens));
                }
            }
        }

        private List<Claim> claims(Section section) {
            List<Claim> claims = new ArrayList<>();
            Discourse discourse = new Discourse();
            for (TextSpan span : SentenceSplitter.split(section.text())) {
                if (span.length() > LONGEST_SENTENCE) {
                    discourse.next();
                    continue;
                }
                List<Token> tokens = Tokenizer.tokenize(section.text(), span);
                if (statements.endsText(tokens)) {
                    break;
                }
                discourse.next();
                if (statements.isFurniture(tokens)) {
                    continue;
                }
                List<ConceptTagger.Tag> tags = tagging.tag(section, tokens);
                if (tags.isEmpty()) {
                    continue;
                }
                Passage passage = new Passage(
                        section.text(), span, tokens, sentenceReader.read(tokens, tags), discourse, vocabulary, tagger);
                List<Claim> found = claims(section, passage, tags);
                watcher.accept(() -> reading(section, passage, found));
                claims.addAll(found);
                // Only now: what this sentence says of other things than the claim does not govern the claim.
                administrations.read(section.text(), span, tokens, tags);
                remember(passage);
            }
            return claims;
        }

        private List<Claim> claims(Section section, Passage passage, List<ConceptTagger.Tag> tags) {
            if (statements.statesNoFinding(passage.tokens())) {
                return List.of();
            }
            List<Candidate> candidates = new ArrayList<>();
            ClauseReader clauses = new ClauseReader(passage);
            for (ClaimRule rule : ClaimRules.ALL) {
                rule.apply(passage, clauses, candidates);
            }
            learned.add(passage, tags, section.kind() == SectionKind.TITLE, candidates);
            List<TextSpan> outcomes = candidates.stream()
                    .map(candidate -> candidate.outcome().mention().span())
                    .toList();
            List<Claim> claims = new ArrayList<>();
            for (Candidate candidate : candidates) {
                int cue = passage.item(candidate.cue()).first();
                boolean inSentence =
                        passage.span().covers(candidate.outcome().mention().span());
                if (inSentence && !statements.isUnstated(passage.tokens(), cue)) {
                    claims.add(claim(section, passage, candidate, outcomes));
                }
            }
            return claims.subList(0, Math.min(claims.size(), MOST_CLAIMS_OF_A_SENTENCE));
        }

        private Claim claim(Section section, Passage passage, Candidate candidate, List<TextSpan> outcomes) {
            Item cue = passage.item(candidate.cue());
            Context context = Context.empty();
            if (!candidate.isDefinition()) {
                context = contexts.detect(passage, candidate, outcomes, subjectsOfArticle.get(), administrations);
            }
            Quote quote = new Quote(
                    section.id(),
                    passage.span(),
                    passage.span().cut(section.text()),
                    candidate.agent().mention().span(),
                    candidate.outcome().mention().span(),
                    passage.span(cue));
            return Claim.of(
                    article,
                    agent(candidate.agent()),
                    candidate.direction(),
                    outcome(candidate.outcome().concept()),
                    context,
                    statements.certainty(passage.tokens(), cue.first()),
                    quote,
                    candidate.rule(),
                    vocabulary.release());
        }

        private SentenceReading reading(Section section, Passage passage, List<Claim> claims) {
            List<Annotation> names = passage.mentions().stream()
                    .map(mention -> new Annotation(section.id(), mention.span(), mention.concept()))
                    .toList();
            List<TextSpan> triggers = passage.items().stream()
                    .filter(item -> item.trigger().isPresent())
                    .map(passage::span)
                    .toList();
            return new SentenceReading(
                    section.id(),
                    passage.span(),
                    passage.span().cut(section.text()),
                    names,
                    triggers,
                    !statements.statesNoFinding(passage.tokens()),
                    claims);
        }
    }

    private Agent agent(Referent referent) {
        if (vocabulary.find(referent.concept().id()).isEmpty()) {
            return new Agent(referent.concept().entity(), referent.manipulation(), List.of());
        }
        return vocabulary.agent(referent.concept(), referent.manipulation());
    }

    private Outcome outcome(Concept concept) {
        if (vocabulary.find(concept.id()).isEmpty()) {
            return new Outcome(concept.entity(), List.of());
        }
        return vocabulary.outcome(concept);
    }

    /** Keeps what the sentence was about for the pronouns of the next. */
    private static void remember(Passage passage) {
        ClauseReader clauses = new ClauseReader(passage);
        int verb = 0;
        while (verb < passage.size()
                && !passage.is(
                        verb,
                        ItemKind.VERB,
                        ItemKind.PASSIVE,
                        ItemKind.AUXILIARY,
                        ItemKind.MODAL,
                        ItemKind.OTHER_VERB)) {
            verb++;
        }
        if (verb > 0 && verb < passage.size()) {
            NounPhrase subject = clauses.subject(clauses.group(verb));
            List<Referent> named = subject.referents().stream()
                    .filter(referent -> referent.manipulation() != Manipulation.NONE || !referent.signed())
                    .toList();
            passage.discourse().subject(named);
        }
        for (Item item : passage.items()) {
            item.mentions().forEach(passage.discourse()::target);
        }
    }

    TriggerTable triggers() {
        return triggers;
    }
}
