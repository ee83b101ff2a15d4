package org.trucewatch.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** Calling the service, for tests of it. */
public abstract class Calls {

    protected static final Duration SOON = Duration.ofSeconds(15);

    protected static RequestSpecification as(Person person) {
        return given().auth().oauth2(person.token());
    }

    protected static ValidatableResponse post(Person person, String path, JsonNode body) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(body.toString())
                .post(path)
                .then();
    }

    protected static JsonNode get(Person person, String path) {
        return json(as(person).get(path).then().statusCode(200));
    }

    protected static JsonNode json(ValidatableResponse response) {
        try {
            return Json.MAPPER.readTree(response.extract().asByteArray());
        } catch (IOException e) {
            throw new AssertionError("the answer is not JSON", e);
        }
    }

    /** Sends the report and gives its id. */
    protected static UUID sent(Person agency, ObjectNode report) {
        return UUID.fromString(json(post(agency, "/v1/reports", report).statusCode(201))
                .get("id")
                .textValue());
    }

    /** Waits until a report testifies to an incident and gives the id of it. */
    protected static String incidentOf(Person agency, UUID report) {
        return await().atMost(SOON)
                .until(
                        () -> get(agency, "/v1/reports/" + report)
                                .at("/incidents/0/id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    protected static String incidentOf(Person agency, ObjectNode report) {
        return incidentOf(agency, sent(agency, report));
    }

    /** Erases an agency's report: it asks, and a source keeper confirms. */
    protected static void erased(Person agency, UUID report) {
        var path = "/v1/reports/" + report + "/erasures";
        var asked = json(post(agency, path, reason("She is in danger.")).statusCode(201));
        post(Person.KEEPER_UN, path + "/" + asked.get("id").textValue() + "/confirmations", reason("Agreed."))
                .statusCode(201);
    }

    /** @param offset of the business clock from now on, such as PT25H; PT0S puts it right */
    protected static void moveClock(String offset) {
        as(Person.OPERATOR)
                .contentType(ContentType.JSON)
                .body(Json.MAPPER.createObjectNode().put("offset", offset).toString())
                .put("/ops/clock")
                .then()
                .statusCode(200);
    }

    protected static ObjectNode reason(String text) {
        return Json.MAPPER.createObjectNode().put("reason", text);
    }
}
