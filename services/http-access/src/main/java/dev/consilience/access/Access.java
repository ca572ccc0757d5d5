package dev.consilience.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this service is set up. */
@Singleton
class Access {

    private static final String PREFIX = "consilience-";

    private final AccessSettings settings;
    private final Endpoints endpoints;

    @Inject
    Access(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "consilience.users") Optional<Path> users,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean takesTokens,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> server,
            @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> key,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience) {
        this.settings = new AccessSettings(
                config.required(),
                host,
                users.isPresent(),
                takesTokens,
                server.isPresent() || key.isPresent(),
                audience.isPresent());
        this.endpoints = Endpoints.of(application.substring(PREFIX.length()));
    }

    AccessSettings settings() {
        return settings;
    }

    boolean isDemanded() {
        return settings.isDemanded();
    }

    /** What a request is for. What no endpoint is named for is for operators where signing in is demanded, and else is not here. */
    Optional<Use> use(String method, String path) {
        Optional<Use> use = endpoints.use(method, path);
        if (use.isEmpty() && isDemanded()) {
            return Optional.of(Use.OPERATE);
        }
        return use;
    }

    /** How whoever has not signed in can. */
    List<String> challenges() {
        List<String> challenges = new ArrayList<>();
        if (settings.hasUsers() || !settings.takesTokens()) {
            challenges.add("Basic realm=\"Consilience\", charset=\"UTF-8\"");
        }
        if (settings.takesTokens()) {
            challenges.add("Bearer realm=\"Consilience\"");
        }
        return challenges;
    }
}
