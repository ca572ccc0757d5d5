package dev.consilience.service.publish.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is on the topics, for machines. */
@Path("/asyncapi")
@Tag(name = "Feeds")
public class AsyncApiResource {

    /** The AsyncAPI document. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The topics with their schemas, as an AsyncAPI document")
    public byte[] document() throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                AsyncApiResource.class.getResourceAsStream("/dev/consilience/schema/asyncapi.json"),
                "The document is no part of this build")) {
            return stream.readAllBytes();
        }
    }
}
