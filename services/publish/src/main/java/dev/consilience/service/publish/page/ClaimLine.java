package dev.consilience.service.publish.page;

import dev.consilience.stream.json.CuratedClaimJson;

/**
 * A curated claim in a line of a list.
 *
 * @param id of the claim
 * @param address of its page
 * @param statement the answer in a sentence
 * @param verdict its name
 * @param verdictInWords the same in words
 * @param studies how many there are
 * @param balance for and against, for example {@code 24:2}
 * @param separatedBy the variable that separates those who differ; empty where nothing does
 */
record ClaimLine(
        String id,
        String address,
        String statement,
        String verdict,
        String verdictInWords,
        int studies,
        String balance,
        String separatedBy) {

    static ClaimLine of(CuratedClaimJson claim) {
        String separatedBy = "";
        CuratedClaimJson.StratificationJson explanation = claim.explanation();
        if (explanation != null) {
            separatedBy = explanation.dimension();
        }
        return new ClaimLine(
                claim.id(),
                Addresses.claim(claim.id()),
                claim.statement(),
                claim.verdict(),
                Words.verdict(claim.verdict()),
                claim.studies(),
                claim.studyBalance().toString(),
                separatedBy);
    }
}
