package org.trucewatch.kit.problems;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.local.TestTokens;

import java.io.IOException;
import java.net.Socket;
import java.util.Base64;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the framework refuses before any code of ours is asked is a problem like every other. */
@KitTest
class FrameworkProblemTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,    /nowhere,                              , 404, not-found
            GET,    /probe/nowhere/else,                   , 404, not-found
            GET,    /probe/numbers/x,                      , 404, not-found
            GET,    /probe/numbers/%00,                    , 404, not-found
            GET,    /probe/kept/a%00b,                     , 404, not-found
            GET,    /probe/unnamed,                        , 403, not-allowed
            DELETE, /probe,                                , 405, method-not-allowed
            PATCH,  /probe/open,                           , 405, method-not-allowed
            POST,   /probe,                      text/plain, 415, unsupported-media-type
            POST,   /probe,                         garbage, 400, malformed
            GET,    /probe?limit=%00,                      , 422, invalid
            GET,    /probe?unheard=a%00b,                  , 422, invalid
            """)
    void everyProblemHasATypeATitleAndItsStatus(String method, String path, String type, int status, String slug) {
        var request = asAgency();
        if (type != null) {
            request.header("Content-Type", type).body("{}".getBytes());
        }
        isProblem(request.request(method, path), status, slug);
    }

    @Test
    void whatComesInNoAcceptedFormIsAProblemInTheFormOfProblems() {
        isProblem(asAgency().header("Accept", "image/png").get("/probe"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Accept          | garbage
            Accept          | text/
            Accept          | ;
            Accept          | ''
            Content-Type    | ''
            Content-Type    | 12
            Accept-Language | en;q=much
            """)
    void aMeaninglessHeaderIsTheCallersMistake(String header, String value) {
        isProblem(asAgency().header(header, value).get("/probe"), 400, "malformed");
    }

    @Test
    void withoutATokenItIsAProblemToo() {
        isProblem(given().get("/probe"), 401, "unauthorised");
        isProblem(given().header("Authorization", "Bearer x").get("/probe"), 401, "unauthorised");
        isProblem(given().header("Authorization", "Basic eDp5").get("/probe"), 401, "unauthorised");
    }

    @Test
    void aBodyLongerThanAnyIsAProblemBeforeItIsSent() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var head =
                    "POST /probe HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 11000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes());
            var answer = new String(socket.getInputStream().readAllBytes());
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"type\":\"/problems/too-large\"", "\"status\":413");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=99999999999",
                "limit=1e2",
                "limit=x",
                "cursor=x",
                "cursor=W10",
                "cursor=bnVsbA",
                "cursor=%F0%9F%98%80",
                "cursor=WyJcdTAwMDAiXQ"
            })
    void aPageThatCannotBeIsNamedByItsParameter(String query) {
        var answer = asAgency().get("/probe?" + query);
        isProblem(answer, 422, "invalid");
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("?" + query.split("=")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"+999999999-12-31T23:59:59Z\",\"7b1c8f7a-0000-4000-8000-000000000000\"]",
                "[\"x\",\"y\"]",
                "[\"2016-03-05T09:00:00Z\",\"y\"]",
                "[\"-100000-03-05T09:00:00Z\",\"7b1c8f7a-0000-4000-8000-000000000000\"]"
            })
    void aCursorThatNobodyGaveIsNamed(String keys) {
        var operator = TestTokens.token("operator", List.of("operator"), null, null);
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getBytes());
        var answer = given().auth().oauth2(operator).get("/ops/verification/dead-letters?cursor=" + cursor);
        isProblem(answer, 422, "invalid");
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("?cursor");
    }

    private static void isProblem(Response answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo("/problems/" + slug);
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.asString()).doesNotContain("RESTEASY", "HTTP ", "java.", "org.");
    }

    private static RequestSpecification asAgency() {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("agency-rcc", List.of("agency"), "rcc", null));
    }
}
