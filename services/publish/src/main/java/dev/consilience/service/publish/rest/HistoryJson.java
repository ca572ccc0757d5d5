package dev.consilience.service.publish.rest;

import dev.consilience.schema.BeliefRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.service.publish.record.ClaimHistory;
import java.util.List;
import java.util.Optional;

/**
 * A change of a curated claim in its history; the whole of what it was can be asked for with {@code at}.
 *
 * @param time when it was published, in ISO form
 * @param reason the gravest of the causes
 * @param causes what brought it about
 * @param before what was; absent for a new claim
 * @param after what was from then on; absent for a withdrawn claim
 */
public record HistoryJson(
        String time,
        String reason,
        List<ChangeJson.CauseJson> causes,
        Optional<StateJson> before,
        Optional<StateJson> after) {

    /** What the claim amounted to. */
    public record StateJson(String verdict, String direction, String statement, int studies, double belief) {
        static StateJson of(CuratedClaimRecord claim) {
            double belief = claim.getBeliefs().stream()
                    .filter(each -> each.getDirection() == claim.getDirection())
                    .mapToDouble(BeliefRecord::getWeighed)
                    .max()
                    .orElse(0);
            return new StateJson(
                    claim.getVerdict().name(),
                    claim.getDirection().name(),
                    claim.getStatement(),
                    claim.getCounts().getStudies(),
                    belief);
        }
    }

    /** The change as it is shown. */
    public static HistoryJson of(ClaimHistory.Change change) {
        return new HistoryJson(
                change.time().toString(),
                change.record().getReason().name(),
                change.record().getCauses().stream()
                        .map(ChangeJson.CauseJson::of)
                        .toList(),
                Optional.ofNullable(change.record().getBefore()).map(StateJson::of),
                Optional.ofNullable(change.record().getAfter()).map(StateJson::of));
    }
}
