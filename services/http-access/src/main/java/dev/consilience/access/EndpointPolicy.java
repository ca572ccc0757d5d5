package dev.consilience.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Holds every request against {@link Endpoints}, also those for static files and for what Quarkus answers itself. */
@Singleton
class EndpointPolicy implements HttpSecurityPolicy {

    private final Access access;

    @Inject
    EndpointPolicy(Access access) {
        this.access = access;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        Optional<Use> use = access.use(request.request().method().name(), request.normalizedPath());
        if (use.isEmpty() || use.get().isOpen(access.isDemanded())) {
            return CheckResult.permit();
        }
        return identity.map(who -> new CheckResult(use.get().permits(who.getRoles())));
    }
}
