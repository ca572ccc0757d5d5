package dev.consilience.service.publish.page;

import java.util.List;

/**
 * The front page: what changed lately, where studies differ, and the ways in.
 *
 * @param asked what was searched for: nothing yet
 * @param verdicts those that can be searched for
 * @param counts how much there is, in words
 * @param changes the latest changes, the latest first
 * @param conflicts the most interesting of the claims on which studies differ
 * @param now what time it is here, in ISO form
 */
record FrontView(
        ClaimsView.Asked asked,
        List<ClaimsView.VerdictChoice> verdicts,
        String counts,
        List<ChangeLine> changes,
        List<ClaimLine> conflicts,
        String now) {

    public FrontView {
        verdicts = List.copyOf(verdicts);
        changes = List.copyOf(changes);
        conflicts = List.copyOf(conflicts);
    }
}
