package dev.consilience.service.publish.rest;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What runs here. It asks nothing of anything, so it also tells what the server itself costs. */
@Path("/version")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service")
public class VersionResource {

    private final Version version;

    /**
     * What runs.
     *
     * @param name of the service
     * @param version of the build, as Maven names it
     */
    public record Version(String name, String version) {}

    @Inject
    VersionResource(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = new Version(name, version);
    }

    /** Which version of the service answers. */
    @GET
    @NonBlocking
    @Operation(summary = "Which version of the service answers")
    public Version version() {
        return version;
    }
}
