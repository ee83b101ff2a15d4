package org.trucewatch.incidents.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;

/** Keys are given to phones by their agency and taken away by it. */
@IncidentsTest
class DeviceKeyTest extends Calls {

    private static final String LIST = "/openrosa/formList";

    @Test
    void aKeyOpensTheListInTheAddressAndAsAPassword() {
        var ceasefire = Ceasefire.inForce();
        var key = issued(RCC).get("key").textValue();

        listed(key).statusCode(200).body(containsString(">" + ceasefire.id() + "<"));
        given().auth().preemptive().basic("rcc", key).get(LIST).then().statusCode(200);
        given().auth().basic("rcc", key).get(LIST).then().statusCode(200); // once it was asked who it is
        given().auth().preemptive().basic("snhr", key).get(LIST).then().statusCode(401);
        given().auth().preemptive().basic("rcc", key + "x").get(LIST).then().statusCode(401);
        given().header("Authorization", "Basic nonsense").get(LIST).then().statusCode(401);
        given().get(LIST)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic realm="))
                .header("X-OpenRosa-Version", equalTo("1.0"))
                .body(containsString("revoked"));
    }

    @Test
    void aKeyOpensNothingElse() {
        var key = issued(RCC).get("key").textValue();

        given().auth().preemptive().basic("rcc", key).get("/v1/reports").then().statusCode(401);
        given().auth().oauth2(key).get("/v1/reports").then().statusCode(401);
        as(RCC).get(LIST).then().statusCode(403);
    }

    @Test
    void aRevokedKeyOpensNothingFromThatMomentOn() {
        var issued = issued(RCC);
        var key = issued.get("key").textValue();
        var path = "/v1/device-keys/" + issued.get("id").textValue() + "/revocations";
        listed(key).statusCode(200);

        post(SNHR, path, reason("Not theirs.")).statusCode(404);
        listed(key).statusCode(200);
        var revoked = json(post(RCC, path, reason("Lost at a checkpoint.")).statusCode(201));
        listed(key).statusCode(401);
        given().auth().preemptive().basic("rcc", key).get(LIST).then().statusCode(401);

        var again = json(post(RCC, path, reason("Once more.")).statusCode(200));
        assertThat(again).isEqualTo(revoked);
        assertThat(revoked.get("reason").textValue()).isEqualTo("Lost at a checkpoint.");
        assertThat(revoked.get("revokedBy").textValue()).isEqualTo(RCC.name());
    }

    @Test
    void onlyAHashIsKeptAndTheKeyIsToldOnce() throws SQLException {
        var wanted = Json.MAPPER
                .createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("label", "phone of post 3");
        var first = json(post(RCC, "/v1/device-keys", wanted).statusCode(201));
        var again = json(post(RCC, "/v1/device-keys", wanted).statusCode(200));
        post(RCC, "/v1/device-keys", wanted.put("label", "another")).statusCode(409);
        post(SNHR, "/v1/device-keys", wanted).statusCode(409);

        var key = first.get("key").textValue();
        assertThat(key).hasSizeGreaterThan(40);
        assertThat(again.has("key")).isFalse();
        try (var connection = Database.open();
                var query = connection.prepareStatement("select row_to_json(k)::text from device_key k where id = ?")) {
            query.setObject(1, UUID.fromString(first.get("id").textValue()));
            try (var row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).contains("phone of post 3").doesNotContain(key);
            }
        }
    }

    @Test
    void anAgencyListsItsOwnKeysAndTheAuditorAll() {
        var ours = issued(RCC).get("id").textValue();
        var theirs = issued(SNHR).get("id").textValue();

        assertThat(ids(RCC)).contains(ours).doesNotContain(theirs);
        assertThat(ids(AUDITOR)).contains(ours, theirs);
        as(REVIEWER_US).get("/v1/device-keys").then().statusCode(403);
        assertThat(get(RCC, "/v1/device-keys?limit=1").get("items").get(0).has("key"))
                .isFalse();
    }

    @Test
    void aKeyOfAnAgencyThatIsNotAccreditedFindsNoFormAndFillsNone() {
        var ceasefire = Ceasefire.inForce();
        var key = issued(Person.STRANGE_AGENCY).get("key").textValue();
        var filled = "<data id='" + ceasefire.id() + "' version='1.1'><meta><instanceID>1</instanceID></meta></data>";

        for (var path : List.of("/openrosa", "/openrosa/key/" + key)) {
            Supplier<RequestSpecification> phone =
                    () -> given().auth().preemptive().basic("somebody-else", key);
            phone.get().get(path + "/formList").then().statusCode(200).body(not(containsString("formID")));
            phone.get().get(path + "/forms/" + ceasefire.id()).then().statusCode(404);
            phone.get()
                    .multiPart("xml_submission_file", "1.xml", filled.getBytes(StandardCharsets.UTF_8))
                    .post(path + "/submission")
                    .then()
                    .statusCode(404);
        }
    }

    private static ValidatableResponse listed(String key) {
        return given().get("/openrosa/key/" + key + "/formList").then();
    }

    private static String ids(Person person) {
        var ids = new StringBuilder();
        for (var path = "/v1/device-keys?limit=500"; path != null; ) {
            var answer = as(person).get(path).then().statusCode(200);
            json(answer).get("items").forEach(key -> ids.append(key.get("id").textValue())
                    .append('\n'));
            var next = answer.extract().header("Link");
            path = next == null ? null : next.replaceAll(".*<([^>]+)>.*", "$1");
        }
        return ids.toString();
    }

    private static JsonNode issued(Person agency) {
        var wanted = Json.MAPPER.createObjectNode().put("label", "phone of post 3");
        return json(post(agency, "/v1/device-keys", wanted).statusCode(201));
    }
}
