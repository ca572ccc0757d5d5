package dev.consilience.service.publish.rest;

import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Curated claims, their evidence, and those on which studies differ. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ClaimResource {

    private static final int USUAL = 50;
    private static final int MOST = 1_000;

    private final CuratedRecord record;

    @Inject
    ClaimResource(CuratedRecord record) {
        this.record = record;
    }

    /** Curated claims. */
    @GET
    @Path("claims")
    public Page<CuratedClaimJson> claims(
            @RestQuery Optional<String> agent,
            @RestQuery Optional<String> outcome,
            @RestQuery Optional<String> verdict,
            @RestQuery Optional<String> text,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> cursor) {
        return record.claims(filter(agent, outcome, verdict, text), decode(cursor), bounded(limit))
                .withCursor(ClaimResource::encode);
    }

    /** Curated claims on which studies differ, explained or not. */
    @GET
    @Path("conflicts")
    public Page<CuratedClaimJson> conflicts(
            @RestQuery Optional<String> agent,
            @RestQuery Optional<String> outcome,
            @RestQuery Optional<String> verdict,
            @RestQuery Optional<String> text,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> cursor) {
        Predicate<CuratedClaimRecord> differ = claim ->
                claim.getVerdict() == ClaimVerdict.CONFLICTING || claim.getVerdict() == ClaimVerdict.CONTEXT_DEPENDENT;
        return record.claims(differ.and(filter(agent, outcome, verdict, text)), decode(cursor), bounded(limit))
                .withCursor(ClaimResource::encode);
    }

    /** One curated claim. */
    @GET
    @Path("claims/{id}")
    public CuratedClaimJson claim(@RestPath String id) {
        return record.claim(id).map(CuratedClaimJson::of).orElseThrow(() -> unknown(id));
    }

    /** All the evidence on one curated claim. */
    @GET
    @Path("claims/{id}/evidence")
    public Page<ClaimJson> evidence(
            @RestPath String id, @RestQuery Optional<Integer> limit, @RestQuery Optional<String> cursor) {
        if (record.claim(id).isEmpty()) {
            throw unknown(id);
        }
        return record.evidence(id, decode(cursor), bounded(limit)).withCursor(ClaimResource::encode);
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException(
                "There is no curated claim " + id + ": it never was, or its evidence was withdrawn");
    }

    private static Predicate<CuratedClaimRecord> filter(
            Optional<String> agent, Optional<String> outcome, Optional<String> verdict, Optional<String> text) {
        verdict.ifPresent(ClaimResource::refuseUnknownVerdict);
        return new ClaimFilter(agent, outcome, verdict, text)::matches;
    }

    private static void refuseUnknownVerdict(String name) {
        if (Arrays.stream(ClaimVerdict.values())
                .noneMatch(verdict -> verdict.name().equalsIgnoreCase(name))) {
            throw new BadRequestException(
                    "verdict is one of " + Arrays.toString(ClaimVerdict.values()) + ", not \"" + name + "\"");
        }
    }

    private static int bounded(Optional<Integer> limit) {
        int asked = limit.orElse(USUAL);
        if (asked < 1 || asked > MOST) {
            throw new BadRequestException("limit is 1 to " + MOST + ", not \"" + asked + "\"");
        }
        return asked;
    }

    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    public static @Nullable String decode(Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor.get()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(
                    "cursor is what an earlier answer gave as next, not \"" + cursor.get() + "\"");
        }
    }
}
