package dev.consilience.access;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;

/** Answers what went wrong as RFC 9457 writes it, before anything of the service is asked. */
final class Problems {

    private static final int TOO_MANY = 429;

    private Problems() {}

    static void answer(RoutingContext request, int status, String title, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }

    static void tooMany(RoutingContext request, OptionalLong wait, String detail) {
        long seconds = wait.orElse(1);
        request.response().putHeader("Retry-After", Long.toString(seconds));
        answer(request, TOO_MANY, "Too Many Requests", detail + "; ask again in " + seconds + " seconds");
    }
}
