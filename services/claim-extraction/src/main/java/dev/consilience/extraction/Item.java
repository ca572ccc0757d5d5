package dev.consilience.extraction;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a sentence that the rules take as one: a named concept, a trigger, a function word, an aside in brackets.
 *
 * @param kind what it is
 * @param first index of its first token
 * @param last index behind its last token
 * @param key its words, folded
 * @param mentions the concepts that it names; several for a name shared out over a coordination
 * @param trigger the trigger, if it is one
 * @param inner what stands in the brackets, if it is an aside
 */
record Item(
        ItemKind kind,
        int first,
        int last,
        String key,
        List<Mention> mentions,
        Optional<Trigger> trigger,
        List<Item> inner) {

    Item {
        mentions = List.copyOf(mentions);
        inner = List.copyOf(inner);
    }

    static Item word(ItemKind kind, int first, int last, String key) {
        return new Item(kind, first, last, key, List.of(), Optional.empty(), List.of());
    }

    boolean is(ItemKind... kinds) {
        for (ItemKind one : kinds) {
            if (kind == one) {
                return true;
            }
        }
        return false;
    }

    boolean isWord(String word) {
        return key.equals(word);
    }
}
