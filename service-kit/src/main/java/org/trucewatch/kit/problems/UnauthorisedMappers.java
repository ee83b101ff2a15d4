package org.trucewatch.kit.problems;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 401 with the challenge of RFC 6750; the problem library's own mapper fails with the Quarkus version in use. */
final class UnauthorisedMappers {

    private UnauthorisedMappers() {}

    private static Response challenge(String challenge, String detail) {
        return HttpProblem.builder()
                .withType(java.net.URI.create("/problems/unauthorised"))
                .withTitle("Who are you?")
                .withStatus(401)
                .withDetail(detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build()
                .toResponse();
    }

    @Provider
    @Priority(1)
    public static class OfNoToken implements ExceptionMapper<UnauthorizedException> {
        @Override
        public Response toResponse(UnauthorizedException e) {
            return challenge("Bearer", "A bearer token is needed");
        }
    }

    @Provider
    @Priority(1)
    public static class OfBadToken implements ExceptionMapper<AuthenticationFailedException> {
        @Override
        public Response toResponse(AuthenticationFailedException e) {
            return challenge(
                    "Bearer error=\"invalid_token\"",
                    "The token is expired, was made for another audience, or its signature is not valid");
        }
    }
}
