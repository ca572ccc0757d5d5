package dev.consilience.service.publish.rest;

import dev.consilience.service.publish.record.CuratedClaims;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * That a curated claim has changed since it was read, as RFC 9457 writes it.
 *
 * @param type names the kind of problem
 * @param title the same in words
 * @param status the HTTP status
 * @param detail what is wrong with this request, and what to do about it
 * @param claim the curated claim
 * @param now what it amounts to now; absent if it is gone
 * @param changes the latest changes of it, the latest first
 */
record ChangedProblem(
        String type,
        String title,
        int status,
        String detail,
        String claim,
        Optional<HistoryJson.StateJson> now,
        List<HistoryJson> changes) {

    private static final int STATUS = Response.Status.PRECONDITION_FAILED.getStatusCode();

    static Response response(String claim, Optional<CuratedClaims.Versioned> now, List<HistoryJson> changes) {
        Response.ResponseBuilder answer = Response.status(STATUS)
                .type(Problem.MEDIA_TYPE)
                .entity(new ChangedProblem(
                        "about:blank",
                        "Precondition Failed",
                        STATUS,
                        claim + " has changed since it was read; read it again, and decide on what it says now",
                        claim,
                        now.map(versioned -> HistoryJson.StateJson.of(versioned.claim())),
                        changes));
        now.ifPresent(versioned -> answer.tag(new EntityTag(versioned.version())));
        return answer.build();
    }
}
