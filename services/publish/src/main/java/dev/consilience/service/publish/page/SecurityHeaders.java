package dev.consilience.service.publish.page;

import dev.consilience.access.Gate;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers what this service's answers may do, all of them, also static files and errors; beside what {@link Gate} tells
 * them of all services.
 *
 * <p>The text of papers, of names and of comments is written by others. The templates escape it; should one ever not, there
 * is no script that a browser would run but the service's own files. Nothing is fetched from elsewhere, nobody frames the
 * pages, and other sites are not told which claim was read. The one address beside our own is that of ingest, to which the
 * page for adding papers sends them.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Behind the policy that all services have, which lets nothing run, and before all else. */
    private static final int EARLY = Gate.FIRST + 1;

    private final String policy;

    @Inject
    SecurityHeaders(@ConfigProperty(name = "consilience.page.ingest") URI ingest) {
        this.policy = policy(ingest);
    }

    void register(@Observes Router router) {
        router.route().order(EARLY).handler(this::put);
    }

    private void put(RoutingContext request) {
        request.response().headers().set("Content-Security-Policy", policy);
        request.next();
    }

    static String policy(URI ingest) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                + origin(ingest) + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** Scheme, host and port: a policy that names a path holds for that path alone. */
    static String origin(URI address) {
        if (address.getScheme() == null || address.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "consilience.page.ingest is an address as in http://127.0.0.1:8081, not \"" + address + "\"");
        }
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
