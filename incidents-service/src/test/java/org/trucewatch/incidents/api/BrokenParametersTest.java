package org.trucewatch.incidents.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.RCC;

/** A query parameter that cannot be read is named; a path that names nothing is not found. */
@IncidentsTest
class BrokenParametersTest extends Calls {

    private static Ceasefire ceasefire;

    @BeforeEach
    void anAgreementIsInForce() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/incidents, kind, %00",
        "/v1/incidents, actor, %00",
        "/v1/incidents, commitment, a%00",
        "/v1/incidents, q, %00",
        "/v1/incidents, status, SETTLED",
        "/v1/incidents, since, %2B999999999-01-01T00:00:00Z",
        "/v1/incidents, from, 2016-03-05",
        "/v1/incidents, agreement, %00",
        "/v1/statements, agreement, %00",
        "/v1/actors, agreement, %00",
        "/v1/actors, at, yesterday",
        "/v1/areas, at, %00",
        "/v1/agencies, at, %2B999999999-01-01T00:00:00Z",
        "/v1/protected-sites, at, 2016-03-05",
        "/v1/actors/jaysh-al-islam/revisions, agreement, %00",
        "/v1/tallies, agreement, %00",
        "/v1/reports, since, %2B999999999-01-01T00:00:00Z"
    })
    void aParameterThatIsWrongIsNamed(String path, String name, String value) {
        var agreement = name.equals("agreement") ? "" : "&agreement=" + ceasefire.id();

        as(path.endsWith("reports") ? RCC : ADJUDICATOR)
                .urlEncodingEnabled(false)
                .get(path + "?" + name + "=" + value + agreement)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?" + name));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/actors, [\"\\u0000\"]",
        "/v1/protected-sites, [\"\\u0000\"]",
        "/v1/actors/jaysh-al-islam/revisions, [\"-1\"]",
        "/v1/actors/jaysh-al-islam/revisions, [\"99999999999\"]",
        "/v1/actors/jaysh-al-islam/contests, [\"2016-03-05T00:00:00Z\";\"x\"]",
        "/v1/statements, [\"+999999999-01-01T00:00:00Z\";\"00000000-0000-0000-0000-000000000000\"]",
        "/v1/statements, [\"2016-03-05T00:00:00Z\";\"x\"]",
        "/v1/incidents, [\"+999999999-01-01T00:00:00Z\";\"00000000-0000-0000-0000-000000000000\"]"
    })
    void aCursorThatNoLinkGaveIsNamed(String path, String keys) {
        var cursor =
                Base64.getUrlEncoder().encodeToString(keys.replace(";", ",").getBytes(StandardCharsets.UTF_8));

        as(ADJUDICATOR)
                .get(path + "?agreement=" + ceasefire.id() + "&cursor=" + cursor)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?cursor"));
    }

    @Test
    void aPathThatNamesNothingIsNotFound() {
        for (var path : new String[] {
            "/v1/agreements/%00",
            "/v1/agreements/none",
            "/v1/agreements/none/versions/1",
            "/v1/actors/%00/adherences",
            "/v1/actors/%00/revisions",
            "/v1/areas/none/contests",
            "/v1/protected-sites/none/grants"
        }) {
            as(ADJUDICATOR)
                    .urlEncodingEnabled(false)
                    .get(path + "?agreement=" + ceasefire.id())
                    .then()
                    .statusCode(404);
        }
        as(ADJUDICATOR)
                .get("/v1/agreements/" + ceasefire.id() + "?at=yesterday")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?at"));
    }
}
