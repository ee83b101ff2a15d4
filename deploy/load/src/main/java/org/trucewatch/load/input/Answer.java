package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;

/** What a service answered. The body is JSON, or a text node where it is something else. */
public record Answer(String method, URI uri, int status, JsonNode body) {

    public boolean is(int... statuses) {
        for (var each : statuses) {
            if (status == each) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalStateException naming the call and the problem when the status is another */
    public Answer expecting(int... statuses) {
        if (!is(statuses)) {
            throw new IllegalStateException(
                    method + " " + uri + " answered " + status + ": " + (body.isTextual() ? body.asText() : body));
        }
        return this;
    }

    public String text(String field) {
        return body.path(field).asText("");
    }
}
