package dev.consilience.commandline.offline;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.Abbreviation;
import dev.consilience.extraction.AbbreviationFinder;
import dev.consilience.extraction.Annotation;
import dev.consilience.extraction.Extractor;
import dev.consilience.extraction.relation.LearnedNames;
import dev.consilience.extraction.relation.MarkedText;
import dev.consilience.extraction.relation.MentionType;
import dev.consilience.extraction.relation.Named;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Marks the names that the extractor finds, where those of a corpus are not to be used.
 *
 * <p>Where the identifiers of one vocabulary are wanted, names that people marked with them count beside those of the
 * extractor's own vocabulary: of names that overlap the longest, of equally long ones what people marked. A short form is
 * what the text defines it to be.
 */
public final class OwnNames {

    private final Extractor extractor;
    private final EquivalentIds ids;
    private final Function<String, LearnedNames> learned;

    /** Finds names by an extractor, and by the learned names that come with it. */
    public OwnNames(Extractor extractor, EquivalentIds ids) {
        this(extractor, ids, LearnedNames::standard);
    }

    private OwnNames(Extractor extractor, EquivalentIds ids, Function<String, LearnedNames> learned) {
        this.extractor = extractor;
        this.ids = ids;
        this.learned = learned;
    }

    /** The same with other learned names, by the prefix of the vocabulary. */
    OwnNames with(Map<String, LearnedNames> names) {
        return new OwnNames(extractor, ids, prefix -> names.getOrDefault(prefix, LearnedNames.NONE));
    }

    /** A name that may be marked. */
    private record Candidate(TextSpan span, MentionType type, String id, boolean learned) {

        boolean overlaps(Candidate other) {
            return span.start() < other.span().end() && other.span().start() < span.end();
        }

        Candidate at(TextSpan place) {
            return new Candidate(place, type, id, learned);
        }
    }

    /**
     * The text with the names that are found in it.
     *
     * @param prefix of the vocabulary that identifiers are wanted from, without which they are left out; empty for any
     */
    MarkedText mark(String text, String prefix) {
        LearnedNames known = LearnedNames.NONE;
        if (!prefix.isEmpty()) {
            known = learned.apply(prefix);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (LearnedNames.Found found : known.find(text)) {
            candidates.add(new Candidate(found.span(), found.type(), found.id(), true));
        }
        for (Annotation name : extractor.names(OneSection.of(text))) {
            id(name, text, prefix, known)
                    .ifPresent(id -> candidates.add(new Candidate(name.span(), type(name.concept()), id, false)));
        }
        List<Named> named = new ArrayList<>();
        for (Candidate one : byDefinition(text, longest(candidates))) {
            named.add(new Named("N" + named.size(), one.span(), one.type(), List.of(one.id())));
        }
        return new MarkedText(text, named);
    }

    private static MentionType type(Concept concept) {
        return MentionType.of(concept.type().name());
    }

    private Optional<String> id(Annotation name, String text, String prefix, LearnedNames known) {
        Concept concept = name.concept();
        String words = name.span().cut(text);
        if (prefix.isEmpty() && concept.type() != ConceptType.DRUG_CLASS) {
            return Optional.of(concept.id().value());
        }
        return known.id(type(concept), words).or(() -> {
            if (concept.type() == ConceptType.DRUG_CLASS) {
                // Corpora mark chemicals; "an analgesic" is none of them.
                return Optional.empty();
            }
            return ids.in(prefix, words, concept.id());
        });
    }

    /** Names of a list may share a span: several own names of one span all stay. */
    private static List<Candidate> longest(List<Candidate> candidates) {
        List<Candidate> order = new ArrayList<>(candidates);
        order.sort(Comparator.comparingInt((Candidate one) -> -one.span().length())
                .thenComparing(one -> !one.learned())
                .thenComparingInt(one -> one.span().start()));
        List<Candidate> kept = new ArrayList<>();
        for (Candidate one : order) {
            boolean free = kept.stream()
                    .allMatch(other -> !one.overlaps(other)
                            || (one.span().equals(other.span()) && !one.learned() && !other.learned()));
            if (free) {
                kept.add(one);
            }
        }
        kept.sort(Comparator.comparingInt(one -> one.span().start()));
        return kept;
    }

    /** Every place of a short form that the text defines means what its long form means, if that is known. */
    private static List<Candidate> byDefinition(String text, List<Candidate> names) {
        Map<String, Candidate> defined = new LinkedHashMap<>();
        for (Abbreviation abbreviation : AbbreviationFinder.find(text)) {
            meant(abbreviation.longSpan(), names)
                    .ifPresent(meant -> defined.putIfAbsent(abbreviation.shortForm(), meant));
        }
        List<Candidate> settled = new ArrayList<>();
        for (Candidate one : names) {
            if (!defined.containsKey(one.span().cut(text))) {
                settled.add(one);
            }
        }
        defined.forEach((shortForm, meant) -> {
            for (TextSpan place : places(text, shortForm)) {
                Candidate name = meant.at(place);
                if (settled.stream().noneMatch(name::overlaps)) {
                    settled.add(name);
                }
            }
        });
        settled.sort(Comparator.comparingInt(one -> one.span().start()));
        return settled;
    }

    /** The name that ends where a long form ends and is not shorter. */
    private static Optional<Candidate> meant(TextSpan longForm, List<Candidate> names) {
        return names.stream()
                .filter(one -> one.span().end() == longForm.end() && one.span().start() <= longForm.start())
                .findFirst();
    }

    /** Where words stand, not as a part of other words. */
    private static List<TextSpan> places(String text, String words) {
        List<TextSpan> places = new ArrayList<>();
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length())) {
            int end = at + words.length();
            boolean opens = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean closes = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (opens && closes) {
                places.add(new TextSpan(at, end));
            }
        }
        return places;
    }
}
