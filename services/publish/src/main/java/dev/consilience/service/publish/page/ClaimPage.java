package dev.consilience.service.publish.page;

import dev.consilience.service.publish.rest.ClaimFilter;
import dev.consilience.service.publish.rest.ClaimResource;
import dev.consilience.service.publish.rest.CuratedRecord;
import dev.consilience.service.publish.rest.Page;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Curated claims as pages. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ClaimPage {

    private static final int ROWS = 50;
    private static final int QUOTES = 60;

    private final CuratedRecord record;

    @Inject
    ClaimPage(CuratedRecord record) {
        this.record = record;
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance claims(ClaimsView view);

        static native TemplateInstance claim(ClaimView view);
    }

    /** All claims, or those searched for. */
    @GET
    @Path("view/claims")
    public TemplateInstance claims(
            @RestQuery Optional<String> agent,
            @RestQuery Optional<String> outcome,
            @RestQuery Optional<String> verdict,
            @RestQuery Optional<String> text,
            @RestQuery Optional<String> cursor) {
        ClaimFilter filter = new ClaimFilter(given(agent), given(outcome), given(verdict), given(text));
        Page<CuratedClaimJson> page = record.claims(filter::matches, ClaimResource.decode(cursor), ROWS)
                .withCursor(ClaimResource::encode);
        ClaimsView.Asked asked =
                new ClaimsView.Asked(agent.orElse(""), outcome.orElse(""), verdict.orElse(""), text.orElse(""));
        return Templates.claims(ClaimsView.of(asked, page.total(), page.items(), page.next()));
    }

    /** One claim with its evidence. */
    @GET
    @Path("view/claims/{id}")
    public TemplateInstance claim(@RestPath String id, @RestQuery Optional<String> cursor) {
        CuratedClaimJson claim = record.claim(id)
                .map(CuratedClaimJson::of)
                .orElseThrow(() -> new NotFoundException("There is no curated claim " + id));
        Page<ClaimJson> evidence =
                record.evidence(id, ClaimResource.decode(cursor), QUOTES).withCursor(ClaimResource::encode);
        String more = evidence.next()
                .map(behind -> Addresses.with(Addresses.claim(id), "cursor", behind) + "#evidence")
                .orElse(null);
        return Templates.claim(ClaimView.of(claim, evidence.items(), more));
    }

    /** The form sends an empty field for one that was left alone. */
    private static Optional<String> given(Optional<String> field) {
        return field.map(String::strip).filter(text -> !text.isEmpty());
    }
}
