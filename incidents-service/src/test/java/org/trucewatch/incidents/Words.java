package org.trucewatch.incidents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;

import java.util.UUID;

/** The words of a report, changed one by one. */
public final class Words {

    private final ObjectNode body;

    private Words(ObjectNode body) {
        this.body = body;
    }

    static Words report(String agreementId) {
        var body = Json.MAPPER.createObjectNode();
        body.put("id", UUID.randomUUID().toString())
                .put("agreementId", agreementId)
                .put("drill", false)
                .put("claim", "ALLEGATION")
                .put("consent", "GUARANTORS");
        body.putObject("occurred")
                .put("from", "2016-03-05T09:00:00+02:00")
                .put("to", "2016-03-05T11:00:00+02:00")
                .put("precision", "HOUR")
                .put("ongoing", false);
        body.putObject("place")
                .put("precision", "NEAR")
                .put("name", "Sheikh Maqsoud")
                .put("adminCode", "SY02")
                .putArray("point")
                .add(37.16)
                .add(36.20);
        body.put("kind", "SHELLING").putArray("commitments").add("no-attacks");
        body.put("method", "HEARD");
        body.putArray("alleged")
                .addObject()
                .put("actor", "jaysh-al-islam")
                .put("named", "JaI")
                .put("type", "ARMED_GROUP")
                .put("likelihood", "LIKELY")
                .put("basis", "CLAIMED_RESPONSIBILITY");
        body.putObject("casualties")
                .putObject("killed")
                .put("low", 1)
                .put("best", 2)
                .put("high", 4);
        body.putObject("origin").put("relayed", false).put("name", "observers");
        body.putArray("narrative")
                .addObject()
                .put("lang", "en")
                .put("text", "Mortar rounds fell on the quarter all morning.")
                .put("original", true);
        return new Words(body);
    }

    public ObjectNode body() {
        return body.deepCopy();
    }

    public Words consent(String consent) {
        body.put("consent", consent);
        return this;
    }

    public Words drill() {
        body.put("drill", true);
        return this;
    }

    public Words claim(String claim) {
        body.put("claim", claim);
        return this;
    }

    public Words kind(String kind, String... commitments) {
        var named = body.put("kind", kind).putArray("commitments");
        for (var commitment : commitments) {
            named.add(commitment);
        }
        return this;
    }

    public Words at(double lon, double lat, String precision) {
        var place = body.withObjectProperty("place").put("precision", precision);
        place.putArray("point").add(lon).add(lat);
        return this;
    }

    public Words named(String name) {
        body.withObjectProperty("place").put("name", name);
        return this;
    }

    public Words in(String adminCode) {
        var place = body.withObjectProperty("place");
        place.remove("adminCode");
        if (adminCode != null) {
            place.put("adminCode", adminCode);
        }
        return this;
    }

    public Words between(String from, String to, String precision) {
        body.withObjectProperty("occurred").put("from", from).put("to", to).put("precision", precision);
        return this;
    }

    public Words by(String actor, String type) {
        var alleged = body.putArray("alleged").addObject().put("type", type).put("likelihood", "LIKELY");
        if (actor != null) {
            alleged.put("actor", actor);
        }
        return this;
    }

    /** Accuses somebody by a name, without saying who of the register that is. */
    public Words naming(String actor) {
        body.putArray("alleged").addObject().put("named", actor).put("likelihood", "LIKELY");
        return this;
    }

    public Words heard(String direction) {
        body.putObject("means").put("direction", direction);
        return this;
    }

    public Words killed(int low, int best, int high) {
        body.withObjectProperty("casualties")
                .putObject("killed")
                .put("low", low)
                .put("best", best)
                .put("high", high);
        return this;
    }

    public Words relaying(String ref) {
        body.putObject("origin").put("relayed", true).put("ref", ref);
        return this;
    }

    public Words relaying(String ref, String office) {
        body.putObject("origin").put("relayed", true).put("ref", ref).put("name", office);
        return this;
    }

    public Words superseding(UUID earlier) {
        body.put("supersedes", earlier.toString());
        return this;
    }

    public Words saying(String text) {
        body.putArray("narrative").addObject().put("lang", "en").put("text", text);
        return this;
    }
}
