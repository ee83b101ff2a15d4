package org.trucewatch.verification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.Ids;

import java.util.UUID;

/** An incident as incidents-service would tell it, with as many reports as a test adds. */
public final class Incident {

    private final UUID id = Ids.next();
    private final ObjectNode data = Json.MAPPER.createObjectNode();

    private Incident(String agreementId) {
        data.put("id", id.toString())
                .put("agreementId", agreementId)
                .put("state", "ADMITTED")
                .put("drill", false)
                .put("kind", "SHELLING")
                .put("urgent", true)
                .put("sensitive", false)
                .put("protectedSite", "HOSPITAL")
                .put("origins", 2);
        data.putObject("occurred").put("from", "2016-03-05T23:30:00+02:00").put("to", "2016-03-06T01:00:00+02:00");
        var place = data.putObject("place")
                .put("precision", "NEAR")
                .put("name", "Sheikh Maqsood")
                .put("adminCode", "SY02");
        place.putArray("point").add(37.16).add(36.20);
        data.putArray("commitments").add("no-attacks");
        data.putArray("affiliations").add("RU").add("UN");
        data.putArray("reports");
    }

    /** Urgent, by a group that the HNC answers for. */
    public static Incident byAnArmedGroup() {
        return new Incident(TestAgreement.ID).actor("jaysh-al-islam", "ARMED_GROUP", "HNC");
    }

    /** By forces that the GOV answers for and the Russian bloc is allied to. */
    public static Incident byGovernmentForces() {
        return new Incident(TestAgreement.ID).actor("government-forces", "PARTY_FORCE", "GOV", "RU");
    }

    public static Incident byRussianForces() {
        return new Incident(TestAgreement.ID).actor("russian-aerospace-forces", "PARTY_FORCE", "RU", "RU");
    }

    public static Incident bySomebodyUnknown() {
        return new Incident(TestAgreement.ID).actor(null, "UNKNOWN", null);
    }

    public Incident under(String agreementId) {
        data.put("agreementId", agreementId);
        return this;
    }

    public Incident inState(String state) {
        data.put("state", state);
        return this;
    }

    public Incident ofKind(String kind) {
        data.put("kind", kind).put("sensitive", "SEXUAL_VIOLENCE".equals(kind));
        return this;
    }

    public Incident ordinary() {
        data.put("urgent", false);
        return this;
    }

    public Incident aDrill() {
        data.put("drill", true);
        return this;
    }

    public Incident actor(String actor, String type, String party, String... allied) {
        var node = data.putObject("actor").put("type", type).put("named", "as the report says");
        if (actor != null) {
            node.put("id", actor);
        }
        if (party != null) {
            node.put("party", party);
        }
        for (String bloc : allied) {
            node.withArrayProperty("alliedBlocs").add(bloc);
        }
        return this;
    }

    /** A report with everything that could give a witness away. */
    public Incident reported(UUID report, String agency, String consent) {
        var node = data.withArrayProperty("reports").addObject();
        node.put("id", report.toString()).put("agency", agency).put("affiliation", "of-" + agency);
        node.put("claim", "ALLEGATION").put("consent", consent).put("method", "HEARD");
        node.putObject("origin").put("relayed", true).put("name", "Witness of " + agency);
        node.put("receivedAt", "2016-03-06T08:00:00Z");
        node.putArray("narrative").addObject().put("lang", "en").put("text", "Told by " + agency);
        node.putObject("occurred").put("from", "2016-03-05T23:45:00+02:00");
        var place = node.putObject("place").put("name", "Near the mill").put("adminCode", "SY02");
        place.putArray("point").add(37.1601).add(36.2002);
        place.putObject("observedFrom").put("bearing", 95);
        return this;
    }

    public UUID id() {
        return id;
    }

    public ObjectNode data() {
        return data;
    }
}
