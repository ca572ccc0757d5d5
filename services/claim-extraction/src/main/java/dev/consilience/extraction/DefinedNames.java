package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.vocabulary.Concept;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the short forms that an article defines stand for, whatever they mean elsewhere: the concept that the long form
 * names, or none of the vocabulary's, and then the short form is no name at all.
 */
final class DefinedNames {

    /** How much further back a name may reach than the letters of its short form need. */
    private static final int FURTHER_BACK = 40;

    private static final int SHORTEST_DESIGNATION = 4;

    private final ConceptTagger tagger;

    DefinedNames(ConceptTagger tagger) {
        this.tagger = tagger;
    }

    /**
     * Finds the short forms that a text defines.
     *
     * @param known is added to; an empty value means that the long form is none of the vocabulary's concepts, and so
     *     neither is the short form
     */
    void find(String text, Map<String, Optional<Concept>> known) {
        for (Abbreviation abbreviation : AbbreviationFinder.find(text)) {
            if (!known.containsKey(abbreviation.shortForm())) {
                Optional<Concept> named = concept(text, abbreviation.longSpan());
                if (named.isEmpty() && isDesignation(abbreviation.shortForm())) {
                    // Whoever writes "glutathione S-transferase pi (GSTP1)" means what all mean by GSTP1.
                    named = tagger.find(abbreviation.shortForm())
                            .filter(concept -> concept.entity().label().equals(abbreviation.shortForm()));
                }
                known.put(abbreviation.shortForm(), named);
                int last = abbreviation.shortForm().length() - 1;
                if (last >= 2
                        && abbreviation.shortForm().charAt(last) == 's'
                        && Character.isUpperCase(abbreviation.shortForm().charAt(last - 1))) {
                    // Defined in the plural, used in the singular.
                    known.putIfAbsent(abbreviation.shortForm().substring(0, last), named);
                }
            }
        }
    }

    /** Whether a short form is long enough, and has a digit, so that nobody makes it up for one article. */
    private static boolean isDesignation(String shortForm) {
        return shortForm.length() >= SHORTEST_DESIGNATION && shortForm.chars().anyMatch(Character::isDigit);
    }

    /** The concept that ends where the long form ends; its name may reach further back than the letters need. */
    private Optional<Concept> concept(String text, TextSpan longForm) {
        TextSpan around = new TextSpan(Math.max(0, longForm.start() - FURTHER_BACK), longForm.end());
        List<Token> tokens = Tokenizer.tokenize(text, around);
        for (ConceptTagger.Tag tag : tagger.tag(text, tokens, Map.of(), new Named())) {
            if (tag.last() == tokens.size() && tag.mentions().size() == 1) {
                // A name that ends the long form but does not fill it, as "depression" in "long-term depression", is
                // another.
                if (tokens.get(tag.first()).start() <= longForm.start()) {
                    return Optional.of(tag.mentions().get(0).concept());
                }
            }
        }
        return Optional.empty();
    }
}
