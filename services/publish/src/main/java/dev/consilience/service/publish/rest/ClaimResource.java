package dev.consilience.service.publish.rest;

import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.service.publish.record.ClaimHistory;
import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.service.publish.record.ClaimSort;
import dev.consilience.service.publish.record.CuratedClaims;
import dev.consilience.service.publish.record.Found;
import dev.consilience.service.publish.record.RecordView;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Curated claims, their evidence, how they came to be, and those on which studies differ. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Claims", description = "What the literature claims, where it disagrees, and why.")
public class ClaimResource {

    private static final String CSV = "text/csv";
    private static final String TOTAL = "X-Total-Count";

    private final RecordView record;

    @Inject
    ClaimResource(RecordView record) {
        this.record = record;
    }

    /** Curated claims. */
    @GET
    @Path("claims")
    @Operation(summary = "Curated claims", description = "Page by page; next is the cursor of the next page.")
    public Found<CuratedClaimJson> claims(
            @BeanParam ClaimParameters asked,
            @RestQuery @Parameter(description = "KEY, RELEVANCE, CHANGED, STUDIES, BELIEF, DATE, INTEREST or NAME.")
                    Optional<String> sort,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> cursor) {
        return found(asked.query(), asked.sort(sort), cursor, limit);
    }

    /** Curated claims as a table. */
    @GET
    @Path("claims")
    @Produces(CSV)
    @Operation(hidden = true)
    public Response claimsAsTable(
            @BeanParam ClaimParameters asked,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> cursor,
            @Context UriInfo here) {
        return table(found(asked.query(), asked.sort(sort), cursor, limit), here);
    }

    /** Curated claims on which studies differ, explained or not. */
    @GET
    @Path("conflicts")
    @Operation(summary = "Curated claims on which studies differ, explained or not")
    public Found<CuratedClaimJson> conflicts(
            @BeanParam ClaimParameters asked,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> cursor) {
        return found(Ask.of(() -> asked.query().onlyConflicts()), asked.sort(sort), cursor, limit);
    }

    /** Curated claims on which studies differ, as a table. */
    @GET
    @Path("conflicts")
    @Produces(CSV)
    @Operation(hidden = true)
    public Response conflictsAsTable(
            @BeanParam ClaimParameters asked,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> cursor,
            @Context UriInfo here) {
        return table(found(Ask.of(() -> asked.query().onlyConflicts()), asked.sort(sort), cursor, limit), here);
    }

    private Found<CuratedClaimJson> found(
            ClaimQuery query, ClaimSort sort, Optional<String> cursor, Optional<Integer> limit) {
        int most = Ask.limit(limit);
        return Ask.of(() -> record.claims().search(query, sort, cursor, most)).map(CuratedClaimJson::of);
    }

    private static Response table(Found<CuratedClaimJson> found, UriInfo here) {
        Response.ResponseBuilder answer = Response.ok(
                        ClaimTable.of(found.items()), CSV + ";charset=UTF-8;header=present")
                .header(TOTAL, found.total());
        found.next()
                .map(behind -> here.getRequestUriBuilder()
                        .replaceQueryParam("cursor", behind)
                        .build())
                .ifPresent(next -> answer.header(
                        HttpHeaders.LINK, Link.fromUri(next).rel("next").build()));
        return answer.build();
    }

    /** One curated claim, as it is or was. */
    @GET
    @Path("claims/{id}")
    @Operation(summary = "A curated claim, as it is, or with at as it was at a time")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CuratedClaimJson.class)))
    @APIResponse(responseCode = "404", description = "There is no such claim, or was none at that time")
    public Response claim(
            @RestPath String id,
            @RestQuery @Parameter(description = "A time as in 2026-01-02T03:04:05Z.") Optional<String> at,
            @Context Request request) {
        if (at.isPresent()) {
            return Response.ok(CuratedClaimJson.of(asOf(id, Ask.time("at", at.get()))))
                    .build();
        }
        CuratedClaims.Versioned claim = record.claims().versioned(id).orElseThrow(() -> unknown(id));
        EntityTag tag = new EntityTag(claim.version());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        return Response.ok(CuratedClaimJson.of(claim.claim())).tag(tag).build();
    }

    private CuratedClaimRecord asOf(String id, Instant time) {
        ClaimHistory.AsOf state = record.history().asOf(id, time);
        CuratedClaimRecord claim = state.claim();
        if (claim != null) {
            return claim;
        }
        if (state.known()) {
            throw new NotFoundException("There was no curated claim " + id + " at " + time);
        }
        if (state.since() == null) {
            throw unknown(id);
        }
        throw new NotFoundException(
                "What " + id + " was at " + time + " is no longer kept; ask for " + state.since() + " or later");
    }

    /** All the evidence on one curated claim. */
    @GET
    @Path("claims/{id}/evidence")
    @Operation(summary = "All the evidence on a curated claim, page by page")
    public Found<ClaimJson> evidence(
            @RestPath String id, @RestQuery Optional<Integer> limit, @RestQuery Optional<String> cursor) {
        if (record.claims().claim(id).isEmpty()) {
            throw unknown(id);
        }
        int most = Ask.limit(limit);
        return Ask.of(() -> record.evidence().on(id, cursor, most)).map(ClaimJson::of);
    }

    /** How one curated claim came to be what it is. */
    @GET
    @Path("claims/{id}/history")
    @Operation(summary = "How a curated claim came to be what it is, the latest change first")
    public Found<HistoryJson> history(
            @RestPath String id, @RestQuery Optional<Integer> limit, @RestQuery Optional<String> cursor) {
        int most = Ask.limit(limit);
        Found<HistoryJson> history =
                Ask.of(() -> record.history().of(id, cursor, most)).map(HistoryJson::of);
        if (history.total() == 0 && record.claims().claim(id).isEmpty()) {
            throw unknown(id);
        }
        return history;
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException(
                "There is no curated claim " + id + ": it never was, or its evidence was withdrawn");
    }
}
