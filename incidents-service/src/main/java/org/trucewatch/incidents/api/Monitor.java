package org.trucewatch.incidents.api;

import org.trucewatch.incidents.face.Since;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The link from a list to what changes of it from then on (RFC 5989). */
final class Monitor {

    private Monitor() {}

    /** With the link where it is the first page. */
    static Response linked(Response page, UriInfo uri, Since now) {
        return uri.getQueryParameters().containsKey("cursor")
                ? page
                : Response.fromResponse(page).header("Link", link(uri, now)).build();
    }

    static String link(UriInfo uri, Since now) {
        var list = uri.getRequestUriBuilder()
                .replaceQueryParam("cursor")
                .replaceQueryParam("since", now.toString())
                .build();
        return "<" + list.getRawPath() + "?" + list.getRawQuery() + ">; rel=\"monitor\"";
    }
}
