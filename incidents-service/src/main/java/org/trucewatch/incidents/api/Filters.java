package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.trucewatch.incidents.face.Search;

import jakarta.ws.rs.QueryParam;

/** The query parameters by which incidents are filtered. */
public class Filters {

    @QueryParam("bbox")
    @Parameter(description = "west,south,east,north in degrees")
    String bbox;

    @QueryParam("near")
    @Parameter(description = "longitude,latitude in degrees; together with radius")
    String near;

    @QueryParam("radius")
    @Parameter(description = "metres around near")
    String radius;

    @QueryParam("from")
    @Parameter(description = "happened at or after this time, as far as is known")
    String from;

    @QueryParam("to")
    @Parameter(description = "happened at or before this time, as far as is known")
    String to;

    @QueryParam("kind")
    String kind;

    @QueryParam("actor")
    String actor;

    @QueryParam("commitment")
    String commitment;

    @QueryParam("status")
    @Parameter(description = "ALLEGED, ADMITTED, NOT_ADMITTED, FOUND, REOPENED or WITHDRAWN")
    String status;

    @QueryParam("q")
    @Parameter(description = "words, \"phrases\", or, -not")
    String q;

    @QueryParam("since")
    @Parameter(description = "changed after this time, as far as the caller can see")
    String since;

    Search search() {
        return new Search(bbox, near, radius, from, to, kind, actor, commitment, status, q, since);
    }
}
