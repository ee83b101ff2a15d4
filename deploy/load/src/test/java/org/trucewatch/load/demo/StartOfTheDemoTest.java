package org.trucewatch.load.demo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Examples;
import org.trucewatch.load.input.FakeService;
import org.trucewatch.load.input.FakeService.Reply;
import org.trucewatch.load.input.FakeService.Request;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Settings;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the demo asks of the services before it leads a case; the rest is shown by running it on them. */
class StartOfTheDemoTest {

    private final Set<String> accepted = new HashSet<>();
    private Duration offset = Duration.ZERO;
    private final FakeService service = new FakeService(this::answer);
    private final Stage stage = new Stage(
            new Settings(Examples.ROOT, service.uri(), service.uri(), service.uri(), service.uri()),
            service.api(),
            Examples.registers());

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void bothGuarantorsAcceptTheDigestThatTheServiceGave() throws IOException {
        new Ratification(stage).run();

        var proposal = service.requests().get(0);
        assertThat(proposal.type()).isEqualTo("application/yaml");
        assertThat(proposal.body()).contains("id: syria-2016");
        assertThat(posted("/v1/agreements/syria-2016/versions/1/positions"))
                .extracting(Request::account)
                .containsExactly("guarantor-us", "guarantor-ru");
        assertThat(posted("/v1/agreements/syria-2016/versions/1/positions"))
                .allMatch(r -> Json.read(r.body()).path("digest").asText().equals("sha-256:of-the-proposal"));
    }

    @Test
    void anAgreementInForceIsNotAcceptedAgain() throws IOException {
        accepted.addAll(List.of("guarantor-us", "guarantor-ru"));

        new Ratification(stage).run();

        assertThat(posted("/v1/agreements/syria-2016/versions/1/positions")).isEmpty();
    }

    @Test
    void everyRegisterEntryIsPostedWithItsAgreementAndEveryPartyIsAsked() {
        new Registration(stage).run();

        for (var section : List.of("actors", "areas", "agencies", "protected-sites")) {
            assertThat(posted("/v1/" + section))
                    .isNotEmpty()
                    .allMatch(r ->
                            Json.read(r.body()).path("agreementId").asText().equals("syria-2016"));
        }
        assertThat(posted("/v1/areas")).hasSize(14);
        assertThat(service.requests())
                .filteredOn(r -> r.method().equals("PUT"))
                .extracting(Request::account)
                .containsExactly("officer-us", "officer-ru", "officer-un", "officer-gov", "officer-hnc");
    }

    @Test
    void theClocksOfAllServicesGoOnTogetherAndNeverBack() {
        var clocks = new Clocks(stage);

        clocks.reach(Instant.now().plus(Duration.ofHours(72)));
        clocks.reach(Instant.now().plus(Duration.ofHours(1)));

        assertThat(service.requests()).filteredOn(r -> r.method().equals("PUT")).hasSize(3);
        assertThat(offset)
                .isBetween(
                        Duration.ofHours(72).minusMinutes(1),
                        Duration.ofHours(72).plusMinutes(1));
    }

    @Test
    void whatDoesNotComeIsNamed() {
        assertThatThrownBy(() -> Waiting.until("the moon", Duration.ZERO, Optional::empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in vain for the moon");
    }

    private List<Request> posted(String path) {
        return service.requests().stream()
                .filter(r -> r.method().equals("POST") && r.path().equals(path))
                .toList();
    }

    private Reply answer(Request request) {
        if (request.path().equals("/ops/clock")) {
            if (request.method().equals("PUT")) {
                offset = Duration.parse(Json.read(request.body()).path("offset").asText());
            }
            return Reply.json(200, "{\"offset\":\"" + offset + "\"}");
        }
        if (request.path().endsWith("/positions")) {
            accepted.add(request.account());
        }
        if (request.method().equals("GET")) {
            return Reply.json(200, "{\"state\":\"" + (accepted.size() == 2 ? "IN_FORCE" : "PROPOSED") + "\"}");
        }
        return Reply.json(201, "{\"id\":\"syria-2016\",\"version\":1,\"digest\":\"sha-256:of-the-proposal\"}");
    }
}
