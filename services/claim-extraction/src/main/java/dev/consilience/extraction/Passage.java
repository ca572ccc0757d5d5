package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence made ready for the rules.
 *
 * @param text of the whole section
 * @param span of the sentence
 * @param tokens of the sentence
 * @param items of the sentence
 * @param discourse what was spoken of before
 * @param vocabulary the concepts
 * @param tagger finds names in it
 */
record Passage(
        String text,
        TextSpan span,
        List<Token> tokens,
        List<Item> items,
        Discourse discourse,
        Vocabulary vocabulary,
        ConceptTagger tagger) {

    Passage {
        tokens = List.copyOf(tokens);
        items = List.copyOf(items);
    }

    int size() {
        return items.size();
    }

    Item item(int index) {
        return items.get(index);
    }

    /** Whether there is an item at an index and it is of one of these kinds. */
    boolean is(int index, ItemKind... kinds) {
        return index >= 0 && index < items.size() && items.get(index).is(kinds);
    }

    /** Whether there is an item at an index and it is that word. */
    boolean isWord(int index, String word) {
        return index >= 0 && index < items.size() && items.get(index).isWord(word);
    }

    /** Whether it states something: "The analgesic effect of X in Y" names a subject of study and says nothing of it. */
    boolean hasFiniteVerb() {
        return items.stream()
                .anyMatch(item -> item.is(
                        ItemKind.VERB,
                        ItemKind.PASSIVE,
                        ItemKind.AUXILIARY,
                        ItemKind.MODAL,
                        ItemKind.OTHER_VERB,
                        ItemKind.REPORT));
    }

    /** The words of an item in the section's text. */
    TextSpan span(Item item) {
        return new TextSpan(
                tokens.get(item.first()).start(), tokens.get(item.last() - 1).end());
    }

    /** The first index at or after one that is none of these kinds. */
    int skip(int from, ItemKind... kinds) {
        int index = from;
        while (is(index, kinds)) {
            index++;
        }
        return index;
    }

    /** The last index at or before one that is none of these kinds; -1 if there is none. */
    int skipBack(int from, ItemKind... kinds) {
        int index = from;
        while (index >= 0 && is(index, kinds)) {
            index--;
        }
        return index;
    }

    /** Every mention, those in brackets too. */
    List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        collect(items, mentions);
        return mentions;
    }

    private static void collect(List<Item> items, List<Mention> mentions) {
        for (Item item : items) {
            mentions.addAll(item.mentions());
            collect(item.inner(), mentions);
        }
    }

    /** This passage with the items of an aside in place of its own. */
    Passage inside(Item aside) {
        return new Passage(text, span, tokens, aside.inner(), discourse, vocabulary, tagger);
    }
}
