package org.trucewatch.kit.problems;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Says why a body is refused that is longer than any; the framework, which comes next, would close without a word. */
@ApplicationScoped
class BodyLimit {

    private static final String TOO_LARGE = """
            {"type":"/problems/too-large","status":413,"title":"Too large",\
            "detail":"The body is larger than any that is taken"}""";

    private final long most;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (length(request) <= most) {
            request.next();
            return;
        }
        var response = request.response().setStatusCode(413);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE); // the body that follows is not read
        response.end(TOO_LARGE)
                .onComplete(done -> request.request().connection().close());
    }

    private static long length(RoutingContext request) {
        try {
            var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // the server will not read it either
        }
    }
}
