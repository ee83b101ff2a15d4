package org.trucewatch.kit.identity;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

/** Denies every call that the access matrix does not give to one of the caller's roles. */
class AccessFilter {

    private final AccessMatrix matrix;
    private final CurrentIdentityAssociation identities;
    private final Map<Method, String> callOf = new ConcurrentHashMap<>();

    AccessFilter(AccessMatrix matrix, CurrentIdentityAssociation identities) {
        this.matrix = matrix;
        this.identities = identities;
    }

    @ServerRequestFilter
    Uni<Response> admit(ResourceInfo resource, ContainerRequestContext request) {
        Set<String> allowed = matrix.rolesFor(callOf.computeIfAbsent(resource.getResourceMethod(), AccessFilter::call));
        if (allowed.contains("anyone")) {
            return Uni.createFrom().nullItem();
        }
        return identities.getDeferredIdentity().map(identity -> {
            refuseUnless(identity, allowed);
            identities.setIdentity(identity); // so that Callers can read it on an event loop too
            return null;
        });
    }

    private static void refuseUnless(SecurityIdentity identity, Set<String> allowed) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException("a bearer token is needed");
        }
        if (identity.getRoles().stream().noneMatch(allowed::contains)) {
            throw new ForbiddenException("none of your roles may do this");
        }
    }

    /** {@code POST /v1/reports/{id}/evidence} of a resource method. */
    static String call(Method method) {
        var onClass = method.getDeclaringClass().getAnnotation(Path.class);
        var onMethod = method.getAnnotation(Path.class);
        var path = ("/" + (onClass == null ? "" : onClass.value()) + "/" + (onMethod == null ? "" : onMethod.value()))
                .replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
        return verb(method) + " " + path;
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return "ANY";
    }
}
