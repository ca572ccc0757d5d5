package dev.consilience.service.publish.page;

import dev.consilience.article.Digest;
import dev.consilience.service.publish.record.ChangeQuery;
import dev.consilience.service.publish.record.ClaimHistory;
import dev.consilience.service.publish.record.RecordView;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Changes for feed readers, which ask again and again: an answer that they have is not sent again, and to tell that costs a
 * search in the index of this instance.
 */
@Path(AtomFeed.PATH)
@Produces(AtomResource.TYPE)
@Blocking
@Tag(name = "Feeds")
public class AtomResource {

    static final String TYPE = "application/atom+xml;charset=UTF-8";

    private static final int USUAL = 50;
    private static final int MOST = 100;
    private static final int TAG_BYTES = 16;

    private final RecordView record;

    @Inject
    AtomResource(RecordView record) {
        this.record = record;
    }

    /** The latest changes. */
    @GET
    @Operation(
            summary = "The latest changes as an Atom feed",
            description =
                    "The newest first, at most limit of them, of all that are kept (90 days, unless set otherwise)."
                            + " Whoever polls sends the ETag back as If-None-Match, and is answered 304 while nothing has changed.")
    @APIResponse(responseCode = "200", description = "The feed, with an ETag")
    @APIResponse(responseCode = "304", description = "It is as it was when it had the ETag that was sent")
    @APIResponse(responseCode = "400", description = "Changes cannot be asked for in that way")
    @Parameter(name = "claim", description = "The key of a curated claim.", schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "agent",
            description = "The agent's id, or part of its name.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "agentUnder",
            description = "The id of a concept that the agent is, or is a kind of.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "outcome",
            description = "The outcome's id, or part of its name.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "outcomeUnder",
            description = "The id of a concept that the outcome is, or is a kind of.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "verdict",
            description =
                    "What was, or is: CONSISTENT, CONTEXT_DEPENDENT, CONFLICTING or SUGGESTED; several times for any"
                            + " of them.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "article",
            description = "The key of an article that brought the change about, or is quoted before or after.",
            schema = @Schema(type = SchemaType.STRING))
    public Response changes(
            @Context UriInfo here,
            @Context Request request,
            @RestQuery @Parameter(description = "1 to 100; 50 if it is not given.") Optional<Integer> limit) {
        ChangeQuery asked = asked(here);
        int most = limit(limit);
        String origin = SecurityHeaders.origin(here.getBaseUri());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(
                tag(origin, asked, most, record.history().latestPlaces(asked, most)));
        if (unchanged != null) {
            return unchanged.build();
        }
        List<ClaimHistory.Change> changes = record.history().latest(asked, most);
        // Of what is sent: more may have come since the search above.
        List<String> places = changes.stream().map(ClaimHistory.Change::place).toList();
        return Response.ok(AtomFeed.of(origin, asked, most, changes))
                .tag(tag(origin, asked, most, places))
                .build();
    }

    private static ChangeQuery asked(UriInfo here) {
        try {
            return ChangeQuery.of(here.getQueryParameters());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static int limit(Optional<Integer> limit) {
        int asked = limit.orElse(USUAL);
        if (asked < 1 || asked > MOST) {
            throw new BadRequestException("limit is 1 to " + MOST + ", not \"" + asked + "\"");
        }
        return asked;
    }

    /** Where changes stand says all of them: what is on a topic stays as it is. */
    static EntityTag tag(String origin, ChangeQuery asked, int limit, List<String> places) {
        String all = AtomFeed.FORM + "\n" + origin + AtomFeed.address(asked) + "\n" + limit + "\n"
                + String.join("\n", places);
        return new EntityTag(Digest.hex(all.getBytes(StandardCharsets.UTF_8), TAG_BYTES));
    }
}
