package dev.consilience.decision;

import dev.consilience.claim.ClaimId;
import dev.consilience.reconcile.PropositionId;
import java.util.regex.Pattern;

/** What a decision is about. */
public sealed interface Subject {

    /** Its key: that of the claim, or of the proposition. */
    String key();

    /** A claim. */
    record OfClaim(ClaimId claim) implements Subject {
        @Override
        public String key() {
            return claim.value();
        }
    }

    /** A proposition, with the verdict on it. */
    record OfProposition(PropositionId proposition) implements Subject {
        @Override
        public String key() {
            return proposition.value();
        }
    }

    /**
     * The subject that has this key. The two cannot be taken for each other: a proposition's key has two dots.
     *
     * @throws IllegalArgumentException if it is the key of neither; the message says what both look like
     */
    static Subject parse(String key) {
        if (key.contains("..")) {
            return new OfProposition(new PropositionId(key));
        }
        if (Pattern.matches("[0-9a-f]{32}", key)) {
            return new OfClaim(new ClaimId(key));
        }
        throw new IllegalArgumentException(
                "A claim's id is 32 hexadecimal digits, and a proposition's is agent..outcome, as in"
                        + " CHEBI:79699..MP:0005407: \"" + key + "\" is neither");
    }
}
