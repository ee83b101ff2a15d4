package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.form.RightBodies;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.OFFICER_RU;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** What clients get wrong is answered with the pointer of the field, whatever the call, and never as a fault of ours. */
@IncidentsTest
class BrokenBodiesTest extends Calls {

    private record Call(Person by, String path, ObjectNode right) {}

    private static Ceasefire ceasefire;
    private static String incident;

    @BeforeEach
    void anAgreementIsInForce() {
        if (ceasefire == null) {
            ceasefire = Ceasefire.inForce();
            incident = incidentOf(RCC, ceasefire.report().body());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tallies | /count/total | 1e308",
                "tallies | /count/total | 1e400",
                "tallies | /count/total | \"14\"",
                "tallies | /drill | \"\"",
                "tallies | /reporter | \"\\ud800\"",
                "tallies | /reporter | \"nul \\u0000\"",
                "tallies | /breakdown | [null]",
                "tallies | /period/to | \"9999999999-01-01T00:00:00Z\"",
                "statements | /drill | \"\"",
                "statements | /text | [null]",
                "statements | /limits | [null]",
                "statements | /condition | \"\\ud800\"",
                "statements | /text/0/text | \"\\ud800\"",
                "statements | /from | 1e308",
                "actors | /aliases | [null]",
                "actors | /name/0/text | \"nul \\u0000\"",
                "actors | /party | \"\"",
                "areas | /bbox | [1e308, 0, 0, 0]",
                "areas | /centre | [null, null]",
                "agencies | /accreditedFrom | \"\"",
                "agencies | /accreditedUntil | \"2016-02-26T00:00:00+02:00\"",
                "areas | /until | \"2016-02-26T00:00:00+02:00\"",
                "areas | /assertedBy | \"nul \\u0000\"",
                "revisions | /from | \"9999999999-01-01T00:00:00Z\"",
                "revisions | /reason | \"\\ud800\"",
                "revisions | /entry | [null]",
                "revisions | /entry/name/0/text | \"nul \\u0000\"",
                "revisions | /entry/agreementId | \"syria-2016\"",
                "contests | /reason | \" \"",
                "contests | /id | \"1\"",
                "grants | /party | \"nul \\u0000\"",
                "protected-sites | /point | [1e308, 0]",
                "protected-sites | /note | \"\\ud800\"",
                "adherences | /from | 1e308",
                "adherences | /depositedWith | [null]",
                "adherences | /id | \"\"",
                "agreements | /rules/systematic/contestedCounts | 1e308",
                "agreements | /languages | [null]",
                "agreements | /note | \"\\ud800\"",
                "agreements | /kinds/0/sensitive | \"\"",
                "agreements | /rules/panel/longStop | \"P99999999999999D\"",
                "versions | /title | [null]",
                "positions | /counter | 1e308",
                "positions | /reasons | \"\\ud800\"",
                "positions | /position | \"\"",
                "admissions | /admitted | \"\"",
                "admissions | /admitted | \"true\"",
                "admissions | /admitted | 1",
                "admissions | /reason | \"nul \\u0000\"",
                "joins | /reportId | \"\"",
                "joins | /reason | [null]",
                "parts | /reason | \"\\ud800\""
            })
    void aFieldThatIsWrongIsNamed(String name, String pointer, String value) {
        var call = calls().get(name);
        var body = call.right().deepCopy();
        var parent = (ObjectNode) body.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.put(pointer.substring(pointer.lastIndexOf('/') + 1), "BROKEN");

        var errors = json(as(call.by())
                        .contentType("application/json")
                        .body(body.toString().replace("\"BROKEN\"", value))
                        .post(call.path())
                        .then()
                        .statusCode(422)
                        .contentType("application/problem+json"))
                .get("errors");

        assertThat(errors.findValuesAsText("pointer")).isNotEmpty().allSatisfy(named -> assertThat(named)
                .startsWith("#" + pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tallies",
                "statements",
                "actors",
                "areas",
                "agencies",
                "protected-sites",
                "adherences",
                "revisions",
                "contests",
                "grants",
                "agreements",
                "versions",
                "positions",
                "admissions",
                "joins",
                "parts"
            })
    void aFieldThatNobodyKnowsIsNamedAndWhatIsNoObjectIsMalformed(String name) {
        var call = calls().get(name);
        var body = call.right().put("surplus", 1).toString();

        post(call.by(), call.path(), call.right()).statusCode(422).body("errors.pointer", hasItem("#/surplus"));
        for (var broken : new String[] {
            "", "[1]", "null", body + "{}", body.replace("surplus", "id\":1,\"id"), body.replace("surplus", "\\ud800")
        }) {
            as(call.by())
                    .contentType("application/json")
                    .body(broken.getBytes(StandardCharsets.UTF_8))
                    .post(call.path())
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed"));
        }
    }

    @Test
    void whatOnlyYamlCanSayIsRefusedAsWell() throws IOException {
        var yaml = new YAMLMapper().writeValueAsString(RightBodies.agreement());

        assertThat(yamlStatus(yaml.replace("contestedCounts: 0", "contestedCounts: .inf")))
                .isIn(400, 422);
        assertThat(yamlStatus(yaml.replace("contestedCounts: 0", "contestedCounts: 1e308")))
                .isEqualTo(422);
        assertThat(yamlStatus(yaml + "\"\\ud800\": 1\n")).isIn(400, 422);
        assertThat(yamlStatus(yaml + "? [1, 2]\n: 3\n")).isIn(400, 422);
        assertThat(yamlStatus(yaml + "--- {}\n")).isEqualTo(400);
    }

    private static int yamlStatus(String yaml) {
        return as(GUARANTOR_US)
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/v1/agreements")
                .statusCode();
    }

    private static Map<String, Call> calls() {
        var version = "/v1/agreements/" + ceasefire.id() + "/versions";
        var link = Json.MAPPER.createObjectNode().put("incidentId", incident).put("reason", "because");
        return Map.ofEntries(
                call("tallies", SNHR, "/v1/tallies", RightBodies.tally()),
                call("statements", OFFICER_RU, "/v1/statements", RightBodies.statement()),
                call("actors", ADJUDICATOR, "/v1/actors", RightBodies.actor()),
                call("areas", ADJUDICATOR, "/v1/areas", RightBodies.area()),
                call("agencies", ADJUDICATOR, "/v1/agencies", RightBodies.agency()),
                call("protected-sites", ADJUDICATOR, "/v1/protected-sites", RightBodies.site()),
                call("adherences", ADJUDICATOR, "/v1/actors/jaysh-al-islam/adherences", RightBodies.adherence()),
                call(
                        "revisions",
                        ADJUDICATOR,
                        "/v1/actors/jaysh-al-islam/revisions",
                        RightBodies.revision(RightBodies.actor())),
                call("contests", OFFICER_RU, "/v1/actors/jaysh-al-islam/contests", RightBodies.contest()),
                call(
                        "grants",
                        ADJUDICATOR,
                        "/v1/protected-sites/atawari-school/grants",
                        RightBodies.contest().put("party", "RU")),
                call("agreements", GUARANTOR_US, "/v1/agreements", RightBodies.agreement()),
                call("versions", GUARANTOR_US, version, RightBodies.agreement()),
                call("positions", GUARANTOR_US, version + "/1/positions", RightBodies.position()),
                call("admissions", ADJUDICATOR, "/v1/incidents/" + incident + "/admissions", RightBodies.admission()),
                call("joins", ADJUDICATOR, "/v1/incidents/" + incident + "/joins", link),
                call("parts", ADJUDICATOR, "/v1/incidents/" + incident + "/parts", link.deepCopy()));
    }

    private static Map.Entry<String, Call> call(String name, Person by, String path, ObjectNode right) {
        return Map.entry(name, new Call(by, path, right));
    }
}
