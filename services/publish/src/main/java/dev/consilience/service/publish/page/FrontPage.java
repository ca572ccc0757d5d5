package dev.consilience.service.publish.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ways into the record: adding papers, and following it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class FrontPage {

    private final URI ingest;
    private final String kafka;
    private final URI registry;

    @Inject
    FrontPage(
            @ConfigProperty(name = "consilience.page.ingest") URI ingest,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "consilience.registry.url") URI registry) {
        this.ingest = ingest;
        this.kafka = kafka;
        this.registry = registry;
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance add(AddView view);

        static native TemplateInstance subscribe(SubscribeView view);
    }

    /** Where papers are added. */
    @GET
    @Path("view/add")
    public TemplateInstance add() {
        return Templates.add(
                new AddView(SecurityHeaders.origin(ingest), Instant.now().toString()));
    }

    /** How to follow the record. */
    @GET
    @Path("view/subscribe")
    public TemplateInstance subscribe(@Context UriInfo here) {
        return Templates.subscribe(SubscribeView.of(here.getBaseUri(), kafka, registry));
    }
}
