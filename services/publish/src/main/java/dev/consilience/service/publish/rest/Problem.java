package dev.consilience.service.publish.rest;

import jakarta.ws.rs.core.Response;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param type names the kind of problem
 * @param title the same in words
 * @param status the HTTP status
 * @param detail what is wrong with this request, and what to do about it
 */
record Problem(String type, String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Response response(int status, String title, String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", title, status, detail))
                .build();
    }
}
