package org.trucewatch.kit.problems;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.local.TestTokens;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@KitTest
class ProblemTest {

    private static final String GOOD = "{\"from\":\"2016-03-05T09:00:00+02:00\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            {"from":"yesterday"}                                                   | #/from
            {"from":"2016-03-05T09:00:00"}                                         | #/from
            {}                                                                     | #/from
            {"from":"2016-03-05T09:00:00Z","kind":"SHOUTING"}                      | #/kind
            {"from":"2016-03-05T09:00:00Z","count":"many"}                         | #/count
            {"from":"2016-03-05T09:00:00Z","count":1.5}                            | #/count
            {"from":"2016-03-05T09:00:00Z","count":-1}                             | #/count
            {"from":"2016-03-05T09:00:00Z","parts":[{"name":"ab"},{"name":"a"}]}   | #/parts/1/name
            {"from":"2016-03-05T09:00:00Z","parts":[{"name":"ab"},{"name":["a"]}]} | #/parts/1/name
            {"from":"2016-03-05T09:00:00Z","parts":{}}                             | #/parts
            {"from":"2016-03-05T09:00:00Z","ongoing":"maybe"}                      | #/ongoing
            {"from":"2016-03-05T09:00:00Z","fron":1}                               | #/fron
            """)
    void aFieldThatCannotBeAcceptedIsNamedByItsPointer(String body, String pointer) {
        var answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo("/problems/invalid");
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(pointer);
        assertThat(answer.<List<String>>path("errors.detail").get(0)).isNotBlank();
        assertThat(answer.asString()).doesNotContain("org.trucewatch").doesNotContain("java.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            {"from":
            {"from":"2016-03-05T09:00:00Z"} x
            {"from":"2016-03-05T09:00:00Z","from":"2016-03-05T09:00:00Z"}
            not json
            """)
    void whatIsNotJsonIsMalformed(String body) {
        var answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aGoodBodyIsAccepted() {
        assertThat(post(GOOD).asString()).isEqualTo("rcc");
    }

    @Test
    void noTokenABadTokenAndAnotherAudienceAreUnauthorised() {
        var expired = claims();
        expired.put("exp", Instant.now().minusSeconds(3600).getEpochSecond());
        var elsewhere = claims();
        elsewhere.put("aud", "somebody-else");
        var signedTwice = TestTokens.signed(claims());
        var tampered = signedTwice.substring(0, signedTwice.length() - 8) + "AAAAAAAA";
        var tokens = new ArrayList<>(List.of(TestTokens.signed(expired), TestTokens.signed(elsewhere), tampered, "x"));
        tokens.add(null);
        for (var token : tokens) {
            var request = given().contentType("application/json").body(GOOD);
            var answer = (token == null ? request : request.header("Authorization", "Bearer " + token)).post("/probe");
            assertThat(answer.statusCode()).as("token %s", token).isEqualTo(401);
        }
    }

    @Test
    void aRoleThatTheMatrixDoesNotNameIsForbiddenAndACallItDoesNotNameIsForbiddenToAll() {
        var auditor = TestTokens.token("auditor", List.of("auditor"), null, null);
        given().auth().oauth2(auditor).get("/probe").then().statusCode(200);
        given().auth()
                .oauth2(auditor)
                .contentType("application/json")
                .body(GOOD)
                .post("/probe")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().auth().oauth2(auditor).get("/probe/unnamed").then().statusCode(403);
        given().get("/probe/open").then().statusCode(200);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        var seen = new ArrayList<Integer>();
        var path = "/probe?limit=40";
        while (path != null) {
            var answer =
                    given().auth().oauth2(agency()).urlEncodingEnabled(false).get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            seen.addAll(answer.<List<Integer>>path("items"));
            var link = answer.header("Link");
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).hasSize(100).isSorted().doesNotHaveDuplicates();
        for (var wrong : List.of("limit=0", "limit=501", "limit=x", "cursor=x", "cursor=W10", "cursor=bnVsbA")) {
            given().auth().oauth2(agency()).get("/probe?" + wrong).then().statusCode(422);
        }
    }

    @Test
    void aValueThatTheDatabaseCannotHoldIsTheCallersMistake() {
        var answer = given().auth().oauth2(agency()).get("/probe/kept/294999-01-01");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("type")).isEqualTo("/problems/invalid");
    }

    private static Map<String, Object> claims() {
        return TestTokens.claims("agency-rcc", List.of("agency"), "rcc", null);
    }

    private static String agency() {
        return TestTokens.signed(claims());
    }

    private static Response post(String body) {
        return given().auth()
                .oauth2(agency())
                .contentType("application/json")
                .body(body)
                .post("/probe");
    }
}
