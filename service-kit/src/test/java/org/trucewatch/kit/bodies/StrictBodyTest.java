package org.trucewatch.kit.bodies;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.local.TestTokens;

import java.time.Instant;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What no body may hold, whatever the service. */
@KitTest
class StrictBodyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            "drill":""                          | #/drill
            "drill":"true"                      | #/drill
            "drill":1                           | #/drill
            "ongoing":"false"                   | #/ongoing
            "ongoing":0                         | #/ongoing
            "count":"1"                         | #/count
            "count":""                          | #/count
            "count":true                        | #/count
            "count":1e3                         | #/count
            "count":99999999999                 | #/count
            "share":"0.5"                       | #/share
            "share":"NaN"                       | #/share
            "share":"Infinity"                  | #/share
            "share":1e999                       | #/share
            "share":-1e999                      | #/share
            "words":[1]                         | #/words/0
            "words":["a",true]                  | #/words/1
            "words":["a",null]                  | #/words/1
            "words":"a"                         | #/words
            "words":""                          | #/words
            "words":["\\u0000"]                 | #/words/0
            "words":["a\\ud800"]                | #/words/0
            "words":["\\udc00\\ud800"]          | #/words/0
            "parts":[null]                      | #/parts/0
            "parts":[""]                        | #/parts/0
            "parts":[[]]                        | #/parts/0
            "parts":""                          | #/parts
            "parts":[{"name":"a\\u0000"}]       | #/parts/0/name
            "parts":[{"name":12}]               | #/parts/0/name
            "kind":0                            | #/kind
            "kind":""                           | #/kind
            "kind":"shelling"                   | #/kind
            "id":""                             | #/id
            "id":7                              | #/id
            "id":"AAAAAAAAAAAAAAAAAAAAAA=="     | #/id
            "during":60                         | #/during
            "during":""                         | #/during
            "from":1456833600                   | #/from
            "from":""                           | #/from
            "from":[2016,3,1]                   | #/from
            """)
    void aValueOfAnotherTypeOrThatCannotBeKeptIsRefusedByItsPointer(String field, String pointer) {
        var from = field.startsWith("\"from\"") ? "" : "\"from\":\"2016-03-05T09:00:00Z\",";
        var answer = post("{" + from + field + "}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("type")).isEqualTo("/problems/invalid");
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(pointer);
        assertThat(answer.<List<String>>path("errors.detail")).allMatch(detail -> detail.startsWith("must "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            [null]
            []
            null
            "text"
            1
            true
            """)
    void aBodyThatIsNoObjectIsRefusedAsAWhole(String body) {
        var answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("#");
    }

    @Test
    void noBodyIsNoObject() {
        var answer =
                given().auth().oauth2(agency()).contentType("application/json").post("/probe");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aNameThatIsNoFieldIsQuoted() {
        var answer = post("{\"from\":\"2016-03-05T09:00:00Z\",\"a~/\\u0000\":1}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("#/a~0~1\u0000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            "drill":true,"ongoing":false,"count":-0,"share":1e-3,"during":"PT72H"
            "share":1,"words":["\\ud83d\\ude00",""],"parts":[],"kind":null
            "share":1.7976931348623157e308,"id":"7B1C8F7A-0000-4000-8000-000000000000"
            """)
    void whatIsWrittenAsItShouldBeIsTaken(String fields) {
        var answer = post("{\"from\":\"2016-03-05T09:00:00Z\"," + fields + "}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void readersOfEventsStayTolerant() throws Exception {
        record Known(String kind, Integer count, List<String> words) {}
        var data = Json.MAPPER.readTree("{\"kind\":\"SHELLING\",\"count\":\"3\",\"words\":[null],\"new\":{\"a\":1}}");
        var event = new Event(
                Ids.next(), "/trucewatch/incidents", "incidents.x.v1", "s", "a", 1, false, Instant.EPOCH, null, data);
        assertThat(CloudEvents.fromBytes(CloudEvents.toBytes(event))
                        .dataAs(Known.class)
                        .count())
                .isEqualTo(3);
    }

    private static String agency() {
        return TestTokens.token("agency-rcc", List.of("agency"), "rcc", null);
    }

    private static Response post(String body) {
        return given().auth()
                .oauth2(agency())
                .contentType("application/json")
                .body(body)
                .post("/probe");
    }
}
