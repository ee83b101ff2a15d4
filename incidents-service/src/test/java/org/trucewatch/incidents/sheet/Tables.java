package org.trucewatch.incidents.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static org.trucewatch.incidents.Person.RCC;

/** Files of rows, for tests of what becomes of them. */
abstract class Tables extends Calls {

    private static Ceasefire ceasefire;

    static Ceasefire ceasefire() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
        return ceasefire;
    }

    /** A row that is right, by its columns. */
    static Map<String, String> row() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("agreementId", ceasefire().id()),
                Map.entry("claim", "ALLEGATION"),
                Map.entry("kind", "SHELLING"),
                Map.entry("method", "HEARD"),
                Map.entry("occurred.from", "2016-03-05T09:00:00+02:00"),
                Map.entry("occurred.precision", "HOUR"),
                Map.entry("origin.relayed", "false"),
                Map.entry("place.name", "Sheikh Maqsoud"),
                Map.entry("narrative.en", "Mortar rounds fell.")));
    }

    static Map<String, String> row(String column, String value) {
        var row = row();
        row.put(column, value);
        return row;
    }

    /** With a header of the columns of the first row. */
    @SafeVarargs
    static String table(Map<String, String>... rows) {
        var csv = new StringBuilder(String.join(",", rows[0].keySet())).append("\r\n");
        for (var row : rows) {
            csv.append(String.join(
                            ",",
                            row.values().stream()
                                    .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    static ValidatableResponse posted(Person agency, String type, byte[] body) {
        // of itself, the client would declare ISO 8859-1
        var asItIs = config().encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
        return as(agency)
                .config(asItIs)
                .header("Content-Type", type)
                .body(body)
                .post("/v1/reports/batch")
                .then();
    }

    static List<JsonNode> batch(String csv) {
        return batch(RCC, csv, StandardCharsets.UTF_8, "text/csv");
    }

    static List<JsonNode> batch(Person agency, String csv, Charset charset, String type) {
        return lines(posted(agency, type, csv.getBytes(charset)).statusCode(200));
    }

    private static List<JsonNode> lines(ValidatableResponse answer) {
        var lines = new ArrayList<JsonNode>();
        new String(answer.extract().asByteArray(), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> {
                    try {
                        lines.add(Json.MAPPER.readTree(line));
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                });
        return lines;
    }

    static List<Integer> statuses(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.get("status").intValue()).toList();
    }

    static List<String> ids(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.path("id").asText()).toList();
    }

    static JsonNode report(JsonNode answer) {
        return get(RCC, "/v1/reports/" + answer.get("id").textValue());
    }

    /** What is wrong with a row: pointer, column and detail of the only thing. */
    static JsonNode fault(JsonNode answer) {
        var errors = answer.at("/problem/errors");
        if (errors.size() != 1) {
            throw new AssertionError("not one thing is wrong: " + answer);
        }
        return errors.get(0);
    }
}
