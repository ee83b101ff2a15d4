package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.trucewatch.load.demo.Demo;
import org.trucewatch.load.input.Answer;
import org.trucewatch.load.input.Api;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Settings;
import org.trucewatch.local.Component;
import org.trucewatch.local.Stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import static org.awaitility.Awaitility.await;

/**
 * The whole system, started once for all tests with the agreement in force and the registers loaded. Tests tell their
 * own reports apart by id; who moves the clock sets it right again.
 */
final class World {

    /** When the office of every party is open; on the same day, in the same hour, a month after what was reported. */
    static final Instant OFFICE_HOURS = Instant.parse("2016-04-06T07:00:00Z");

    private static World started;

    final Stack stack;
    final Settings settings;
    final Api api;
    final Http http;
    final List<Party> parties;
    final URI incidents;
    final URI verification;
    final URI notification;

    private World(Path root) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // what comes at once is still seen at once
        stack = Stack.onFreePorts(root.resolve("deploy/acceptance/target/stack"))
                .reportingTo(System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.wipe();
        stack.start();
        incidents = URI.create(stack.url(Component.INCIDENTS));
        verification = URI.create(stack.url(Component.VERIFICATION));
        notification = URI.create(stack.url(Component.NOTIFICATION));
        settings = new Settings(root, incidents, verification, notification, URI.create(stack.url(Component.KEYCLOAK)));
        api = Api.of(settings);
        http = new Http(settings.keycloak());
        parties = Party.of(settings);
        Demo.prepare(settings);
    }

    static synchronized World started() {
        if (started == null) {
            started = new World(Path.of(System.getProperty("trucewatch.root")).toAbsolutePath());
        }
        return started;
    }

    Map<String, URI> services() {
        return Map.of("incidents", incidents, "verification", verification, "notification", notification);
    }

    /** Sets every service's business clock to the given time, or less than a second later: it knows whole seconds only. */
    void setClock(Instant time) {
        offset(Duration.between(Instant.now(), time)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1));
    }

    void setClockRight() {
        offset(Duration.ZERO);
    }

    private void offset(Duration offset) {
        var body = Json.object().put("offset", offset.toString());
        for (URI service : services().values()) {
            api.put("operator", service, "/ops/clock", body).expecting(200);
        }
    }

    /** The items of the first page of a list. */
    List<JsonNode> items(String account, URI service, String path) {
        Answer answer = api.get(account, service, path).expecting(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .toList();
    }

    Optional<ObjectNode> first(String account, URI service, String path) {
        return items(account, service, path).stream()
                .map(ObjectNode.class::cast)
                .findFirst();
    }

    /** Every item of a list, page by page; {@code path} has a query already. */
    List<JsonNode> all(String account, URI service, String path) {
        return http.all(account, URI.create(service + path + "&limit=500"));
    }

    ObjectNode awaitFirst(String account, URI service, String path) {
        return await(account + " " + path)
                .until(() -> first(account, service, path), Optional::isPresent)
                .orElseThrow();
    }

    /** The first notice of a kind about a subject, as soon as it is released; without its document. */
    ObjectNode awaitNotice(String officer, String kind, String subject) {
        return awaitFirst(officer, notification, "/v1/notices?kind=" + kind + "&subject=" + subject);
    }

    /** The notice as prose, in the language asked for. */
    String text(String officer, JsonNode notice, String language) {
        var at = URI.create(notification + "/v1/notices/" + notice.path("id").asText());
        return http.get(officer, at, "Accept", "text/plain", "Accept-Language", language)
                .body();
    }

    /** Where a party gets its mail. */
    List<String> mailAddresses(Party party) {
        var endpoints = api.get(party.officer(), notification, "/v1/parties/" + party.code() + "/endpoints")
                .expecting(200)
                .body()
                .path("endpoints");
        return StreamSupport.stream(endpoints.spliterator(), false)
                .filter(endpoint -> endpoint.path("channel").asText().equals("EMAIL"))
                .map(endpoint -> endpoint.path("address").asText())
                .toList();
    }

    /** The incident that a report became. */
    String awaitIncident(String agency, Object report) {
        return await("incident of " + report)
                .until(
                        () -> api.get(agency, incidents, "/v1/reports/" + report)
                                .body()
                                .at("/incidents/0/id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    JsonNode awaitCase(String incident) {
        return awaitFirst("adjudicator", verification, "/v1/cases?incident=" + incident);
    }

    /** What a service could not read and laid aside since a moment of system time. */
    List<JsonNode> deadLetters(String service, Instant since) {
        var at = services().get(service);
        return all("operator", at, "/ops/" + service + "/dead-letters?").stream()
                .filter(letter -> !Instant.parse(letter.path("deadAt").asText()).isBefore(since))
                .toList();
    }
}
