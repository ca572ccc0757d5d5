package dev.consilience.service.publish.rest;

import dev.consilience.export.ExportFormat;
import dev.consilience.export.IriBase;
import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.service.publish.record.RecordView;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The record, or what of it is asked for, in the formats of other systems, written as it is read.
 *
 * <p>An export that breaks off has no end: the connection is closed without the last chunk, and, of compressed ones, without the checksum, so that
 * nobody takes it for whole. How many are written at a time is bounded, for each keeps a moment of the record on disk.
 */
@Path("/exports")
@ApplicationScoped
@Tag(name = "Exports", description = "The record in the formats of other systems.")
public class ExportResource {

    private static final Logger LOG = Logger.getLogger(ExportResource.class);
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final int BUFFER = 64 * 1024;

    private final RecordView view;
    private final IriBase base;
    private final Semaphore places;

    @Inject
    ExportResource(
            RecordView view,
            @ConfigProperty(name = "consilience.exports.iri-base", defaultValue = "urn:consilience:") String base,
            @ConfigProperty(name = "consilience.exports.at-once", defaultValue = "8") int atOnce) {
        this.view = view;
        this.base = new IriBase(base);
        this.places = new Semaphore(atOnce);
    }

    /**
     * A format that can be asked for.
     *
     * @param format its name
     * @param mediaType what it comes as
     * @param file the name of the file that it makes
     */
    record FormatJson(String format, String mediaType, String file) {}

    /** The formats. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The formats in which the record can be had")
    public List<FormatJson> formats() {
        return Arrays.stream(ExportFormat.values())
                .map(format -> new FormatJson(format.label(), format.mediaType(), format.fileName()))
                .toList();
    }

    /** All claims that fit the query, with their evidence, in a format. */
    @GET
    @Path("{format}")
    @Produces(MediaType.WILDCARD)
    @Blocking
    @Operation(
            summary = "Curated claims with their evidence, in a format of other systems",
            description = "Takes the query parameters of /claims, and no limit: all that fit are written.")
    public Response export(
            @RestPath @Parameter(description = "One of those at /exports.", example = "indra") String format,
            @BeanParam ClaimParameters asked,
            @Context RoutingContext request,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) Optional<String> encodings) {
        ExportFormat chosen = ExportFormat.named(format).orElseThrow(() -> unknown(format));
        ClaimQuery query = asked.query();
        // Says now what cannot be answered, while the answer is not begun.
        int claims = view.claims().count(query);
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableException(
                    "As many exports are being written here as can; try again in " + RETRY_AFTER_SECONDS + " seconds",
                    (long) RETRY_AFTER_SECONDS);
        }
        Place place = new Place(places);
        // Also where the client has gone before a byte was asked of the body.
        request.addEndHandler(ended -> place.leave());
        boolean compressed = !chosen.compressed() && Encodings.allowGzip(encodings.orElse(""));
        Export export = new Export(chosen, query, base, view.claims()::each, view.evidence()::each);
        LOG.debugf("Exporting %d claims as %s", claims, chosen.label());
        StreamingOutput body = output -> {
            try {
                write(export, output, compressed);
            } catch (IOException | RuntimeException e) {
                if (!request.response().headWritten()) {
                    // Nothing was sent yet: it is said as for any other request.
                    throw e;
                }
                cutShort(request, e);
            } finally {
                place.leave();
            }
        };
        Response.ResponseBuilder answer = Response.ok(body, chosen.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + chosen.fileName() + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.build();
    }

    private static void write(Export export, OutputStream output, boolean compressed) throws IOException {
        if (compressed) {
            GZIPOutputStream gzip = new GZIPOutputStream(output, BUFFER);
            export.write(gzip);
            gzip.finish();
        } else {
            export.write(output);
        }
        output.flush();
    }

    /**
     * Ends the answer so that the caller can tell: closes the connection, or under HTTP/2 the stream, which shares its connection with
     * others. Else what went wrong would be written behind what was exported, and ended well.
     */
    private static void cutShort(RoutingContext request, Exception failure) {
        if (failure instanceof IOException) {
            LOG.debug("A client went away before its export was written", failure);
        } else {
            LOG.error("An export was cut short", failure);
        }
        if (request.response().closed()) {
            return;
        }
        if (request.request().version() == HttpVersion.HTTP_2) {
            request.response().reset();
            return;
        }
        // Waited for, since whoever called this ends the answer when it returns.
        request.request()
                .connection()
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** One of the places for exports, which is left once. */
    private static final class Place {
        private final Semaphore places;
        private final AtomicBoolean left = new AtomicBoolean();

        Place(Semaphore places) {
            this.places = places;
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                places.release();
            }
        }
    }

    private static NotFoundException unknown(String format) {
        return new NotFoundException("The formats are "
                + Arrays.stream(ExportFormat.values()).map(ExportFormat::label).collect(Collectors.joining(", "))
                + ", not \"" + format + "\"");
    }
}
