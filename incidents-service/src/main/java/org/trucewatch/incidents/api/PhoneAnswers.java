package org.trucewatch.incidents.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.trucewatch.incidents.openrosa.Reply;
import org.trucewatch.kit.problems.FieldError;

import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Gives answers to phones the headers and, unless JSON is asked for, refusals the form of OpenRosa. */
class PhoneAnswers {

    static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8.name());

    private static final String CHALLENGE = "Basic realm=\"field phones\", charset=\"UTF-8\"";
    private static final String WHO = "The key is not known here or has been revoked";

    @ServerResponseFilter
    void dress(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getUriInfo().getPath().startsWith("/openrosa/")) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle("X-OpenRosa-Version", "1.0");
        headers.putSingle(HttpHeaders.DATE, now());
        if (response.getStatus() == 401) {
            headers.putSingle(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        if (response.getEntity() instanceof HttpProblem problem && !wantsJson(request)) {
            var message = problem.getStatusCode() == 401 ? WHO : message(problem);
            response.setEntity(Reply.refused(message), new Annotation[0], XML);
        }
    }

    /** The date of RFC 9110, which is the system's and not the business clock's. */
    private static String now() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }

    private static boolean wantsJson(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().endsWith("json"));
    }

    private static String message(HttpProblem problem) {
        if (problem.getParameters().get("errors") instanceof List<?> errors && !errors.isEmpty()) {
            return errors.stream()
                    .map(FieldError.class::cast)
                    .map(error -> error.pointer().replaceFirst("^#/?", "") + " " + error.detail())
                    .map(String::strip)
                    .collect(Collectors.joining("; "));
        }
        return problem.getDetail() == null ? problem.getTitle() : problem.getDetail();
    }
}
