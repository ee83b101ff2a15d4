package org.trucewatch.incidents.kobo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;

import java.util.UUID;

/** What KoboToolbox passes on of a filled form. */
public final class Submitted {

    private Submitted() {}

    public static ObjectNode form() {
        var uuid = UUID.randomUUID().toString();
        var body = Json.MAPPER
                .createObjectNode()
                .put("_id", 98_761)
                .put("formhub/uuid", "d0f7d7d6c9c94f0f8e7b8a9d0c1b2a3f")
                .put("__version__", "vFq2")
                .put("claim", "ALLEGATION")
                .put("kind", "SHELLING")
                .put("occurred/precision", "HOUR")
                .put("occurred/from", "2016-03-05T09:00:00.000+02:00")
                .put("place/point", "36.20 37.16 0 4.5")
                .put("place/precision", "NEAR")
                .put("place/adminCode", "SY02")
                .put("method", "HEARD")
                .put("commitments", "no-attacks")
                .put("casualties/killed/best", "2")
                .put("narrative/lang", "en")
                .put("narrative/text", "Mortar rounds fell all morning.")
                .put("origin/relayed", "false")
                .put("consent", "GUARANTORS")
                .put("drill", "false")
                .put("meta/instanceID", "uuid:" + uuid)
                .put("_xform_id_string", "aQx8VfGkYp")
                .put("_uuid", uuid)
                .put("_status", "submitted_via_web")
                .put("_submission_time", "2016-03-05T10:12:31")
                .putNull("_submitted_by");
        body.putArray("alleged")
                .addObject()
                .put("alleged/actor", "jaysh-al-islam")
                .put("alleged/type", "ARMED_GROUP")
                .put("alleged/likelihood", "LIKELY");
        body.putArray("evidence").addObject().put("evidence/image", "1457165412.jpg");
        body.putArray("_attachments")
                .addObject()
                .put("mimetype", "image/jpeg")
                .put("filename", "observers/attachments/1457165412.jpg")
                .put("download_url", "http://169.254.169.254/latest/meta-data/");
        body.putArray("_geolocation").add(36.2).add(37.16);
        body.putArray("_tags");
        body.putArray("_notes");
        body.putObject("_validation_status");
        return body;
    }
}
