package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.vocabulary.Concept;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds abbreviations where a text defines them, "long form (SF)", so that a short form means in an article what the
 * article says, whatever it means elsewhere. The letters of the short form must appear in the long form in order, the first
 * at the beginning of a word, as Schwartz and Hearst described it in 2003.
 */
final class AbbreviationFinder {

    private static final Pattern SHORT_FORM = Pattern.compile("\\(([\\p{L}\\p{N}][\\p{L}\\p{N}/-]{1,9})[,;)]");
    private static final int LONGEST_LONG_FORM = 120;

    private final ConceptTagger tagger;

    AbbreviationFinder(ConceptTagger tagger) {
        this.tagger = tagger;
    }

    /**
     * What the short forms that a text defines stand for.
     *
     * @param known is added to; an empty value means that the long form is none of the vocabulary's concepts, and so
     *     neither is the short form
     */
    void find(String text, Map<String, Optional<Concept>> known) {
        Matcher matcher = SHORT_FORM.matcher(text);
        while (matcher.find()) {
            String shortForm = matcher.group(1);
            if (known.containsKey(shortForm) || !hasCapital(shortForm)) {
                continue;
            }
            int from = Math.max(0, matcher.start() - LONGEST_LONG_FORM);
            String before = text.substring(from, matcher.start()).stripTrailing();
            Optional<String> longForm = longForm(shortForm, before);
            longForm.ifPresent(words -> known.put(shortForm, concept(words, before)));
        }
    }

    private static boolean hasCapital(String shortForm) {
        return shortForm.chars().anyMatch(Character::isUpperCase);
    }

    /** The concept that ends where the long form ends; its name may reach further back than the letters need. */
    private Optional<Concept> concept(String longForm, String before) {
        int start = Math.max(0, before.length() - longForm.length() - 40);
        List<Token> tokens = Tokenizer.tokenize(before, new TextSpan(start, before.length()));
        for (ConceptTagger.Tag tag : tagger.tag(before, tokens, Map.of(), new Named())) {
            if (tag.last() == tokens.size() && tag.mentions().size() == 1) {
                // A name that ends the long form but does not fill it, as "depression" in "long-term depression", is
                // another.
                int begin = tokens.get(tag.first()).start();
                if (begin <= before.length() - longForm.length()) {
                    return Optional.of(tag.mentions().get(0).concept());
                }
            }
        }
        return Optional.empty();
    }

    /** The words before the bracket that the short form's letters spell. */
    private static Optional<String> longForm(String shortForm, String before) {
        String letters = shortForm.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        if (letters.length() < 2) {
            return Optional.empty();
        }
        String words = before.toLowerCase(Locale.ROOT);
        int position = words.length() - 1;
        for (int i = letters.length() - 1; i >= 0; i--) {
            char letter = letters.charAt(i);
            while (position >= 0 && (words.charAt(position) != letter || (i == 0 && !beginsWord(words, position)))) {
                position--;
            }
            if (position < 0) {
                return Optional.empty();
            }
            position--;
        }
        String longForm = before.substring(position + 1);
        int count = longForm.split("[\\s-]+", -1).length;
        if (count > Math.min(letters.length() + 5, letters.length() * 2) || longForm.length() <= shortForm.length()) {
            return Optional.empty();
        }
        return Optional.of(longForm);
    }

    private static boolean beginsWord(String words, int position) {
        return position == 0 || !Character.isLetterOrDigit(words.charAt(position - 1));
    }
}
