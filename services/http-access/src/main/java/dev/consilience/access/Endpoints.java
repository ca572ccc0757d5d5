package dev.consilience.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All endpoints of a service, each with its use.
 *
 * <p>A new endpoint is put in here; a test finds one that is not, and until then only operators reach it where signing in is
 * demanded.
 */
public final class Endpoints {

    private static final List<Endpoint> COMMON = List.of(
            get("/q/health/live", Use.PROBE),
            get("/q/health/ready", Use.PROBE),
            get("/q/health/started", Use.PROBE),
            get("/q/health", Use.OPERATE),
            get("/q/metrics", Use.OPERATE));

    private static final List<Endpoint> INGEST = List.of(
            new Endpoint("POST", "/articles", Use.SUBMIT),
            get("/dead-letters", Use.OPERATE),
            get("/dead-letters/{id}", Use.OPERATE),
            get("/dead-letters/{id}/payload", Use.OPERATE),
            new Endpoint("POST", "/dead-letters/{id}/replay", Use.OPERATE));

    private static final List<Endpoint> PUBLISH = List.of(
            get("/", Use.READ),
            get("/view/claims", Use.READ),
            get("/view/claims/{id}", Use.READ),
            get("/view/conflicts", Use.READ),
            get("/view/matrix", Use.READ),
            get("/view/articles/{key...}", Use.READ),
            get("/view/changes", Use.READ),
            get("/view/add", Use.READ),
            get("/view/subscribe", Use.READ),
            get("/page/{file...}", Use.READ),
            get("/claims", Use.READ),
            get("/claims/{id}", Use.READ),
            get("/claims/{id}/evidence", Use.READ),
            get("/claims/{id}/history", Use.READ),
            get("/conflicts", Use.READ),
            get("/articles/{id...}", Use.READ),
            get("/entities", Use.READ),
            get("/entities/{id}", Use.READ),
            get("/matrix", Use.READ),
            get("/exports", Use.READ),
            get("/exports/{format}", Use.READ),
            get("/version", Use.READ),
            get("/asyncapi", Use.READ),
            get("/openapi", Use.READ),
            get("/feed/changes.atom", Use.READ),
            get("/feed/changes", Use.FOLLOW),
            get("/feed/claims", Use.FOLLOW),
            get("/feed/conflicts", Use.FOLLOW),
            get("/decisions", Use.READ),
            get("/decisions/by", Use.SIGN_IN),
            new Endpoint("POST", "/decisions", Use.DECIDE),
            new Endpoint("DELETE", "/decisions/{subject}/{id}", Use.DECIDE));

    private static final Map<String, List<Endpoint>> OWN =
            Map.of("ingest", INGEST, "extract", List.of(), "reconcile", List.of(), "publish", PUBLISH);

    private final List<Endpoint> all;
    /** By method and path, where the path has no parameters: most requests need look no further. */
    private final Map<String, Use> plain = new HashMap<>();

    private final Map<Pattern, Endpoint> others = new LinkedHashMap<>();

    private Endpoints(List<Endpoint> all) {
        this.all = List.copyOf(all);
        for (Endpoint endpoint : all) {
            if (endpoint.path().contains("{")) {
                others.put(endpoint.pattern(), endpoint);
            } else {
                plain.put(endpoint.method() + " " + endpoint.path(), endpoint.use());
            }
        }
    }

    private static Endpoint get(String path, Use use) {
        return new Endpoint("GET", path, use);
    }

    /**
     * Those of a service.
     *
     * @throws IllegalArgumentException if there is no such service
     */
    public static Endpoints of(String service) {
        List<Endpoint> own = OWN.get(service);
        if (own == null) {
            throw new IllegalArgumentException("There is no service " + service + "; there are " + OWN.keySet());
        }
        List<Endpoint> all = new ArrayList<>(own);
        all.addAll(COMMON);
        return new Endpoints(all);
    }

    /** In the order in which they are to be shown. */
    public List<Endpoint> all() {
        return all;
    }

    /** What a request is for; empty if no endpoint is that it could be for. */
    Optional<Use> use(String method, String path) {
        String asked = method;
        if (asked.equals("HEAD")) {
            asked = "GET";
        }
        Use known = plain.get(asked + " " + path);
        if (known != null) {
            return Optional.of(known);
        }
        for (Map.Entry<Pattern, Endpoint> each : others.entrySet()) {
            if (each.getValue().method().equals(asked)
                    && each.getKey().matcher(path).matches()) {
                return Optional.of(each.getValue().use());
            }
        }
        return Optional.empty();
    }
}
