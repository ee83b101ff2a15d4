package org.trucewatch.notification.api;

import java.net.URI;

import jakarta.ws.rs.core.Response;

/** Answers to a creation that may be sent again: 201 with a Location the first time, 200 with the first result after. */
final class Created {

    private Created() {}

    static Response of(boolean created, String location, Object body) {
        return (created ? Response.created(URI.create(location)) : Response.ok())
                .entity(body)
                .build();
    }
}
