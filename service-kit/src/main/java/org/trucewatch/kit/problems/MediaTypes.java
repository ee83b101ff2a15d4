package org.trucewatch.kit.problems;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/** Refuses media types that cannot be read; the framework, which comes next, would fail, some only while it answers. */
@ApplicationScoped
class MediaTypes {

    private static final String MALFORMED = """
            {"type":"/problems/malformed","status":400,"title":"The request cannot be read",\
            "detail":"The %s header is no media type"}""";

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::check);
    }

    private void check(RoutingContext request) {
        var headers = request.request().headers();
        try {
            headers.getAll(HttpHeaders.CONTENT_TYPE).forEach(MediaType::valueOf);
        } catch (RuntimeException e) {
            refuse(request, HttpHeaders.CONTENT_TYPE);
            return;
        }
        try {
            headers.getAll(HttpHeaders.ACCEPT).forEach(MediaTypeHelper::parseHeader);
        } catch (RuntimeException e) {
            refuse(request, HttpHeaders.ACCEPT);
            return;
        }
        request.next();
    }

    private static void refuse(RoutingContext request, CharSequence header) {
        request.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(MALFORMED.formatted(header));
    }
}
