package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;

/** Incidents as features of RFC 7946. */
final class GeoJson {

    private GeoJson() {}

    static ObjectNode feature(ObjectNode incident) {
        var feature = Json.MAPPER.createObjectNode().put("type", "Feature");
        feature.set("id", incident.path("id"));
        var point = incident.at("/place/point");
        if (point.isArray()) {
            feature.putObject("geometry").put("type", "Point").set("coordinates", point);
        } else {
            feature.putNull("geometry");
        }
        return feature.set("properties", incident);
    }
}
