package org.trucewatch.incidents.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;

@IncidentsTest
class ExportTest extends Calls {

    private static final String NDJSON = "application/x-ndjson";

    @Test
    void theWholeListIsGivenInOneStreamAndALimitGivesAPage() {
        var ceasefire = Ceasefire.inForce();
        ManyIncidents.of(ceasefire.id(), 1_201);

        var lines =
                export(ADJUDICATOR, ceasefire, NDJSON, "").asString().lines().toList();
        assertThat(new HashSet<>(lines)).hasSize(1_201);
        assertThat(lines.get(0)).contains("\"kind\"");
        assertThat(export(ADJUDICATOR, ceasefire, "text/csv", "").asString().lines())
                .hasSize(1_203);
        assertThat(read(export(ADJUDICATOR, ceasefire, "application/geo+json", "")
                                .asString())
                        .get("features"))
                .hasSize(1_201);
        assertThat(export(OFFICER_GOV, ceasefire, NDJSON, "").asString().lines())
                .hasSizeBetween(300, 900);

        var page = export(ADJUDICATOR, ceasefire, NDJSON, "&limit=7");
        assertThat(page.asString().lines().toList()).isEqualTo(lines.subList(0, 7));
        assertThat(page.headers().getValues("Link").get(0)).contains("cursor=").endsWith("rel=\"next\"");
        assertThat(as(ADJUDICATOR)
                        .get("/v1/incidents?agreement=" + ceasefire.id())
                        .jsonPath()
                        .getList("items"))
                .hasSize(50);
    }

    @Test
    void aTableHasNamesAndHashtagsAndNothingThatASpreadsheetCalculates() {
        var ceasefire = Ceasefire.inForce();
        var report = ceasefire
                .report()
                .named("=HYPERLINK(\"http://evil.example\",\"x\")")
                .in(null)
                .at(-3.5, 36.2, "NEAR")
                .killed(1, 2, 4);
        incidentOf(RCC, report.body());

        var table = export(REVIEWER_US, ceasefire, "text/csv", "");
        var rows = table.asString().split("\r\n");

        assertThat(table.contentType()).isEqualTo("text/csv;charset=utf-8");
        assertThat(rows[0]).startsWith("id,agreement,state,").contains(",lat,lon,");
        assertThat(rows[1])
                .startsWith("#event+id,")
                .contains(",#geo+lat,#geo+lon,")
                .contains(",#affected+killed,");
        assertThat(rows[1].split(","))
                .hasSameSizeAs(rows[0].split(","))
                .allMatch(tag -> tag.matches("#[a-z_1]+(\\+[a-z]+)*"));
        assertThat(rows[2])
                .contains(",36.2,-3.5,NEAR,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",")
                .contains(",1,2,4,");
    }

    @Test
    void aMapHasLongitudesFirstAndNoGeometryWhereNoPlaceIsKnown() {
        var ceasefire = Ceasefire.inForce();
        var nowhere = ceasefire.report().body();
        nowhere.withObjectProperty("place").put("precision", "UNKNOWN").remove(List.of("point", "adminCode"));
        incidentOf(RCC, nowhere);
        incidentOf(
                RCC,
                ceasefire
                        .report()
                        .between("2016-03-09T09:00:00Z", "2016-03-09T10:00:00Z", "HOUR")
                        .body());

        var features = read(export(REVIEWER_US, ceasefire, "application/geo+json", "")
                        .asString())
                .get("features");

        assertThat(features.at("/0/geometry/coordinates").toString()).isEqualTo("[37.16,36.2]");
        assertThat(features.at("/0/properties/place/precision").textValue()).isEqualTo("NEAR");
        assertThat(features.at("/1").has("geometry")).isTrue();
        assertThat(features.at("/1/geometry").isNull()).isTrue();
        assertThat(features.at("/1/id")).isEqualTo(features.at("/1/properties/id"));
    }

    @Test
    void anExportThatCannotBeUnderstoodIsRefusedBeforeItBegins() {
        var ceasefire = Ceasefire.inForce();
        as(REVIEWER_US)
                .accept(NDJSON)
                .get("/v1/incidents?agreement=" + ceasefire.id() + "&bbox=1,2,3")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?bbox"));
        as(REVIEWER_US)
                .accept("application/pdf")
                .get("/v1/incidents?agreement=" + ceasefire.id())
                .then()
                .statusCode(406);
    }

    private static Response export(Person who, Ceasefire ceasefire, String type, String more) {
        var answer = as(who).accept(type).get("/v1/incidents?agreement=" + ceasefire.id() + more);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
