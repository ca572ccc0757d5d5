package dev.consilience.extraction;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import dev.consilience.vocabulary.Concept;

/**
 * What a noun phrase stands for, as an agent or as an outcome.
 *
 * @param mention the words and the concept
 * @param sign as an outcome: whether the phrase speaks of more or less of the concept; INCREASES for the plain concept
 * @param signed whether the phrase itself carries that sign: "a reduction of X", "increased X"
 * @param manipulation as an agent: what was done to the concept
 * @param negated whether the phrase denies it: "no effect on X", "but not X"
 * @param carried whether the phrase speaks of the concept's amount or activity: "release of X"
 * @param bearer whether the phrase speaks of those who carry it: "mice lacking X"
 * @param marker the trigger that signed or manipulated it; empty if none did
 */
record Referent(
        Mention mention,
        Direction sign,
        boolean signed,
        Manipulation manipulation,
        boolean negated,
        boolean carried,
        boolean bearer,
        String marker) {

    static Referent plain(Mention mention) {
        return new Referent(
                mention, Direction.INCREASES, false, Manipulation.NONE, mention.excluded(), false, false, "");
    }

    Concept concept() {
        return mention.concept();
    }

    Referent withSign(Direction newSign) {
        return new Referent(mention, newSign, true, manipulation, negated, carried, bearer, marker);
    }

    Referent manipulated(Manipulation newManipulation) {
        return new Referent(mention, sign, signed, newManipulation, negated, carried, bearer, marker);
    }

    Referent markedBy(Trigger trigger) {
        return new Referent(mention, sign, signed, manipulation, negated, carried, bearer, trigger.id());
    }

    Referent deny() {
        return new Referent(mention, sign, signed, manipulation, true, carried, bearer, marker);
    }

    Referent carry() {
        return new Referent(mention, sign, signed, manipulation, negated, true, bearer, marker);
    }

    Referent borne() {
        return new Referent(mention, sign, signed, manipulation, negated, carried, true, marker);
    }
}
