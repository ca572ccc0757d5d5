package dev.consilience.service.publish.rest;

import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.json.CuratedClaimJson;
import java.util.List;
import java.util.Optional;

/** A change of a curated claim as the feed shows it. */
record ChangeJson(
        String claim,
        String reason,
        List<CauseJson> causes,
        Optional<CuratedClaimJson> before,
        Optional<CuratedClaimJson> after) {

    record CauseJson(String reason, String article, String detail) {}

    static ChangeJson of(ClaimChangedRecord change) {
        return new ChangeJson(
                change.getClaim(),
                change.getReason().name(),
                change.getCauses().stream()
                        .map(cause -> new CauseJson(cause.getReason().name(), cause.getArticle(), cause.getDetail()))
                        .toList(),
                Optional.ofNullable(change.getBefore()).map(CuratedClaimJson::of),
                Optional.ofNullable(change.getAfter()).map(CuratedClaimJson::of));
    }
}
