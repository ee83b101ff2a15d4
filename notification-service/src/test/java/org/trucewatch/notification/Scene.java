package org.trucewatch.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.local.TestTokens;
import org.trucewatch.notification.agreement.Agreements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.inject.spi.CDI;

/** An agreement of its own for one test, with its parties, their officers, and what other services tell. */
public final class Scene implements AutoCloseable {

    public static final List<String> PARTIES = List.of("US", "RU", "UN", "GOV", "HNC");
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final String agreement = "truce-" + COUNT.incrementAndGet() + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    public final Wire wire = new Wire();
    private final BusinessClock clock =
            CDI.current().select(BusinessClock.class).get();

    /** Everybody is notified under a fresh agreement; it is the given time in the world. */
    public static Scene at(String time) {
        var scene = before(time);
        scene.agreementIs("IN_FORCE", 1);
        var agreements = CDI.current().select(Agreements.class).get();
        Awaitility.await().until(() -> agreements.find(scene.agreement).isPresent());
        return scene;
    }

    /** The agreement of this scene is not known yet. */
    public static Scene before(String time) {
        return new Scene().itIs(time);
    }

    public Scene itIs(String time) {
        clock.moveTo(Duration.between(Instant.now(), OffsetDateTime.parse(time).toInstant()));
        return this;
    }

    public Instant now() {
        return clock.instant();
    }

    public void agreementIs(String state, long revision) {
        tell("incidents.agreement-changed.v1", agreement, revision, agreementTold(state));
    }

    /** The event's data; mail goes to addresses of this agreement alone. */
    public ObjectNode agreementTold(String state) {
        var content = (ObjectNode) agreementDocument();
        content.put("id", agreement);
        content.path("parties").forEach(party -> ((ObjectNode) party.path("office"))
                .put("email", mailbox(party.path("id").asText())));
        var told = Json.MAPPER.createObjectNode();
        told.put("id", agreement).put("version", 1).put("state", state).put("digest", "sha-256:00");
        told.set("content", content);
        return told;
    }

    public static JsonNode agreementDocument() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("src/test/resources/agreement.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String mailbox(String party) {
        return party.toLowerCase() + "@" + agreement + ".example";
    }

    public Event tell(String type, String subject, long revision, JsonNode data) {
        var event = event(type, subject, revision, data);
        wire.send(List.of(event));
        return event;
    }

    public Event event(String type, String subject, long revision, JsonNode data) {
        return new Event(
                Ids.next(),
                "/trucewatch/" + type.substring(0, type.indexOf('.')),
                type,
                subject,
                agreement,
                revision,
                data.path("drill").asBoolean(),
                now(),
                null,
                data);
    }

    public RequestSpecification officer(String party) {
        return as("officer-" + party.toLowerCase(), "party-officer", party);
    }

    public RequestSpecification operator() {
        return as("operator", "operator", null);
    }

    public RequestSpecification as(String user, String role, String party) {
        return RestAssured.given()
                .auth()
                .oauth2(TestTokens.token(user, List.of(role), null, party))
                .contentType(ContentType.JSON);
    }

    /** The notices of one kind under this agreement in a party's inbox, newest first. */
    public List<JsonNode> inbox(String party, String kind) {
        var body =
                officer(party).get("/v1/inbox?limit=500&agreement=" + agreement).asString();
        return items(body).stream()
                .filter(item -> kind.equals(item.path("kind").asText()))
                .toList();
    }

    public static List<JsonNode> items(String body) {
        var items = new ArrayList<JsonNode>();
        read(body).path("items").forEach(items::add);
        return items;
    }

    public static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        wire.close();
    }
}
