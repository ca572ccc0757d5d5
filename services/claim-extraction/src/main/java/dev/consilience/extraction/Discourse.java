package dev.consilience.extraction;

import java.util.List;

/**
 * What the sentences before have spoken of, for "it", "this treatment", "such channels".
 *
 * <p>Kept for a section and for a few sentences only: what is further away is too often something else.
 */
final class Discourse {

    private static final int REACH = 3;

    private List<Referent> subjects = List.of();
    private List<Referent> treatments = List.of();
    private List<Referent> targets = List.of();
    private int subjectsAt = -REACH - 1;
    private int treatmentsAt = -REACH - 1;
    private int targetsAt = -REACH - 1;
    private int sentence;

    /** Goes on to the next sentence. */
    void next() {
        sentence++;
    }

    /** Remembers what the sentence is about. */
    void subject(List<Referent> referents) {
        List<Referent> able = referents.stream().filter(Kinds::canAct).toList();
        if (able.isEmpty()) {
            return;
        }
        subjects = able;
        subjectsAt = sentence;
        List<Referent> given = able.stream().filter(Kinds::isTreatment).toList();
        if (!given.isEmpty()) {
            treatments = given;
            treatmentsAt = sentence;
        }
    }

    /** Remembers a receptor, a channel or another molecule that drugs act on. */
    void target(Mention mention) {
        if (Kinds.isMolecule(mention.concept())) {
            targets = List.of(Referent.plain(mention));
            targetsAt = sentence;
        }
    }

    /** What "it" or "they" takes up. */
    List<Referent> subjects() {
        return recent(subjects, subjectsAt);
    }

    /** What "this treatment" takes up. */
    List<Referent> treatments() {
        return recent(treatments, treatmentsAt);
    }

    /** What "these channels" takes up. */
    List<Referent> targets() {
        return recent(targets, targetsAt);
    }

    private List<Referent> recent(List<Referent> referents, int at) {
        if (sentence - at > REACH) {
            return List.of();
        }
        return referents;
    }
}
