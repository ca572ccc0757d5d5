package dev.consilience.extraction;

import java.util.List;

/** One pattern by which sentences make claims. */
@FunctionalInterface
interface ClaimRule {

    /** Adds the claims that the pattern finds in a sentence. */
    void apply(Passage passage, ClauseReader clauses, List<Candidate> found);
}
