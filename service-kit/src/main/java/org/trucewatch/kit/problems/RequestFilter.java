package org.trucewatch.kit.problems;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;

/** Refuses requests whose address or headers mean nothing, before anybody looks for what they name. */
class RequestFilter {

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        checkAddress(request.getUriInfo());
        try {
            request.getAcceptableLanguages();
        } catch (RuntimeException e) {
            throw Refusal.malformed("The Accept-Language header cannot be read");
        }
    }

    private static void checkAddress(UriInfo uri) {
        if (Characters.fault(uri.getPath()) != null) {
            throw Refusal.notFound("What this address names");
        }
        uri.getQueryParameters().forEach((name, values) -> {
            for (var value : values) {
                var fault = Characters.fault(value);
                if (fault != null) {
                    throw Refusal.invalid("?" + name, fault);
                }
            }
        });
    }
}
