package dev.consilience.service.publish.rest;

import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.json.CuratedClaimJson;
import java.util.List;
import java.util.Optional;

/**
 * A change of a curated claim as the feed shows it.
 *
 * @param claim the claim's key
 * @param reason the gravest of the causes
 * @param causes what brought it about
 * @param before what was; absent for a new claim
 * @param after what is; absent for a withdrawn claim
 */
public record ChangeJson(
        String claim,
        String reason,
        List<CauseJson> causes,
        Optional<CuratedClaimJson> before,
        Optional<CuratedClaimJson> after) {

    /**
     * One of the things that brought a change about.
     *
     * @param reason why
     * @param article the key of the article, or empty
     * @param detail what the article's record says of it, in words; may be empty
     * @param claims the ids of the claims that came, changed or went, at most ten
     * @param moreClaims how many more there were
     */
    public record CauseJson(String reason, String article, String detail, List<String> claims, int moreClaims) {
        static CauseJson of(CauseRecord cause) {
            return new CauseJson(
                    cause.getReason().name(),
                    cause.getArticle(),
                    cause.getDetail(),
                    cause.getClaims(),
                    cause.getMoreClaims());
        }
    }

    /** The change as it is shown. */
    public static ChangeJson of(ClaimChangedRecord change) {
        return new ChangeJson(
                change.getClaim(),
                change.getReason().name(),
                change.getCauses().stream().map(CauseJson::of).toList(),
                Optional.ofNullable(change.getBefore()).map(CuratedClaimJson::of),
                Optional.ofNullable(change.getAfter()).map(CuratedClaimJson::of));
    }
}
