package dev.consilience.service.ingest.rest;

import dev.consilience.service.ingest.deadletter.Replay;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns exceptions into problems: one that was meant for the caller with its message, any other without. */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response meant(WebApplicationException exception) {
        Response.StatusType status = exception.getResponse().getStatusInfo();
        return Problem.response(
                status.getStatusCode(),
                status.getReasonPhrase(),
                Objects.requireNonNullElse(exception.getMessage(), status.getReasonPhrase()));
    }

    @ServerExceptionMapper
    Response unconfirmed(Submission.UnconfirmedException exception) {
        LOG.error("Kafka did not take a submission", exception);
        return problem(exception).response();
    }

    /** The same where there is no response any more to put it into. */
    static Problem problem(Submission.UnconfirmedException exception) {
        return Problem.of(UNAVAILABLE, "Service Unavailable", Objects.requireNonNullElse(exception.getMessage(), ""));
    }

    @ServerExceptionMapper
    Response senderGone(Submission.SenderGoneException exception) {
        LOG.infof("Sender is gone: %s", exception.getCause());
        return Problem.response(TIMEOUT, "Request Timeout", Objects.requireNonNullElse(exception.getMessage(), ""));
    }

    @ServerExceptionMapper
    Response busy(Submissions.BusyException exception) {
        Response problem = Problem.response(
                UNAVAILABLE, "Service Unavailable", Objects.requireNonNullElse(exception.getMessage(), ""));
        return Response.fromResponse(problem)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response notReplayable(Replay.NotReplayableException exception) {
        return Problem.response(CONFLICT, "Conflict", Objects.requireNonNullElse(exception.getMessage(), ""));
    }

    @ServerExceptionMapper
    Response kafka(KafkaException exception) {
        LOG.error("Kafka did not answer", exception);
        return Problem.response(UNAVAILABLE, "Service Unavailable", "Kafka did not answer; try again");
    }

    @ServerExceptionMapper
    Response unknown(RuntimeException exception) {
        LOG.error("A request failed", exception);
        return Problem.response(
                INTERNAL_ERROR, "Internal Server Error", "Something failed here; the service's log says what");
    }
}
