package org.trucewatch.verification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.Ids;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** An incident as incidents-service would tell it: with the reports that a test adds, or one that the accused may know of. */
public final class Incident {

    private static final List<String> CONSENTS = List.of("NEUTRAL", "GUARANTORS", "ACCUSED", "PUBLIC");

    private final UUID id = Ids.next();
    private final ObjectNode data = Json.MAPPER.createObjectNode();
    private final Map<String, Consumer<ObjectNode>> faces = new HashMap<>();

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
        actor(data, actor, type, party, allied);
        return this;
    }

    /** What an audience may know, where its reports say something else than all do together. */
    public Incident face(String audience, Consumer<ObjectNode> change) {
        faces.put(audience, change);
        return this;
    }

    public static void actor(ObjectNode of, String actor, String type, String party, String... allied) {
        var node = of.putObject("actor").put("type", type).put("named", "as the report says");
        if (actor != null) {
            node.put("id", actor);
        }
        if (party != null) {
            node.put("party", party);
        }
        for (String bloc : allied) {
            node.withArrayProperty("alliedBlocs").add(bloc);
        }
    }

    public Incident onDay(String day) {
        data.putObject("occurred").put("from", day + "T23:30:00+02:00").put("to", day + "T23:50:00+02:00");
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

    /** A report does not testify to it after all. */
    public Incident without(UUID report) {
        var reports = data.withArrayProperty("reports");
        for (int i = reports.size() - 1; i >= 0; i--) {
            if (reports.get(i).path("id").asText().equals(report.toString())) {
                reports.remove(i);
            }
        }
        return this;
    }

    /** All its reports went to another incident. */
    public Incident joinedInto(Incident other) {
        data.put("joinedInto", other.id().toString()).putArray("reports");
        return this;
    }

    public Incident standingAlone() {
        data.remove("joinedInto");
        return this;
    }

    public UUID id() {
        return id;
    }

    /** The first of its reports. */
    public UUID report() {
        return UUID.fromString(data().at("/reports/0/id").asText());
    }

    public ObjectNode data() {
        if (data.path("reports").isEmpty() && !data.has("joinedInto")) {
            reported(Ids.next(), "watch", "ACCUSED");
        }
        data.putArray("faces");
        CONSENTS.subList(1, 4).stream()
                .filter(audience -> reaches(audience) && data.has("occurred"))
                .forEach(this::addFace);
        return data;
    }

    private boolean reaches(String audience) {
        return data.path("reports").findValuesAsText("consent").stream()
                .anyMatch(consent -> CONSENTS.indexOf(consent) >= CONSENTS.indexOf(audience));
    }

    private void addFace(String audience) {
        var face = data.withArrayProperty("faces").addObject();
        face.putArray("audiences").add(audience);
        face.setAll(data.deepCopy().retain("occurred", "place", "actor", "commitments", "urgent"));
        if (!audience.equals("GUARANTORS")) {
            var day = data.at("/occurred/from").asText().substring(0, 10);
            face.putObject("occurred").put("from", day + "T00:00:00+02:00").put("to", day + "T23:59:59+02:00");
            face.putObject("place")
                    .put("precision", "ADM1")
                    .put("adminCode", data.at("/place/adminCode").asText());
        }
        faces.getOrDefault(audience, any -> {}).accept(face);
    }
}
