package org.trucewatch.incidents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import static org.trucewatch.incidents.Calls.json;
import static org.trucewatch.incidents.Calls.post;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;

/** An agreement of its own for a test, like the example one, so that tests do not see each other's incidents. */
public final class Ceasefire {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<String> ENTRIES = Set.of(
            "jaysh-al-islam",
            "ahrar-al-sham",
            "government-forces",
            "russian-aerospace-forces",
            "turkish-army",
            "jabhat-al-nusra",
            "SY01",
            "SY02",
            "SY03",
            "rcc",
            "snhr",
            "un-obs",
            "sohr",
            "wafidin-camp",
            "atawari-school");

    private final String id;

    private Ceasefire(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Proposed and nothing more. */
    public static Ceasefire proposed() {
        var ceasefire = new Ceasefire("test-" + COUNT.incrementAndGet());
        post(GUARANTOR_US, "/v1/agreements", ceasefire.document()).statusCode(201);
        return ceasefire;
    }

    /** Ratified, in force, and with some of the example's registers. */
    public static Ceasefire inForce() {
        var ceasefire = proposed();
        ceasefire.accept(GUARANTOR_US, 1);
        ceasefire.accept(GUARANTOR_RU, 1);
        ceasefire.register();
        return ceasefire;
    }

    /** One between other parties, ratified by both; its id. */
    public static String amongOthers(String one, String other) {
        var id = "others-" + COUNT.incrementAndGet();
        var text = Example.agreement().put("id", id).toString();
        ObjectNode document = read(text.replace("\"US\"", "\"" + one + "\"").replace("\"RU\"", "\"" + other + "\""));
        var path = "/v1/agreements/" + id + "/versions/1/positions";
        var digest = CanonicalJson.digest(document);
        for (var party : new String[] {one, other}) {
            var guarantor = Person.party("guarantor-" + party, "guarantor-officer", party);
            post(guarantor, "/v1/agreements", document);
            post(
                            guarantor,
                            path,
                            Json.MAPPER
                                    .createObjectNode()
                                    .put("position", "ACCEPT")
                                    .put("digest", digest))
                    .statusCode(200);
        }
        return id;
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public ObjectNode document() {
        return Example.agreement().put("id", id);
    }

    /** Proposes another version that names these guarantors, and answers its number. */
    public int propose(Person guarantor, String... guarantors) {
        var document = document().put("note", "Other guarantors: " + String.join(" ", guarantors));
        var named = document.putArray("guarantors");
        for (var one : guarantors) {
            named.add(one);
        }
        return json(post(guarantor, "/v1/agreements/" + id + "/versions", document)
                        .statusCode(201))
                .get("version")
                .intValue();
    }

    public String stateOf(int version) {
        return Calls.get(AUDITOR, "/v1/agreements/" + id + "/versions/" + version)
                .get("state")
                .textValue();
    }

    public JsonNode accept(Person guarantor, int version) {
        var path = "/v1/agreements/" + id + "/versions/" + version;
        var digest = Calls.get(guarantor, path).get("digest").textValue();
        var position = Json.MAPPER.createObjectNode().put("position", "ACCEPT").put("digest", digest);
        return json(post(guarantor, path + "/positions", position).statusCode(200));
    }

    private void register() {
        Map.of("actors", "actors", "areas", "areas", "agencies", "agencies", "protectedSites", "protected-sites")
                .forEach((section, path) -> Example.registers().get(section).forEach(entry -> {
                    if (ENTRIES.contains(
                            entry.path("id").asText(entry.path("code").asText()))) {
                        ObjectNode body = entry.deepCopy();
                        post(ADJUDICATOR, "/v1/" + path, body.put("agreementId", id))
                                .statusCode(201);
                    }
                }));
    }

    /** A report that is right in every field. */
    public Words report() {
        return Words.report(id);
    }
}
