package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.trucewatch.incidents.face.Marks;
import org.trucewatch.incidents.face.Search;
import org.trucewatch.incidents.face.Since;

import jakarta.ws.rs.QueryParam;

/** The query parameters by which incidents are filtered. */
public class Filters {

    @QueryParam("bbox")
    @Parameter(description = "west,south,east,north in degrees; west beyond east reaches over the 180th meridian")
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
    @Parameter(description = "an act of the agreement, such as SHELLING")
    String kind;

    @QueryParam("actor")
    @Parameter(description = "the id of an actor of the register")
    String actor;

    @QueryParam("commitment")
    @Parameter(description = "the id of a commitment that may have been breached")
    String commitment;

    @QueryParam("status")
    @Parameter(description = "ALLEGED, ADMITTED, NOT_ADMITTED, FOUND, REOPENED or WITHDRAWN")
    String status;

    @QueryParam("q")
    @Parameter(
            description = "words, \"phrases\", or, -not; in English, Russian or Arabic, in whatever form of the word")
    String q;

    @QueryParam("since")
    @Parameter(
            description =
                    "changed after this time, as far as the caller can see; or the mark that a link with rel=monitor gives,"
                            + " which also tells of what was changed before and committed after")
    String since;

    /** @param now the mark that would be given now. @throws Refusal 422 */
    Search search(Marks marks, Since now) {
        return new Search(bbox, near, radius, from, to, kind, actor, commitment, status, q, marks.read(since, now));
    }
}
