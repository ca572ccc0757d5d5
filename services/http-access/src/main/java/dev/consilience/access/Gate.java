package dev.consilience.access;

import io.github.bucket4j.TimeMeter;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What every request goes through, before and behind signing in: headers of the answer, the name it is for, the page it comes
 * from, passwords that are tried, and how much a client has done.
 */
@ApplicationScoped
public class Gate {

    /** Before Quarkus' own handlers, so that what they answer has the headers too. */
    public static final int FIRST = Integer.MIN_VALUE;

    /** Quarkus authorizes at -100, and routes begin at 0. */
    private static final int BEHIND_SIGNING_IN = -50;

    private static final int SECOND = FIRST + 100;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int MISDIRECTED = 421;
    private static final int FEED_SECONDS = 10;
    private static final String BASIC = "basic ";
    private static final Set<String> ELSEWHERE = Set.of("TRACE", "TRACK", "CONNECT");

    private final Access access;
    private final SignInGuard guard;
    private final ClientLimits limits;
    private final KnownHosts hosts;
    private final boolean originsAreChecked;

    @Inject
    Gate(
            Access access,
            AccessConfig config,
            SignInGuard guard,
            @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean originsAreChecked) {
        this(
                access,
                guard,
                new ClientLimits(config.limits(), TimeMeter.SYSTEM_NANOTIME),
                new KnownHosts(
                        config.hosts(),
                        AccessSettings.isLoopback(access.settings().host())),
                originsAreChecked);
    }

    Gate(Access access, SignInGuard guard, ClientLimits limits, KnownHosts hosts, boolean originsAreChecked) {
        this.access = access;
        this.guard = guard;
        this.limits = limits;
        this.hosts = hosts;
        this.originsAreChecked = originsAreChecked;
    }

    /**
     * Puts itself before all else.
     *
     * @throws IllegalStateException if the service must not start as it is set up
     */
    void register(@Observes Router router) {
        access.settings().fault().ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
        router.route().order(FIRST).handler(this::putHeaders);
        router.route().order(SECOND).handler(this::look);
        router.route().order(BEHIND_SIGNING_IN).handler(this::limit);
    }

    private void putHeaders(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        // Each way to sign in names itself alone: a browser needs to be shown Basic, and a program both.
        request.addHeadersEndHandler(end -> {
            if (request.response().getStatusCode() == UNAUTHORIZED) {
                headers.set("WWW-Authenticate", access.challenges());
            }
        });
        request.next();
    }

    private void look(RoutingContext request) {
        HttpServerRequest asked = request.request();
        String method = asked.method().name();
        HostAndPort authority = asked.authority();
        if (!hosts.isOurs(host(authority))
                && use(request).filter(Use.PROBE::equals).isEmpty()) {
            Problems.answer(
                    request,
                    MISDIRECTED,
                    "Misdirected Request",
                    "This service does not go by the name that the request is for; consilience.access.hosts names those"
                            + " that it goes by");
            return;
        }
        if (ELSEWHERE.contains(method)
                || ForeignPages.sent(
                        method,
                        asked.scheme() + "://" + authority,
                        asked.getHeader("Origin"),
                        asked.getHeader("Sec-Fetch-Site"),
                        originsAreChecked)) {
            Problems.answer(request, FORBIDDEN, "Forbidden", "This is not taken from pages of other sites");
            return;
        }
        Optional<String> name = name(asked.getHeader("Authorization"));
        if (name.isPresent()) {
            OptionalLong wait = guard.wait(address(request), name.get());
            if (wait.isPresent()) {
                Problems.tooMany(request, wait, "Too many wrong passwords came from here");
                return;
            }
        }
        request.next();
    }

    private static @Nullable String host(@Nullable HostAndPort authority) {
        if (authority == null) {
            return null;
        }
        return authority.host();
    }

    private Optional<Use> use(RoutingContext request) {
        return access.use(request.request().method().name(), request.normalizedPath());
    }

    private void limit(RoutingContext request) {
        if (!access.isDemanded()) {
            request.next();
            return;
        }
        Optional<Use> use = use(request);
        if (use.isEmpty() || use.get() == Use.PROBE) {
            request.next();
            return;
        }
        String client = client(request);
        OptionalLong wait = limits.request(client);
        if (wait.isPresent()) {
            Problems.tooMany(request, wait, "That was more requests than one client may send");
            return;
        }
        if (use.get() == Use.SUBMIT && !mayHandIn(request, client)) {
            return;
        }
        if (use.get() == Use.FOLLOW) {
            if (!limits.enterFeed(client)) {
                Problems.tooMany(
                        request, OptionalLong.of(FEED_SECONDS), "You read as many feeds at once as one client may");
                return;
            }
            whenOver(request, () -> limits.leaveFeed(client));
        }
        request.next();
    }

    private boolean mayHandIn(RoutingContext request, String client) {
        OptionalLong wait = limits.submit(client);
        if (wait.isPresent()) {
            Problems.tooMany(request, wait, "Those were more papers than one client may hand in");
            return false;
        }
        whenOver(request, () -> limits.submitted(client, request.request().bytesRead()));
        return true;
    }

    /**
     * Does something once, when the request is answered or whoever asked has gone: it may have gone already, while it signed in, and of that
     * nobody is told any more.
     */
    private static void whenOver(RoutingContext request, Runnable then) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (!done.getAndSet(true)) {
                then.run();
            }
        };
        request.addEndHandler(end -> once.run());
        if (request.response().closed()) {
            once.run();
        }
    }

    /** By name, or by address where nobody signed in. */
    private static String client(RoutingContext request) {
        if (request.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous()) {
            return "user " + user.getSecurityIdentity().getPrincipal().getName();
        }
        return "address " + address(request);
    }

    /** From where a request comes, by what Quarkus was told of proxies. */
    static String address(RoutingContext request) {
        return String.valueOf(request.request().remoteAddress().hostAddress());
    }

    /** The name of somebody who signs in with name and password. */
    static Optional<String> name(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            String plain = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            return Optional.of(plain.substring(0, colon));
        } catch (IllegalArgumentException e) {
            // Quarkus says what it thinks of it.
            return Optional.empty();
        }
    }
}
