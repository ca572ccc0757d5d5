package dev.consilience.service.publish.page;

import dev.consilience.stream.json.CuratedClaimJson;
import java.util.List;

/**
 * A curated claim in a line of a list.
 *
 * @param id of the claim
 * @param address of its page
 * @param heading who acts on what
 * @param statement the answer in a sentence
 * @param verdict its name
 * @param verdictInWords the same in words
 * @param studies how many there are
 * @param sides how many found what
 * @param separatedBy the variable that separates those who differ; empty where nothing does
 */
record ClaimLine(
        String id,
        String address,
        String heading,
        String statement,
        String verdict,
        String verdictInWords,
        int studies,
        List<Side> sides,
        String separatedBy) {

    public ClaimLine {
        sides = List.copyOf(sides);
    }

    /** How many studies found one thing. */
    record Side(String directionClass, String words, int studies) {}

    static ClaimLine of(CuratedClaimJson claim) {
        String separatedBy = "";
        CuratedClaimJson.StratificationJson explanation = claim.explanation();
        if (explanation != null) {
            separatedBy = explanation.dimension();
        }
        return new ClaimLine(
                claim.id(),
                Addresses.claim(claim.id()),
                Words.heading(claim),
                claim.statement(),
                claim.verdict(),
                Words.verdict(claim.verdict()),
                claim.studies(),
                claim.beliefs().stream()
                        .map(belief -> new Side(
                                Words.directionClass(belief.direction()),
                                Words.finding(belief.direction()),
                                belief.studies()))
                        .toList(),
                separatedBy);
    }
}
