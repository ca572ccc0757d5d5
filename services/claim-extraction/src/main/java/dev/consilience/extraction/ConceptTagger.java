package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the concepts of a vocabulary in text: the longest name first, hyphens and Greek letters however they are written,
 * plain plurals, and names shared out over a coordination.
 *
 * <p>An acronym in capital letters is taken only as printed or with a capital first letter: "ARC" and "Arc" may be the
 * gene, "arc" is not.
 */
final class ConceptTagger {

    /** Where a sentence names concepts: tokens {@code first} up to but without {@code last}. */
    record Tag(int first, int last, List<Mention> mentions) {

        Tag {
            mentions = List.copyOf(mentions);
        }
    }

    /**
     * @param tied whether the name needs its hyphen: "morphine-induced hyperalgesia" is a name, "morphine induced
     *     hyperalgesia" a finding
     */
    private record Form(Concept concept, String printed, boolean acronym, boolean tied) {}

    private static final int LONGEST_ACRONYM = 5;
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_SHARED_PART = 4;
    private static final Set<String> SEPARATORS = Set.of(",", "and", "or", "nor", "/", "but", "not", "also");

    private final Map<String, List<Form>> forms = new HashMap<>();
    private final Map<String, Integer> longest = new HashMap<>();

    /** Elements that could be one part of a shared name: the words that stand in any name of several words. */
    private final Set<String> parts = new HashSet<>();

    /** Names that contain that of a concept and are none: "myocardial depression" is no depression. */
    private final Set<String> decoys = new HashSet<>();

    ConceptTagger(Vocabulary vocabulary) {
        for (TabbedTable.Row row : TabbedTable.resource("lexicon/decoys.tsv", Set.of("name", "why"))) {
            String name = row.require("name");
            List<String> keys = keys(Tokenizer.tokenize(name, new TextSpan(0, name.length())));
            decoys.add(String.join(" ", keys));
            longest.merge(keys.get(0), keys.size(), Math::max);
        }
        for (Concept concept : vocabulary.concepts()) {
            add(concept, concept.entity().label());
            concept.synonyms().forEach(synonym -> add(concept, synonym));
        }
    }

    private void add(Concept concept, String name) {
        List<String> keys = keys(Tokenizer.tokenize(name, new TextSpan(0, name.length())));
        if (keys.isEmpty()) {
            return;
        }
        boolean acronym = keys.size() == 1 && isAcronym(name);
        put(keys, new Form(concept, name, acronym, isTied(name)));
        String last = keys.get(keys.size() - 1);
        if (!acronym
                && last.length() > 3
                && Character.isLetter(last.charAt(last.length() - 1))
                && !last.endsWith("s")) {
            List<String> plural = new ArrayList<>(keys);
            plural.set(plural.size() - 1, last + "s");
            put(plural, new Form(concept, name, false, isTied(name)));
        }
    }

    private void put(List<String> keys, Form form) {
        List<Form> list = forms.computeIfAbsent(String.join(" ", keys), key -> new ArrayList<>(1));
        list.add(form);
        longest.merge(keys.get(0), keys.size(), Math::max);
        if (keys.size() > 1) {
            parts.addAll(keys);
        }
    }

    private static boolean isTied(String name) {
        return name.contains("-induced") || name.contains("-evoked") || name.contains("-related");
    }

    private static boolean isAcronym(String name) {
        String letters = name.replaceAll("[^\\p{L}]", "");
        boolean capitals = letters.equals(letters.toUpperCase(Locale.ROOT));
        // "Cm" is an element and "cm" a length: so short a name means what it says only as it is printed.
        return !letters.isEmpty()
                && letters.length() <= LONGEST_ACRONYM
                && (capitals || letters.length() <= SHORTEST_WORD);
    }

    private static List<String> keys(List<Token> tokens) {
        List<String> keys = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            if (!token.isHyphen()) {
                keys.add(token.key());
            }
        }
        return keys;
    }

    /** The concept that a name stands for, if the vocabulary has it. */
    Optional<Concept> find(String name) {
        List<Token> tokens = Tokenizer.tokenize(name, new TextSpan(0, name.length()));
        return lookUp(String.join(" ", keys(tokens)), name, true);
    }

    private Optional<Concept> lookUp(String key, String printed, boolean hyphen) {
        for (Form form : forms.getOrDefault(key, List.of())) {
            if ((!form.acronym() || matchesCase(form.printed(), printed)) && (!form.tied() || hyphen)) {
                return Optional.of(form.concept());
            }
        }
        return Optional.empty();
    }

    private static boolean matchesCase(String form, String printed) {
        if (form.equals(printed) || printed.equals(form + "s")) {
            return true;
        }
        String capital = form.substring(0, 1) + form.substring(1).toLowerCase(Locale.ROOT);
        return form.length() >= 3 && capital.equals(printed);
    }

    /**
     * The concepts that a sentence names, from left to right, without overlap.
     *
     * @param abbreviations what short forms stand for in this article; an empty value keeps a short form from being
     *     taken for a concept
     */
    List<Tag> tag(List<Token> tokens, Map<String, Optional<Concept>> abbreviations) {
        List<Tag> tags = new ArrayList<>();
        int position = 0;
        while (position < tokens.size()) {
            Optional<Tag> tag = sharedName(tokens, position);
            if (tag.isEmpty()) {
                tag = longestName(tokens, position, abbreviations);
            }
            if (tag.isPresent()) {
                if (!tag.get().mentions().isEmpty()) {
                    tags.add(tag.get());
                }
                position = tag.get().last();
            } else {
                position++;
            }
        }
        return tags;
    }

    private Optional<Tag> longestName(List<Token> tokens, int first, Map<String, Optional<Concept>> abbreviations) {
        Token start = tokens.get(first);
        if (start.isHyphen()) {
            return Optional.empty();
        }
        Optional<Tag> longer = Optional.empty();
        int most = longest.getOrDefault(start.key(), 0);
        StringBuilder key = new StringBuilder();
        int words = 0;
        for (int i = first; i < tokens.size() && words < most; i++) {
            Token token = tokens.get(i);
            if (token.isHyphen()) {
                continue;
            }
            if (words > 0) {
                key.append(' ');
            }
            key.append(token.key());
            words++;
            if (decoys.contains(key.toString())) {
                longer = Optional.of(new Tag(first, i + 1, List.of()));
            }
            Optional<Concept> concept = lookUp(key.toString(), token.text(), i - first >= words);
            if (concept.isPresent()) {
                TextSpan span = new TextSpan(start.start(), token.end());
                longer = Optional.of(new Tag(first, i + 1, List.of(new Mention(span, concept.get(), false))));
            }
        }
        Optional<Concept> defined = abbreviations.get(start.text());
        if (defined != null && (longer.isEmpty() || longer.get().last() == first + 1)) {
            return defined.map(
                    concept -> new Tag(first, first + 1, List.of(new Mention(start.span(), concept, false))));
        }
        return longer;
    }

    /** A name of which several modifiers share a part, as in "mechanical and cold hypersensitivity". */
    private Optional<Tag> sharedName(List<Token> tokens, int first) {
        if (!parts.contains(tokens.get(first).key())) {
            return Optional.empty();
        }
        int firstSeparator = nextSeparator(tokens, first);
        if (firstSeparator < 0) {
            return Optional.empty();
        }
        for (int prefix = firstSeparator - 1; prefix >= first; prefix--) {
            // "prefix" is where the coordinated words begin; what stands before them is shared by all.
            Optional<Tag> tag = sharedName(tokens, first, prefix);
            if (tag.isPresent()) {
                return tag;
            }
        }
        return Optional.empty();
    }

    private static int nextSeparator(List<Token> tokens, int first) {
        for (int i = first + 1; i < tokens.size() && i <= first + LONGEST_SHARED_PART + 1; i++) {
            String key = tokens.get(i).key();
            if (key.equals(",") || key.equals("and") || key.equals("or") || key.equals("but") || key.equals("/")) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Tag> sharedName(List<Token> tokens, int first, int listStart) {
        List<Integer> elements = new ArrayList<>();
        List<Boolean> excluded = new ArrayList<>();
        boolean negative = false;
        boolean expectElement = true;
        int i = listStart;
        for (; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (SEPARATORS.contains(token.key())) {
                negative |= token.key().equals("not");
                expectElement = true;
            } else if (expectElement && token.isWord() && parts.contains(token.key())) {
                elements.add(i);
                excluded.add(negative);
                expectElement = false;
            } else if (!token.isHyphen()) {
                break;
            }
        }
        if (elements.size() < 2 || expectElement) {
            return Optional.empty();
        } // A comma may close the list as well as go on with it: "mechanical, but not heat, hypersensitivity".
        for (int count = elements.size(); count >= 2; count--) {
            Optional<Tag> tag =
                    sharedName(tokens, first, listStart, elements.subList(0, count), excluded.subList(0, count));
            if (tag.isPresent()) {
                return tag;
            }
        }
        return Optional.empty();
    }

    private Optional<Tag> sharedName(
            List<Token> tokens, int first, int listStart, List<Integer> elements, List<Boolean> excluded) {
        List<Token> before = tokens.subList(first, listStart);
        int suffixStart = elements.get(elements.size() - 1) + 1;
        while (suffixStart < tokens.size()
                && (tokens.get(suffixStart).isHyphen()
                        || tokens.get(suffixStart).key().equals(","))) {
            suffixStart++;
        }
        for (int suffix = LONGEST_SHARED_PART; suffix >= 0; suffix--) {
            int end = Math.min(tokens.size(), suffixStart + suffix);
            if (suffix == 0) {
                end = elements.get(elements.size() - 1) + 1;
            }
            if (suffix == 0 && before.isEmpty()) {
                break;
            }
            List<Token> after = tokens.subList(Math.min(suffixStart, end), end);
            Optional<Tag> tag = combine(tokens, first, end, before, elements, excluded, after);
            if (tag.isPresent()) {
                return tag;
            }
        }
        return Optional.empty();
    }

    private Optional<Tag> combine(
            List<Token> tokens,
            int first,
            int end,
            List<Token> before,
            List<Integer> elements,
            List<Boolean> excluded,
            List<Token> after) {
        List<Mention> mentions = new ArrayList<>();
        TextSpan span =
                new TextSpan(tokens.get(first).start(), tokens.get(end - 1).end());
        for (int i = 0; i < elements.size(); i++) {
            List<Token> name = new ArrayList<>(before);
            name.add(tokens.get(elements.get(i)));
            name.addAll(after);
            Optional<Concept> concept =
                    lookUp(String.join(" ", keys(name)), "", name.stream().anyMatch(Token::isHyphen));
            // "Morphine tolerance, hyperalgesia" are two names, although "morphine hyperalgesia" could be one.
            boolean standsAlone = i > 0
                    && after.isEmpty()
                    && lookUp(
                                    tokens.get(elements.get(i)).key(),
                                    tokens.get(elements.get(i)).text(),
                                    false)
                            .isPresent();
            if (concept.isEmpty() || standsAlone) {
                return Optional.empty();
            }
            mentions.add(new Mention(span, concept.get(), excluded.get(i)));
        }
        return Optional.of(new Tag(first, end, mentions));
    }
}
