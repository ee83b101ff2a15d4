package org.trucewatch.incidents.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Requests changed at random, from the description of the API and from strings that have broken others: none makes the
 * service fail, each refusal is a problem that says why, and of what is refused nothing stays.
 */
@IncidentsTest
class MutatedRequestsTest extends Calls {

    private static final long SEED = 20160227;
    private static final int REQUESTS = 10_000;

    /** The clock is that of all tests; an audit reads everything, and follows at the end. */
    private static final Set<String> NOT_TRIED = Set.of("PUT /ops/clock", "POST /ops/{service}/audits");

    private static RightRequests right;

    @TestHTTPResource("/")
    URI service;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<UUID> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void somethingIsThere() {
        right = right == null ? new RightRequests() : right;
    }

    @Test
    void everyCallOfTheDescriptionIsTried() throws IOException {
        var described = new TreeSet<>(parameters().keySet());
        described.removeAll(NOT_TRIED);

        assertThat(right.calls()).isEqualTo(described);
    }

    @Test
    void everyCallIsRightBeforeItIsChanged() throws Exception {
        var random = new Random(SEED);
        for (var call : right.calls()) {
            var answer = sent(right.of(call, random));
            assertThat(answer.statusCode()).as(call + " " + answer.body()).isNotIn(401, 403, 405, 415);
        }
    }

    @Test
    void noneMakesTheServiceFailAndOfWhatIsRefusedNothingStays() throws Exception {
        var before = findings();
        var parameters = parameters();
        var calls = List.copyOf(right.calls());
        var strings = strings();

        IntStream.range(0, REQUESTS).parallel().forEach(n -> {
            var random = new Random(SEED + n);
            var call = calls.get(n % calls.size());
            look(new Mutator(parameters, strings, random).mutate(right.of(call, random)));
        });

        assertThat(wrong.stream().limit(20)).as(wrong.size() + " are wrong").isEmpty();
        assertThat(refused).hasSizeGreaterThan(500);
        assertThat(taken).as("what is right in spite of the change").hasSizeGreaterThan(500);
        for (var column : columnsOfIds()) {
            assertThat(kept(column)).as(column).isZero();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(findings()).isEqualTo(before));
    }

    private void look(Attempt attempt) {
        try {
            var answer = sent(attempt);
            var problem = attempt.call.contains("/openrosa/") ? null : problem(answer);
            if (answer.statusCode() >= 500 || problem != null) {
                wrong.add(answer.statusCode() + " " + problem + " to " + attempt + ": " + answer.body());
            } else if (answer.statusCode() < 400) {
                taken.add(attempt.call);
            } else if (attempt.id != null) {
                refused.add(attempt.id);
            }
        } catch (IOException | InterruptedException e) {
            wrong.add(e + " to " + attempt);
        }
    }

    private HttpResponse<String> sent(Attempt attempt) throws IOException, InterruptedException {
        return client.send(attempt.at(service), BodyHandlers.ofString());
    }

    /** What is not right with a refusal; null for nothing. */
    private static String problem(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() < 400) {
            return null;
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return "not as a problem";
        }
        var problem = Json.MAPPER.readTree(answer.body());
        if (problem.path("status").intValue() != answer.statusCode()
                || problem.path("type").asText().isEmpty()
                || problem.path("title").asText().isEmpty()) {
            return "without type, title and status";
        }
        return answer.statusCode() == 422 && problem.path("errors").isEmpty() ? "without errors" : null;
    }

    private List<String> columnsOfIds() throws SQLException {
        var columns = new ArrayList<String>();
        try (var connection = Database.open();
                var query = connection.prepareStatement(
                        "select c.table_name, c.column_name from information_schema.columns c"
                                + " join information_schema.tables t using (table_schema, table_name)"
                                + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
                                + " and c.data_type = 'uuid'");
                var row = query.executeQuery()) {
            while (row.next()) {
                columns.add(row.getString(1) + "." + row.getString(2));
            }
        }
        assertThat(columns).contains("report.id", "statement.id", "tally.id", "evidence.id");
        return columns;
    }

    private int kept(String column) throws SQLException {
        var at = column.split("\\.");
        try (var connection = Database.open();
                var query = connection.prepareStatement(
                        "select count(*) from \"" + at[0] + "\" where \"" + at[1] + "\" = any(?)")) {
            query.setArray(1, connection.createArrayOf("uuid", refused.toArray()));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static List<String> findings() {
        return as(Person.AUDITOR)
                .post("/ops/incidents/audits")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
    }

    /** For each call what may stand in its query. */
    private static Map<String, List<String>> parameters() throws IOException {
        var parameters = new TreeMap<String, List<String>>();
        new YAMLMapper()
                .readTree(
                        Example.file("incidents-service/contracts/openapi.yaml").toFile())
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(verb -> {
                    var names = new ArrayList<>(List.of("agreement", "cursor", "limit", "at"));
                    for (JsonNode parameter : verb.getValue().path("parameters")) {
                        if (parameter.path("in").asText().equals("query")) {
                            names.add(parameter.path("name").asText());
                        }
                    }
                    parameters.put(verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), names);
                }));
        return parameters;
    }

    /** The public list of naughty strings where it is there, and some of our own. */
    private static List<String> strings() throws IOException {
        var strings = new ArrayList<>(List.of(
                "",
                " ",
                "null",
                "undefined",
                "%00",
                "../../etc/passwd",
                "' or 1=1 --",
                "\u202ereversed",
                "ﷺ".repeat(200),
                "\ud83d\udc69\u200d\ud83d\udc69",
                "1e999",
                "-0",
                "0x10",
                "٣",
                "2016-02-30T25:61:00+19:00",
                "2016-03-25T00:30:00",
                "=cmd|' /C calc'!A0",
                "{\"$ref\":\"#\"}",
                "${jndi:ldap://127.0.0.1/a}"));
        var list = Example.file("").resolveSibling("shared/data/vectors/strings/blns.json");
        if (Files.exists(list)) {
            Json.MAPPER.readTree(list.toFile()).forEach(string -> strings.add(string.asText()));
        }
        return strings;
    }
}
