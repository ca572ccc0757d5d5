package dev.consilience.extraction;

import java.util.List;

/**
 * A noun phrase, or a coordination of several, as the rules see it.
 *
 * @param referents what it stands for; empty if its head is a word that the tables do not know
 * @param instruments who brought it about, as in "inhibition of X with Y"
 * @param start index of its first item
 * @param end index behind its last item
 */
record NounPhrase(List<Referent> referents, List<Referent> instruments, int start, int end) {

    NounPhrase {
        referents = List.copyOf(referents);
        instruments = List.copyOf(instruments);
    }

    static NounPhrase none(int at) {
        return new NounPhrase(List.of(), List.of(), at, at);
    }
}
