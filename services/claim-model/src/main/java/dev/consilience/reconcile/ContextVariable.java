package dev.consilience.reconcile;

import dev.consilience.article.StudyKind;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something in which claims on one proposition can differ other than their direction.
 *
 * @param name as shown
 * @param reading what a placed claim has for it, if anything is recorded
 */
public record ContextVariable(String name, Function<Placement, Optional<String>> reading) {

    /** The agent's own concept, where the proposition asks about a broader one. */
    static final ContextVariable AGENT = new ContextVariable(
            "agent", placement -> Optional.of(placement.claim().agent().entity().label()));

    /**
     * The outcome's own concept, where the proposition asks about a broader one. An opposite is the other end of what is
     * asked about, and no part of it: that one paper finds less of either is a contradiction, and explains none.
     */
    static final ContextVariable OUTCOME = new ContextVariable("outcome", ContextVariable::outcome);

    /** How the study was done. */
    static final ContextVariable STUDY_KIND = new ContextVariable("study kind", ContextVariable::studyKind);

    /** All of them; where all else is equal the earlier one is preferred. */
    static final List<ContextVariable> ALL = all();

    Optional<String> value(Placement placement) {
        return reading.apply(placement);
    }

    /**
     * Whether this variable follows from the other, so that the two cannot be held apart: the stimulus is part of the
     * outcome's own concept.
     */
    boolean impliedBy(ContextVariable other) {
        return (name.equals(OUTCOME.name) && other.name.equals(Dimension.STIMULUS.label()))
                || (name.equals(Dimension.STIMULUS.label()) && other.name.equals(OUTCOME.name));
    }

    private static List<ContextVariable> all() {
        List<ContextVariable> variables = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            variables.add(new ContextVariable(dimension.label(), placement -> value(placement.claim(), dimension)));
        }
        variables.add(STUDY_KIND);
        variables.add(AGENT);
        variables.add(OUTCOME);
        return List.copyOf(variables);
    }

    private static Optional<String> value(Claim claim, Dimension dimension) {
        Optional<String> value = claim.context().value(dimension);
        if (dimension == Dimension.DOSE) {
            return value.map(DoseBand::of);
        }
        return value;
    }

    private static Optional<String> outcome(Placement placement) {
        if (placement.outcomeBridge() == Bridge.OPPOSITE) {
            return Optional.empty();
        }
        return Optional.of(placement.claim().outcome().entity().label());
    }

    private static Optional<String> studyKind(Placement placement) {
        Claim claim = placement.claim();
        if (claim.studyKind() == StudyKind.UNKNOWN) {
            return Optional.empty();
        }
        return Optional.of(claim.studyKind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
