package dev.consilience.service.publish.rest;

import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Act;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.Verdict;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.service.publish.record.CuratedClaims;
import dev.consilience.service.publish.record.Decisions;
import dev.consilience.service.publish.record.Found;
import dev.consilience.service.publish.record.RecordView;
import dev.consilience.stream.access.Roles;
import dev.consilience.stream.json.DecisionJson;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What curators decide.
 *
 * <p>A decision is refused if what it was made on has changed since it was read: {@code If-Match} gives the {@code ETag} of the
 * curated claim, {@code proposition} says which. A decision sent again with the same {@code at} is the same one.
 *
 * <p>Browsers send who they are along with every request, also with one that another site has made them send. A decision has
 * to be JSON, which they do not send for other sites unasked, and has to come from a page of this service.
 */
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Decisions", description = "What curators say of claims and verdicts.")
public class DecisionResource {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int SHOWN_CHANGES = 5;

    private final RecordView record;
    private final DecisionDesk desk;
    private final SecurityIdentity identity;

    @Inject
    DecisionResource(RecordView record, DecisionDesk desk, SecurityIdentity identity) {
        this.record = record;
        this.desk = desk;
        this.identity = identity;
    }

    /**
     * What a curator decides.
     *
     * @param claim the claim that it is about; absent where it is about the proposition
     * @param proposition the proposition that it is about, or under which the claim was seen
     * @param act ACCEPT, REJECT, APPROVE or COMMENT
     * @param reason what is wrong with the claim; with REJECT
     * @param comment what else there is to say
     * @param at when it was decided, as in 2026-01-02T03:04:05Z; now if absent
     */
    public record NewDecision(
            @Nullable String claim,
            @Nullable String proposition,
            @Nullable String act,
            @Nullable String reason,
            @Nullable String comment,
            @Nullable String at) {}

    /** The latest decisions that stand. */
    @GET
    @Operation(
            summary =
                    "The decisions that stand, the latest first; on a claim or a proposition, or on claims in general")
    public Found<DecisionJson> decisions(
            @RestQuery Optional<String> claim,
            @RestQuery Optional<String> proposition,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> cursor) {
        int most = Ask.limit(limit);
        if (proposition.isPresent()) {
            return Ask.of(() -> record.verdictDecisions().on(proposition.get(), cursor, most))
                    .map(DecisionJson::of);
        }
        if (claim.isPresent()) {
            return Ask.of(() -> record.claimDecisions().on(claim.get(), cursor, most))
                    .map(DecisionJson::of);
        }
        return Ask.of(() -> record.claimDecisions().latest(cursor, most)).map(DecisionJson::of);
    }

    /** Decides. */
    @POST
    @RolesAllowed(Roles.CURATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides; If-Match with the ETag of the curated claim that was read")
    @APIResponse(responseCode = "201", description = "The decision is taken, and moves the record shortly")
    @APIResponse(responseCode = "412", description = "The curated claim has changed since it was read: what changed")
    public Response decide(
            @Nullable NewDecision asked,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @HeaderParam("Origin") Optional<String> origin,
            @Context UriInfo here) {
        refuseOtherSites(origin, here);
        if (asked == null) {
            throw new BadRequestException("There is no decision in the request");
        }
        Optional<Response> changed = changed(asked, ifMatch);
        if (changed.isPresent()) {
            return changed.get();
        }
        Decision decision = Ask.of(() -> decision(asked));
        desk.take(decision);
        DecisionJson taken = DecisionJson.of(decision);
        return Response.created(URI.create("/decisions/" + taken.key()))
                .entity(taken)
                .build();
    }

    /** Takes a decision back; one that is not there is taken back already. */
    @DELETE
    @Path("{subject}/{id}")
    @RolesAllowed(Roles.CURATOR)
    @Operation(summary = "Takes a decision back; only whoever made it can")
    @APIResponse(responseCode = "204", description = "It no longer stands")
    public Response takeBack(
            @RestPath String subject,
            @RestPath String id,
            @HeaderParam("Origin") Optional<String> origin,
            @Context UriInfo here) {
        refuseOtherSites(origin, here);
        Subject about = Ask.of(() -> Subject.parse(subject));
        String key = subject + "/" + id;
        Optional<DecisionRecord> standing = decisionsOn(about).decision(key);
        if (standing.isPresent() && !standing.get().getBy().equals(name())) {
            throw new ForbiddenException(
                    "It was decided by " + standing.get().getBy() + ", who alone can take it back");
        }
        desk.takeBack(about, key);
        return Response.noContent().build();
    }

    /** Who is there: a page asks, and the browser asks for the password. */
    @GET
    @Path("by")
    @Authenticated
    @Operation(summary = "Who you are")
    public List<String> by() {
        return List.of(name());
    }

    private Decisions decisionsOn(Subject subject) {
        if (subject instanceof Subject.OfClaim) {
            return record.claimDecisions();
        }
        return record.verdictDecisions();
    }

    private String name() {
        return identity.getPrincipal().getName();
    }

    private static void refuseOtherSites(Optional<String> origin, UriInfo here) {
        String own = here.getBaseUri().getScheme() + "://" + here.getBaseUri().getAuthority();
        if (origin.isPresent() && !origin.get().equals(own)) {
            throw new ForbiddenException("Decisions come from pages of " + own + ", not of " + origin.get());
        }
    }

    private Optional<Response> changed(NewDecision asked, Optional<String> ifMatch) {
        if (ifMatch.isEmpty()) {
            return Optional.empty();
        }
        String proposition = asked.proposition();
        if (proposition == null) {
            throw new BadRequestException("If-Match needs proposition: the curated claim that was read");
        }
        Optional<CuratedClaims.Versioned> now = record.claims().versioned(proposition);
        String version = now.map(CuratedClaims.Versioned::version).orElse("");
        if (ifMatch.get().equals("\"" + version + "\"")) {
            return Optional.empty();
        }
        List<HistoryJson> changes = record.history().of(proposition, Optional.empty(), SHOWN_CHANGES).items().stream()
                .map(HistoryJson::of)
                .toList();
        return Optional.of(ChangedProblem.response(proposition, now, changes));
    }

    private Decision decision(NewDecision asked) {
        Act act = named(Act.class, "act", asked.act());
        String comment = Optional.ofNullable(asked.comment()).orElse("");
        Instant at = at(asked);
        Subject subject = subject(asked);
        return switch (act) {
            case ACCEPT -> Decision.accept(subject, comment, name(), at);
            case REJECT ->
                Decision.reject(subject, named(RejectionReason.class, "reason", asked.reason()), comment, name(), at);
            case APPROVE -> Decision.approve(subject, verdictOn(subject), comment, name(), at);
            case COMMENT -> Decision.comment(subject, comment, name(), at);
        };
    }

    private static Instant at(NewDecision asked) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        if (asked.at() == null) {
            return now;
        }
        Instant at = Ask.time("at", asked.at());
        if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new IllegalArgumentException("at is when it was decided, and " + at + " is still to come");
        }
        return at;
    }

    private Subject subject(NewDecision asked) {
        if (asked.claim() != null) {
            Subject subject = Subject.parse(asked.claim());
            if (subject instanceof Subject.OfClaim
                    && record.evidence().claim(asked.claim()).isEmpty()) {
                throw new NotFoundException(
                        "There is no claim " + asked.claim() + ": it never was, or it was withdrawn");
            }
            return subject;
        }
        if (asked.proposition() == null) {
            throw new IllegalArgumentException("A decision is about a claim or a proposition, and this names neither");
        }
        return Subject.parse(asked.proposition());
    }

    private Verdict verdictOn(Subject subject) {
        CuratedClaimRecord claim = record.claims()
                .claim(subject.key())
                .orElseThrow(() -> new NotFoundException("There is no verdict on " + subject.key()));
        return Verdict.valueOf(claim.getVerdict().name());
    }

    private static <E extends Enum<E>> E named(Class<E> type, String field, @Nullable String name) {
        String asked = Optional.ofNullable(name).orElse("");
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(asked.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        field + " is one of " + Arrays.toString(type.getEnumConstants()) + ", not \"" + asked + "\""));
    }
}
