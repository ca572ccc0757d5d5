package dev.consilience.service.publish.rest;

import dev.consilience.schema.ClaimVerdict;
import dev.consilience.stream.json.CuratedClaimJson;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The record as pages for people. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ClaimPage {

    private static final int ROWS = 100;
    private static final int QUOTES = 100;

    private final CuratedRecord record;

    @Inject
    ClaimPage(CuratedRecord record) {
        this.record = record;
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance claims(
                Page<CuratedClaimJson> page,
                String agent,
                String outcome,
                String text,
                String verdict,
                List<String> verdicts,
                @Nullable String next);

        static native TemplateInstance claim(ClaimView view);
    }

    /** All claims, or those searched for. */
    @GET
    public TemplateInstance claims(
            @RestQuery Optional<String> agent,
            @RestQuery Optional<String> outcome,
            @RestQuery Optional<String> verdict,
            @RestQuery Optional<String> text,
            @RestQuery Optional<String> cursor) {
        ClaimFilter filter = new ClaimFilter(given(agent), given(outcome), given(verdict), given(text));
        Page<CuratedClaimJson> page = record.claims(filter::matches, ClaimResource.decode(cursor), ROWS)
                .withCursor(ClaimResource::encode);
        String next = page.next()
                .map(behind -> UriBuilder.fromPath("/")
                        .queryParam("agent", agent.orElse(""))
                        .queryParam("outcome", outcome.orElse(""))
                        .queryParam("verdict", verdict.orElse(""))
                        .queryParam("text", text.orElse(""))
                        .queryParam("cursor", behind)
                        .build()
                        .toString())
                .orElse(null);
        return Templates.claims(
                page,
                agent.orElse(""),
                outcome.orElse(""),
                text.orElse(""),
                verdict.orElse(""),
                Arrays.stream(ClaimVerdict.values()).map(Enum::name).toList(),
                next);
    }

    /** One claim with its evidence. */
    @GET
    @Path("view/{id}")
    public TemplateInstance claim(@RestPath String id) {
        CuratedClaimJson claim = record.claim(id)
                .map(CuratedClaimJson::of)
                .orElseThrow(() -> new NotFoundException("There is no curated claim " + id));
        return Templates.claim(
                ClaimView.of(claim, record.evidence(id, null, QUOTES).withCursor(ClaimResource::encode)));
    }

    /** The form sends an empty field for one that was left alone. */
    private static Optional<String> given(Optional<String> field) {
        return field.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What the templates ask of a claim beyond its fields. */
    @TemplateExtension
    static final class Extensions {
        private Extensions() {}

        static String separatedBy(CuratedClaimJson claim) {
            CuratedClaimJson.StratificationJson explanation = claim.explanation();
            if (explanation == null) {
                return "";
            }
            return explanation.dimension();
        }

        static String verdictInWords(CuratedClaimJson claim) {
            return Words.verdict(claim.verdict());
        }
    }
}
