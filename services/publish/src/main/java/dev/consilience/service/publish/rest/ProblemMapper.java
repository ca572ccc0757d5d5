package dev.consilience.service.publish.rest;

import dev.consilience.service.publish.record.NotReadyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns exceptions into problems: one that was meant for the caller with its message, any other without. */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    @ServerExceptionMapper
    Response meant(WebApplicationException exception) {
        Response.StatusType status = exception.getResponse().getStatusInfo();
        return Problem.response(
                status.getStatusCode(),
                status.getReasonPhrase(),
                Objects.requireNonNullElse(exception.getMessage(), status.getReasonPhrase()));
    }

    @ServerExceptionMapper
    Response notYet(NotReadyException exception) {
        return Problem.response(UNAVAILABLE, "Service Unavailable", exception.getMessage() + "; ask again shortly");
    }

    @ServerExceptionMapper
    Response unknown(RuntimeException exception) {
        LOG.error("A request failed", exception);
        return Problem.response(
                INTERNAL_ERROR, "Internal Server Error", "Something failed here; the service's log says what");
    }
}
