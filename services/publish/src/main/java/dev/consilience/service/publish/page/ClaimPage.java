package dev.consilience.service.publish.page;

import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.service.publish.record.ClaimSort;
import dev.consilience.service.publish.record.Found;
import dev.consilience.service.publish.record.RecordView;
import dev.consilience.service.publish.rest.ClaimParameters;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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

    private final RecordView record;

    @Inject
    ClaimPage(RecordView record) {
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
    public TemplateInstance claims(@BeanParam ClaimParameters asked, @RestQuery Optional<String> cursor) {
        ClaimQuery query = asked.query();
        Found<CuratedClaimJson> page =
                record.claims().search(query, ClaimSort.KEY, cursor, ROWS).map(CuratedClaimJson::of);
        ClaimsView.Asked shown = new ClaimsView.Asked(
                query.agent().orElse(""),
                query.outcome().orElse(""),
                query.verdicts().stream().map(Enum::name).findFirst().orElse(""),
                query.text().orElse(""));
        return Templates.claims(ClaimsView.of(shown, page.total(), page.items(), page.next()));
    }

    /** One claim with its evidence. */
    @GET
    @Path("view/claims/{id}")
    public TemplateInstance claim(@RestPath String id, @RestQuery Optional<String> cursor) {
        CuratedClaimJson claim = record.claims()
                .claim(id)
                .map(CuratedClaimJson::of)
                .orElseThrow(() -> new NotFoundException("There is no curated claim " + id));
        Found<ClaimJson> evidence = record.evidence().on(id, cursor, QUOTES).map(ClaimJson::of);
        String more = evidence.next()
                .map(behind -> Addresses.with(Addresses.claim(id), "cursor", behind) + "#evidence")
                .orElse(null);
        return Templates.claim(ClaimView.of(claim, evidence.items(), more));
    }
}
