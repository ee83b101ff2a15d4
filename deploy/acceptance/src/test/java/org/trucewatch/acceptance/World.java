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
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The whole system, started once for all tests with the agreement in force and the registers loaded. Tests tell their
 * own reports apart by id; who moves the clock sets it right again.
 */
final class World {

    static final String AGREEMENT = "syria-2016";

    private static World started;

    final Stack stack;
    final Settings settings;
    final Api api;
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
        Demo.prepare(settings);
    }

    static synchronized World started() {
        if (started == null) {
            started = new World(Path.of(System.getProperty("trucewatch.root")).toAbsolutePath());
        }
        return started;
    }

    /** Sets every service's business clock to the given time. */
    void setClock(Instant time) {
        offset(Duration.between(Instant.now(), time));
    }

    void setClockRight() {
        offset(Duration.ZERO);
    }

    private void offset(Duration offset) {
        var body = Json.object()
                .put("offset", Duration.ofSeconds(offset.toSeconds()).toString());
        for (URI service : List.of(incidents, verification, notification)) {
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
}
