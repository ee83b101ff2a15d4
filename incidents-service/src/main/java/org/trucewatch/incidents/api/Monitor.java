package org.trucewatch.incidents.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The link from a list to what changes of it from then on (RFC 5989). */
final class Monitor {

    private Monitor() {}

    /** With the link where it is the first page. */
    static Response linked(Response page, UriInfo uri, String mark) {
        return uri.getQueryParameters().containsKey("cursor")
                ? page
                : Response.fromResponse(page).header("Link", link(uri, mark)).build();
    }

    static String link(UriInfo uri, String mark) {
        var list = uri.getRequestUriBuilder()
                .replaceQueryParam("cursor")
                .replaceQueryParam("since", mark)
                .build();
        return "<" + list.getRawPath() + "?" + list.getRawQuery() + ">; rel=\"monitor\"";
    }
}
