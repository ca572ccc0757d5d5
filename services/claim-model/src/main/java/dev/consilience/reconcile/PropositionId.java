package dev.consilience.reconcile;

import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import java.util.regex.Pattern;

/**
 * The key of a proposition, readable and safe in an address: agent, manipulation if any, two dots, outcome.
 *
 * @param value for example {@code CHEBI:79699..MP:0005407} or {@code FPLX:mTORC1~inhibited..HP:6000040}
 */
public record PropositionId(String value) implements Comparable<PropositionId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:._-]+(~[a-z]+)?\\.\\.[A-Za-z0-9:._-]+");

    public PropositionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A proposition's id is agent..outcome, as in CHEBI:79699..MP:0005407, not \"" + value + "\"");
        }
    }

    /** The id of the question what an agent, as manipulated, does to an outcome. */
    public static PropositionId of(EntityId agent, Manipulation manipulation, EntityId outcome) {
        return new PropositionId(agent + manipulation.suffix() + ".." + outcome);
    }

    @Override
    public int compareTo(PropositionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
