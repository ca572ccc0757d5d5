package dev.consilience.service.publish.page;

import dev.consilience.reconcile.DoseBand;
import dev.consilience.stream.json.ClaimJson;
import java.util.Optional;

/** Reads of a claim what it has for a variable, as the curated claim's strata name it. */
final class ContextValues {

    private static final String UNKNOWN = "UNKNOWN";

    private ContextValues() {}

    /**
     * The value.
     *
     * @param variable the name of a variable as curated claims have it, for example {@code stimulus} or {@code study kind}
     */
    static Optional<String> of(ClaimJson claim, String variable) {
        return switch (variable) {
            case "agent" -> Optional.of(claim.agent().label());
            case "outcome" -> Optional.of(claim.outcome().label());
            case "study kind" ->
                Optional.of(claim.kindOfStudy())
                        .filter(kind -> !kind.equals(UNKNOWN))
                        .map(Words::plain);
            case "dose" -> Optional.ofNullable(claim.context().get(variable)).map(DoseBand::of);
            default -> Optional.ofNullable(claim.context().get(variable));
        };
    }
}
