package dev.consilience.service.publish.feed;

import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.service.publish.record.RecordView;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The feeds as server-sent events.
 *
 * <p>The id of an event is the reader's position behind it, see {@link FeedPosition}; {@code caught-up} tells that all that
 * was there when the reader came has been sent; a comment every few seconds keeps the connection alive and moves the position
 * on. The number of readers is bounded, and one that does not read is told so and dropped.
 *
 * <p>What is asked for is asked as for {@code /claims}: {@code agent}, {@code agentUnder}, {@code outcome},
 * {@code outcomeUnder}, {@code verdict}, {@code article}. An article is looked for in what the event says, and not in the index of
 * the evidence, which may be behind the event or ahead of it: what a reader is sent would depend on when it asks.
 */
@Path("/feed")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Blocking
@Tag(name = "Feeds", description = "What is published, as it is published, as server-sent events.")
public class FeedResource {

    private static final long RETRY_AFTER_SECONDS = 10;
    private static final String FILTERS =
            "Filtered as /claims is by agent, agentUnder, outcome, outcomeUnder, verdict and article. ";
    private static final String OF_CHANGES = FILTERS
            + "With article, the changes that it brought about (a change names at most ten causes), and those of claims that"
            + " quoted it before or after. Last-Event-ID resumes exactly.";
    private static final String OF_CLAIMS = FILTERS
            + "With article, the claims that quote it: all of its claims that have six pieces of evidence or fewer; of those"
            + " that have more, the ones among whose six quotes it is. GET /claims?article= finds all."
            + " Last-Event-ID resumes exactly.";

    private final FeedHub hub;
    private final RecordView record;

    @Inject
    FeedResource(FeedHub hub, RecordView record) {
        this.hub = hub;
        this.record = record;
    }

    /** Each change of a curated claim: event {@code change}. */
    @GET
    @Path("changes")
    @Operation(
            summary = "What was, what is, and why, from where the reader left off, since a time, or all that is kept",
            description = OF_CHANGES)
    public Multi<OutboundSseEvent> changes(
            @Context Sse sse,
            @Context UriInfo asked,
            @Context HttpServerRequest request,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) Optional<String> lastEventId,
            @RestQuery Optional<String> since) {
        return feed(hub.changes(), sse, asked, request, lastEventId, since);
    }

    /** Each curated claim as it is, then as it becomes: events {@code claim} and {@code gone}. */
    @GET
    @Path("claims")
    @Operation(summary = "Each curated claim as it is, then as it becomes", description = OF_CLAIMS)
    public Multi<OutboundSseEvent> claims(
            @Context Sse sse,
            @Context UriInfo asked,
            @Context HttpServerRequest request,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) Optional<String> lastEventId,
            @RestQuery Optional<String> since) {
        return feed(hub.claims(), sse, asked, request, lastEventId, since);
    }

    /** The same for claims on which studies differ. */
    @GET
    @Path("conflicts")
    @Operation(
            summary = "Each curated claim on which studies differ as it is, then as it becomes",
            description = OF_CLAIMS)
    public Multi<OutboundSseEvent> conflicts(
            @Context Sse sse,
            @Context UriInfo asked,
            @Context HttpServerRequest request,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) Optional<String> lastEventId,
            @RestQuery Optional<String> since) {
        return feed(hub.conflicts(), sse, asked, request, lastEventId, since);
    }

    private Multi<OutboundSseEvent> feed(
            FeedLog<?> log,
            Sse sse,
            UriInfo asked,
            HttpServerRequest request,
            Optional<String> lastEventId,
            Optional<String> since) {
        FeedFilter filter = filter(asked);
        if (!log.isReady() || hub.isFull()) {
            throw new ServiceUnavailableException(
                    "As many read the feed here as can, or it is not open yet; try again in " + RETRY_AFTER_SECONDS
                            + " seconds",
                    RETRY_AFTER_SECONDS);
        }
        FeedReader reader = new FeedReader(log, filter, from(log, lastEventId, since), Instant.now());
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> subscribe(reader, emitter, sse, request), BackPressureStrategy.ERROR);
    }

    private void subscribe(
            FeedReader reader, MultiEmitter<? super OutboundSseEvent> emitter, Sse sse, HttpServerRequest request) {
        FeedSubscription subscription = new FeedSubscription(
                reader, emitter, sse, hub.servers(), () -> request.connection().close(), hub::countDropped);
        emitter.onTermination(() -> hub.remove(subscription));
        emitter.onRequest(many -> subscription.wake());
        hub.add(subscription);
    }

    private FeedFilter filter(UriInfo asked) {
        ClaimQuery query;
        try {
            query = ClaimQuery.of(asked.getQueryParameters());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
        Set<String> verdicts = query.verdicts().stream().map(Enum::name).collect(Collectors.toSet());
        return new FeedFilter(
                query.agent(),
                query.agentUnder().map(id -> record.concepts().under(id)),
                query.outcome(),
                query.outcomeUnder().map(id -> record.concepts().under(id)),
                verdicts,
                query.article());
    }

    private static FeedPosition from(FeedLog<?> log, Optional<String> lastEventId, Optional<String> since) {
        if (lastEventId.isPresent() && !lastEventId.get().isEmpty()) {
            return FeedPosition.parse(lastEventId.get())
                    .orElseThrow(() -> new BadRequestException(
                            "Last-Event-ID is the id of an event of this feed, as in 0:17,1:4, not \""
                                    + lastEventId.get() + "\""));
        }
        return since.map(text -> log.at(instant(text))).orElseGet(log::begin);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestException("since is a time as in 2026-01-02T03:04:05Z, not \"" + text + "\"", e);
        }
    }
}
