package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Words;
import org.trucewatch.kit.events.Json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.RCC;

/** A report is coded against what was in force when it happened: two versions, each with a kind and a clause of its own. */
@IncidentsTest
class InForceThenTest extends Calls {

    private Ceasefire ceasefire;

    /** The second version has no SNIPER and no clause on detainees, but LASER_DAZZLING and a clause against it. */
    @BeforeEach
    void twoVersionsOneAfterTheOther() {
        ceasefire = Ceasefire.inForce();
        var text = ceasefire
                .document()
                .toString()
                .replace("\"SNIPER\"", "\"LASER_DAZZLING\"")
                .replace("\"release-detainees\"", "\"no-dazzling\"");
        var next = read(text);
        for (var kind : next.get("kinds")) {
            if (kind.get("code").textValue().equals("LASER_DAZZLING")) {
                ((ObjectNode) kind).putArray("commitments").add("no-dazzling");
            }
        }
        for (var commitment : next.get("commitments")) {
            if (commitment.get("code").textValue().equals("no-dazzling")) {
                ((ObjectNode) commitment).put("from", "2016-02-27T00:00:00+02:00");
                ((ObjectNode) commitment).putArray("kinds").add("LASER_DAZZLING");
                ((ObjectNode) commitment).putArray("binds").add("ALL");
            }
        }
        post(GUARANTOR_US, "/v1/agreements/" + ceasefire.id() + "/versions", next)
                .statusCode(201);
        ceasefire.accept(GUARANTOR_US, 2);
        assertThat(ceasefire.accept(GUARANTOR_RU, 2).get("state").textValue()).isEqualTo("IN_FORCE");
    }

    @Test
    void aKindThatCameLaterIsNoneOfAnActBefore() {
        post(RCC, "/v1/reports", ceasefire.report().kind("LASER_DAZZLING").body())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/kind"))
                .body("errors[0].detail", containsString("SNIPER"));

        assertThat(coded(now().kind("LASER_DAZZLING"))).containsExactly("no-dazzling");
    }

    @Test
    void aKindThatWasGivenUpStillCodesAnActOfItsTime() {
        assertThat(coded(ceasefire.report().kind("SNIPER"))).contains("no-attacks");

        post(RCC, "/v1/reports", now().kind("SNIPER").body())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/kind"));
    }

    @Test
    void aClauseBindsOnlyWhileItIsPartOfTheAgreement() {
        post(
                        RCC,
                        "/v1/reports",
                        ceasefire.report().kind("SHELLING", "no-dazzling").body())
                .statusCode(422)
                .body("errors.pointer", hasItem("#/commitments/0"));
        post(RCC, "/v1/reports", now().kind("SHELLING", "release-detainees").body())
                .statusCode(422)
                .body("errors.pointer", hasItem("#/commitments/0"));

        assertThat(coded(now().kind("LASER_DAZZLING", "no-dazzling"))).containsExactly("no-dazzling");
    }

    @Test
    void theAgreementIsReadAsItWasAtAnyTime() {
        assertThat(at("2016-03-05T00:00:00Z")).isEqualTo(1);
        assertThat(at(Instant.now().toString())).isEqualTo(2);
        var changed = get(AUDITOR, "/v1/agreements/" + ceasefire.id() + "/versions/2")
                .get("inForceFrom")
                .textValue();
        assertThat(at(changed)).isEqualTo(2);
        assertThat(at(Instant.parse(changed).minusMillis(1).toString())).isEqualTo(1);
    }

    private int at(String time) {
        return get(AUDITOR, "/v1/agreements/" + ceasefire.id() + "?at=" + time)
                .get("version")
                .intValue();
    }

    /** A report of what happens now. */
    private Words now() {
        var now = Instant.now();
        return ceasefire.report().between(now.toString(), now.plusSeconds(1).toString(), "EXACT");
    }

    private static List<String> coded(Words report) {
        var coded = new ArrayList<String>();
        get(ADJUDICATOR, "/v1/incidents/" + incidentOf(RCC, report.body()))
                .get("commitments")
                .forEach(commitment -> coded.add(commitment.textValue()));
        return coded;
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
