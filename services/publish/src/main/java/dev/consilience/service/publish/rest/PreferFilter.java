package dev.consilience.service.publish.rest;

import dev.consilience.service.publish.record.RecordView;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Lets whoever has just heard of a change wait until questions are answered with it: with {@code Prefer: wait=2} (<a
 * href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240, 4.3</a>) an answer has all that was published before it was asked for, unless that
 * takes longer than two seconds. {@code Preference-Applied: wait=2} tells that it has.
 */
public class PreferFilter {

    private static final Logger LOG = Logger.getLogger(PreferFilter.class);
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?=$|[,;\\s])");
    private static final int MOST_SECONDS = 10;
    private static final String APPLIED = PreferFilter.class.getName();

    private final RecordView record;

    @Inject
    PreferFilter(RecordView record) {
        this.record = record;
    }

    /** Waits if that is preferred. */
    @ServerRequestFilter
    public void await(ContainerRequestContext request) {
        seconds(request.getHeaderString("Prefer")).ifPresent(seconds -> {
            try {
                if (record.catchUp(Duration.ofSeconds(seconds))) {
                    request.setProperty(APPLIED, "wait=" + seconds);
                }
            } catch (KafkaException e) {
                // It is a preference: what is here is answered.
                LOG.warn("Could not wait for what was published last", e);
            }
        });
    }

    /** Tells whether that was done. */
    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext answer) {
        Object applied = request.getProperty(APPLIED);
        if (applied != null) {
            answer.getHeaders().putSingle("Preference-Applied", applied);
        }
    }

    /** How long to wait, ten seconds at most; empty if that is not preferred. */
    static Optional<Integer> seconds(String prefer) {
        if (prefer == null) {
            return Optional.empty();
        }
        Matcher found = WAIT.matcher(prefer);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.of(Math.min(MOST_SECONDS, Integer.parseInt(found.group(1))));
    }
}
