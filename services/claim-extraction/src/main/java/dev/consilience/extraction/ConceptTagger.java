package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the concepts of a vocabulary in text: the longest name first, hyphens and Greek letters however they are written,
 * plain plurals, and names shared out over a coordination. {@link NameRules} says what a name has to look like.
 *
 * <h2>When several concepts have a name</h2>
 *
 * An own concept of the vocabulary comes first. Of further ones that which the article has named otherwise before; else the
 * one that an installation's advice prefers; else the one whose label it is; else the first in the order of the vocabulary.
 */
final class ConceptTagger {

    /** Where a sentence names concepts: tokens {@code first} up to but without {@code last}. */
    record Tag(int first, int last, List<Mention> mentions) {

        Tag {
            mentions = List.copyOf(mentions);
        }
    }

    /** A word with its number in the dictionary, that of its singular, and what it is to a list. */
    private record Numbered(String key, int number, int singular, boolean separator, boolean opensList) {}

    /** What an article says that a short form is: a concept, or none of ours. */
    private record Definition(Optional<Concept> concept) {}

    private static final int KEPT = 1 << 15;
    private static final int LONGEST_SHORT_FORM = 14;
    private static final int LONGEST_SHARED_PART = 4;
    private static final int LONGEST_LIST = 12;
    private static final int SHORTEST_PLURAL = 5;
    private static final int SHORTEST_CASED_PLURAL = 3;
    private static final Set<String> SEPARATORS = Set.of(",", "and", "or", "nor", "/", "but", "not", "also");
    private static final Set<String> FIRST_SEPARATORS = Set.of(",", "and", "or", "but", "/");

    /** No entry of a form holds; {@link Dictionary#NONE} is a form that names nothing. */
    private static final int NO = -2;

    private final Vocabulary vocabulary;
    private final Dictionary dictionary;

    /** Words looked up before. Entries are immutable: a race between threads at worst looks one up again. */
    private final @Nullable Numbered[] numbers = new Numbered[KEPT];

    ConceptTagger(Vocabulary vocabulary, FormAdvice advice) {
        this.vocabulary = vocabulary;
        this.dictionary = Dictionary.of(vocabulary, new NameRules(advice));
    }

    /** The concept that a name stands for, if the vocabulary has it. */
    Optional<Concept> find(String name) {
        List<Token> tokens = Tokenizer.tokenize(name);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        int[] words = new int[tokens.size()];
        int count = 0;
        for (Token token : tokens) {
            if (!token.isHyphen()) {
                words[count++] = dictionary.word(token.key());
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        Sentence sentence = new Sentence(name, tokens, Map.of(), new Named());
        int form = dictionary.form(words, count);
        int concept = sentence.choice(form, 0, tokens.size() - 1, true, false);
        int singular = sentence.singulars[tokens.size() - 1];
        if (concept < 0 && singular != Dictionary.NONE) {
            words[count - 1] = singular;
            concept = sentence.choice(dictionary.form(words, count), 0, tokens.size() - 1, true, true);
        }
        if (concept < 0) {
            return Optional.empty();
        }
        return Optional.of(vocabulary.concept(concept));
    }

    /**
     * The concepts that a sentence names, from left to right, without overlap.
     *
     * @param text that the tokens are of
     * @param abbreviations what short forms stand for in this article; an empty value keeps a short form from being
     *     taken for a concept
     * @param named what the article has named before; what this sentence names without doubt is added
     */
    List<Tag> tag(String text, List<Token> tokens, Map<String, Optional<Concept>> abbreviations, Named named) {
        List<Tag> tags = new ArrayList<>();
        Sentence sentence = new Sentence(text, tokens, abbreviations, named);
        int position = 0;
        while (position < tokens.size()) {
            Tag tag = sentence.sharedName(position);
            if (tag == null) {
                tag = sentence.longestName(position);
            }
            if (tag == null) {
                position++;
            } else {
                if (!tag.mentions().isEmpty()) {
                    tags.add(tag);
                }
                position = tag.last();
            }
        }
        return tags;
    }

    private Numbered numbered(Word word) {
        int place = word.key().hashCode() & (KEPT - 1);
        Numbered kept = numbers[place];
        if (kept != null && kept.key().equals(word.key())) {
            return kept;
        }
        Numbered numbered = new Numbered(
                word.key(),
                dictionary.word(word.key()),
                singular(word.key()),
                SEPARATORS.contains(word.key()),
                FIRST_SEPARATORS.contains(word.key()));
        numbers[place] = numbered;
        return numbered;
    }

    /** The number of a word without its plural's s; none if it is no plural. */
    private int singular(String key) {
        int last = key.length() - 1;
        if (last < SHORTEST_CASED_PLURAL
                || key.charAt(last) != 's'
                || key.charAt(last - 1) == 's'
                || !Character.isLetter(key.charAt(last - 1))) {
            return Dictionary.NONE;
        }
        return dictionary.word(key.substring(0, last));
    }

    /** One sentence, its words as numbers of the dictionary. */
    private final class Sentence {

        private final String text;
        private final List<Token> tokens;
        private final Map<String, Optional<Concept>> abbreviations;
        private final Named named;
        private final int size;
        private final int[] words;

        /** Of plurals the number of the word without its s. */
        private final int[] singulars;

        private final boolean[] separators;
        private final boolean[] listOpeners;

        // Room for the names that a coordination is tried with.
        private final int[] elements = new int[LONGEST_LIST];
        private final boolean[] excluded = new boolean[LONGEST_LIST];
        private final int[] name = new int[2 * LONGEST_SHARED_PART + 4];

        Sentence(String text, List<Token> tokens, Map<String, Optional<Concept>> abbreviations, Named named) {
            this.text = text;
            this.tokens = tokens;
            this.abbreviations = abbreviations;
            this.named = named;
            this.size = tokens.size();
            this.words = new int[size];
            this.singulars = new int[size];
            this.separators = new boolean[size];
            this.listOpeners = new boolean[size];
            for (int i = 0; i < size; i++) {
                Word word = tokens.get(i).word();
                if (word.hyphen()) {
                    words[i] = Dictionary.NONE;
                    singulars[i] = Dictionary.NONE;
                } else {
                    Numbered numbered = numbered(word);
                    separators[i] = numbered.separator();
                    listOpeners[i] = numbered.opensList();
                    words[i] = numbered.number();
                    singulars[i] = numbered.singular();
                }
            }
        }

        private int next(int token) {
            int next = token + 1;
            while (next < size && tokens.get(next).isHyphen()) {
                next++;
            }
            return next;
        }

        /** The concept that a form names where it stands; {@link #NO} if none. */
        int choice(int form, int first, int last, boolean hyphen, boolean plural) {
            if (form == Dictionary.NONE) {
                return NO;
            }
            int start = dictionary.entryStart(form);
            int end = dictionary.entryEnd(form);
            int chosen = NO;
            for (int entry = start; entry < end; entry++) {
                int concept = dictionary.concept(entry);
                if (concept == Dictionary.NONE) {
                    if (chosen == NO) {
                        chosen = concept;
                    }
                } else if (holds(entry, first, last, hyphen, plural)) {
                    if (vocabulary.isOwn(concept) || named.contains(concept)) {
                        return concept;
                    }
                    if (chosen < 0) {
                        chosen = concept;
                    }
                }
            }
            return chosen;
        }

        private boolean holds(int entry, int first, int last, boolean hyphen, boolean plural) {
            if (dictionary.has(entry, Dictionary.TIED) && !hyphen) {
                return false;
            }
            int concept = dictionary.concept(entry);
            if (dictionary.has(entry, Dictionary.EVIDENCE) && !named.contains(concept)) {
                return false;
            }
            if (!dictionary.has(entry, Dictionary.CASED)) {
                return !plural || tokens.get(last).key().length() >= SHORTEST_PLURAL;
            }
            boolean opens = first == 0 && !vocabulary.isOwn(concept);
            return dictionary.isPrinted(
                    entry, text, tokens.get(first).start(), tokens.get(last).end(), opens);
        }

        private boolean isSure(int form) {
            int entry = dictionary.entryStart(form);
            int concept = dictionary.concept(entry);
            return concept != Dictionary.NONE
                    && (vocabulary.isOwn(concept) || dictionary.entryEnd(form) == entry + 1)
                    && !dictionary.has(entry, Dictionary.EVIDENCE);
        }

        @Nullable
        Tag longestName(int first) {
            if (tokens.get(first).isHyphen()) {
                return null;
            }
            int found = NO;
            int foundForm = Dictionary.NONE;
            int foundLast = first;
            int form = dictionary.form(words[first]);
            int choice = choice(form, first, first, false, false);
            if (choice == NO) {
                form = dictionary.form(singulars[first]);
                choice = choice(form, first, first, false, true);
            }
            if (choice != NO) {
                found = choice;
                foundForm = form;
            }
            int last = next(first);
            int low = Dictionary.NONE;
            int high = Dictionary.NONE;
            for (int depth = -1; last < size && words[first] != Dictionary.NONE; depth++) {
                form = Dictionary.NONE;
                int singular = singulars[last];
                int plural = Dictionary.NONE;
                if (singular != Dictionary.NONE) {
                    plural = ending(first, low, high, depth, singular);
                }
                if (depth < 0) {
                    int place = dictionary.place(words[first], words[last]);
                    low = 0;
                    high = 0;
                    if (place != Dictionary.NONE) {
                        low = dictionary.from(place);
                        high = dictionary.to(place);
                    }
                } else if (words[last] == Dictionary.NONE) {
                    high = low;
                } else {
                    low = dictionary.narrow(low, high, depth, words[last]);
                    high = dictionary.narrow(low, high, depth, words[last] + 1);
                }
                if (low < high && dictionary.ends(low, depth + 1)) {
                    form = low;
                }
                // A hyphen stands between them where the tokens are more than the words.
                boolean hyphen = last - first >= depth + 3;
                choice = choice(form, first, last, hyphen, false);
                if (choice == NO && plural != Dictionary.NONE) {
                    form = plural;
                    choice = choice(plural, first, last, hyphen, true);
                }
                if (choice != NO) {
                    found = choice;
                    foundForm = form;
                    foundLast = last;
                }
                if (low >= high) {
                    break;
                }
                last = next(last);
            }
            return tag(first, foundLast, found, foundForm);
        }

        /** The form that a word ends, of those between low and high, or, for the second word, of all. */
        private int ending(int first, int low, int high, int depth, int word) {
            if (depth < 0) {
                int place = dictionary.place(words[first], word);
                if (place == Dictionary.NONE || !dictionary.ends(dictionary.from(place), 0)) {
                    return Dictionary.NONE;
                }
                return dictionary.from(place);
            }
            int form = dictionary.narrow(low, high, depth, word);
            if (form < high && dictionary.wordAt(form, depth) == word && dictionary.ends(form, depth + 1)) {
                return form;
            }
            return Dictionary.NONE;
        }

        private @Nullable Tag tag(int first, int last, int found, int form) {
            if (!abbreviations.isEmpty()) {
                int end = definedEnd(first);
                if (end >= last) {
                    Definition defined = defined(first, end);
                    // Of several words it is rather a designation: whoever has a long form for IL-6 means what all mean
                    // by it.
                    if (defined != null && (end == first || defined.concept().isPresent())) {
                        return defined.concept()
                                .map(concept -> tag(first, end, concept))
                                .orElse(null);
                    }
                }
            }
            if (found == NO) {
                return null;
            }
            if (found == Dictionary.NONE) {
                return new Tag(first, last + 1, List.of());
            }
            if (isSure(form)) {
                named.add(found);
            }
            return tag(first, last, vocabulary.concept(found));
        }

        /** The last token of the longest short form that begins at a token, as in "COX-2"; the token itself if there is none. */
        private int definedEnd(int first) {
            int start = tokens.get(first).start();
            int end = first;
            while (end + 1 < size
                    && tokens.get(end + 1).start() == tokens.get(end).end()
                    && tokens.get(end + 1).end() - start <= LONGEST_SHORT_FORM) {
                end++;
            }
            while (end > first && defined(first, end) == null) {
                end--;
            }
            return end;
        }

        /** What the article defines a short form to be, or, without its s, the one of which it is the plural. */
        private @Nullable Definition defined(int first, int last) {
            String form = tokens.get(first).text();
            if (last > first) {
                form = text.substring(
                        tokens.get(first).start(), tokens.get(last).end());
            }
            Optional<Concept> defined = abbreviations.get(form);
            int end = form.length() - 1;
            if (defined == null && end >= 2 && form.charAt(end) == 's' && Character.isUpperCase(form.charAt(end - 1))) {
                defined = abbreviations.get(form.substring(0, end));
            }
            if (defined == null) {
                return null;
            }
            return new Definition(defined);
        }

        private Tag tag(int first, int last, Concept concept) {
            return new Tag(first, last + 1, List.of(new Mention(span(first, last), concept, false)));
        }

        private TextSpan span(int first, int last) {
            return new TextSpan(tokens.get(first).start(), tokens.get(last).end());
        }

        /** A name of which several modifiers share a part, as in "mechanical and cold hypersensitivity". */
        @Nullable
        Tag sharedName(int first) {
            if (!dictionary.isPart(words[first])) {
                return null;
            }
            int firstSeparator = firstSeparator(first);
            for (int prefix = firstSeparator - 1; prefix >= first; prefix--) {
                // "prefix" is where the coordinated words begin; what stands before them is shared by all.
                Tag tag = sharedName(first, prefix);
                if (tag != null) {
                    return tag;
                }
            }
            return null;
        }

        private int firstSeparator(int first) {
            int end = Math.min(size, first + LONGEST_SHARED_PART + 2);
            for (int i = first + 1; i < end; i++) {
                if (listOpeners[i]) {
                    return i;
                }
            }
            return first;
        }

        private @Nullable Tag sharedName(int first, int listStart) {
            int count = 0;
            boolean negative = false;
            boolean expectElement = true;
            for (int i = listStart; i < size && count < LONGEST_LIST; i++) {
                Token token = tokens.get(i);
                if (separators[i]) {
                    negative |= token.key().equals("not");
                    expectElement = true;
                } else if (expectElement && token.isWord() && dictionary.isPart(words[i])) {
                    elements[count] = i;
                    excluded[count] = negative;
                    count++;
                    expectElement = false;
                } else if (!token.isHyphen()) {
                    break;
                }
            }
            if (count < 2 || expectElement) {
                return null;
            }
            // A comma may close the list as well as go on with it: "mechanical, but not heat, hypersensitivity".
            for (int length = count; length >= 2; length--) {
                Tag tag = sharedName(first, listStart, length);
                if (tag != null) {
                    return tag;
                }
            }
            return null;
        }

        private @Nullable Tag sharedName(int first, int listStart, int count) {
            int lastElement = elements[count - 1];
            int suffixStart = lastElement + 1;
            while (suffixStart < size
                    && (tokens.get(suffixStart).isHyphen()
                            || tokens.get(suffixStart).key().equals(","))) {
                suffixStart++;
            }
            for (int suffix = LONGEST_SHARED_PART; suffix >= 0; suffix--) {
                int end = Math.min(size, suffixStart + suffix);
                if (suffix == 0) {
                    end = lastElement + 1;
                }
                if (suffix == 0 && listStart == first) {
                    break;
                }
                Tag tag = combine(first, listStart, count, Math.min(suffixStart, end), end);
                if (tag != null) {
                    return tag;
                }
            }
            return null;
        }

        private @Nullable Tag combine(int first, int listStart, int count, int afterStart, int end) {
            int firstConcept = concept(first, listStart, elements[0], afterStart, end);
            if (firstConcept < 0) {
                return null;
            }
            List<Mention> mentions = new ArrayList<>(count);
            TextSpan span = span(first, end - 1);
            for (int i = 0; i < count; i++) {
                int concept = firstConcept;
                if (i > 0) {
                    concept = concept(first, listStart, elements[i], afterStart, end);
                }
                // "Morphine tolerance, hyperalgesia" are two names, although "morphine hyperalgesia" could be one.
                boolean standsAlone = i > 0
                        && afterStart == end
                        && choice(dictionary.form(words[elements[i]]), elements[i], elements[i], false, false) >= 0;
                if (concept < 0 || standsAlone) {
                    return null;
                }
                mentions.add(new Mention(span, vocabulary.concept(concept), excluded[i]));
            }
            return new Tag(first, end, mentions);
        }

        /** The concept that the words before a list, one element and the words behind it name together. */
        private int concept(int first, int listStart, int element, int afterStart, int end) {
            int length = 0;
            boolean hyphen = false;
            for (int i = first; i < end; i++) {
                if (i == listStart) {
                    name[length++] = words[element];
                    i = afterStart - 1;
                    continue;
                }
                if (tokens.get(i).isHyphen()) {
                    hyphen = true;
                } else if (words[i] == Dictionary.NONE && i < end - 1) {
                    return NO;
                } else {
                    name[length++] = words[i];
                }
            }
            int form = Dictionary.NONE;
            if (name[length - 1] != Dictionary.NONE) {
                form = dictionary.form(name, length);
            }
            int chosen = sharedChoice(form, hyphen);
            if (chosen < 0) {
                int last = end - 1;
                if (afterStart == end) {
                    last = element;
                }
                int singular = singulars[last];
                if (singular != Dictionary.NONE) {
                    name[length - 1] = singular;
                    chosen = sharedChoice(dictionary.form(name, length), hyphen);
                }
            }
            return chosen;
        }

        /** As {@link #choice}, for a name that is printed nowhere in one piece: nothing cased holds. */
        private int sharedChoice(int form, boolean hyphen) {
            if (form == Dictionary.NONE) {
                return NO;
            }
            for (int entry = dictionary.entryStart(form); entry < dictionary.entryEnd(form); entry++) {
                boolean holds = dictionary.concept(entry) != Dictionary.NONE
                        && !dictionary.has(entry, Dictionary.CASED)
                        && !dictionary.has(entry, Dictionary.EVIDENCE)
                        && (hyphen || !dictionary.has(entry, Dictionary.TIED));
                if (holds) {
                    return dictionary.concept(entry);
                }
            }
            return NO;
        }
    }
}
