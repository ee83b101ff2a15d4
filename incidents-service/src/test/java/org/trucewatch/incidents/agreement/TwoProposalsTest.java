package org.trucewatch.incidents.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;

/** Guarantors propose and answer at the same time, or change a text that another has accepted. */
@IncidentsTest
class TwoProposalsTest extends Calls {

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void twoProposalsAtOnceBothStandAndEitherMayBeRatified() {
        var proposed = together(
                () -> post(GUARANTOR_US, versions(), text("of the US")),
                () -> post(GUARANTOR_RU, versions(), text("of Russia")));

        assertThat(proposed).extracting(one -> one.extract().statusCode()).containsOnly(201);
        assertThat(proposed)
                .extracting(one -> json(one).get("version").intValue())
                .containsExactlyInAnyOrder(2, 3);
        assertThat(states()).containsExactly("IN_FORCE", "PROPOSED", "PROPOSED");
        ratify(3);
        assertThat(states()).containsExactly("SUPERSEDED", "PROPOSED", "IN_FORCE");
        ratify(2);
        assertThat(states()).containsExactly("SUPERSEDED", "IN_FORCE", "SUPERSEDED");
        assertThat(version(3).get("inForceUntil")).isEqualTo(version(2).get("inForceFrom"));
    }

    @Test
    void ofTwoProposalsThatAreRatifiedAtOnceTheLaterSupersedesTheOther() {
        post(GUARANTOR_US, versions(), text("one")).statusCode(201);
        post(GUARANTOR_RU, versions(), text("two")).statusCode(201);
        ceasefire.accept(GUARANTOR_US, 2);
        ceasefire.accept(GUARANTOR_RU, 3);

        together(
                () -> position(GUARANTOR_RU, 2, version(2).get("digest").textValue()),
                () -> position(GUARANTOR_US, 3, version(3).get("digest").textValue()));

        assertThat(states().get(0)).isEqualTo("SUPERSEDED");
        assertThat(states().subList(1, 3)).containsExactlyInAnyOrder("IN_FORCE", "SUPERSEDED");
    }

    @Test
    void twoWhoAcceptTheSameAtOnceRatifyIt() {
        post(GUARANTOR_US, versions(), text("the same for both")).statusCode(201);
        var digest = version(2).get("digest").textValue();

        var accepted = together(() -> position(GUARANTOR_US, 2, digest), () -> position(GUARANTOR_RU, 2, digest));

        assertThat(accepted).extracting(one -> one.extract().statusCode()).containsOnly(200);
        assertThat(states()).containsExactly("SUPERSEDED", "IN_FORCE");
        assertThat(version(2).get("positions")).hasSize(2);
    }

    @Test
    void aTextThatIsChangedAfterOneAcceptanceNeedsItsOwnAcceptances() {
        post(GUARANTOR_US, versions(), text("first draft")).statusCode(201);
        ceasefire.accept(GUARANTOR_US, 2);
        var changed = text("second draft");
        post(GUARANTOR_US, versions(), changed).statusCode(201);

        position(GUARANTOR_RU, 3, CanonicalJson.digest(text("first draft")))
                .statusCode(409)
                .body("type", equalTo("/problems/different-digest"))
                .body("digest", equalTo(CanonicalJson.digest(changed)));
        assertThat(version(3).get("positions")).isEmpty();
        assertThat(ceasefire.accept(GUARANTOR_RU, 3).get("state").textValue()).isEqualTo("PROPOSED");
        assertThat(ceasefire.accept(GUARANTOR_US, 3).get("state").textValue()).isEqualTo("IN_FORCE");
        assertThat(version(2).get("positions")).hasSize(1);
    }

    @Test
    void theLatestTextAgainIsNoOtherVersionAndAnEarlierOneIs() {
        post(GUARANTOR_US, versions(), text("draft")).statusCode(201);
        post(GUARANTOR_RU, versions(), text("draft")).statusCode(200).body("version", equalTo(2));
        post(GUARANTOR_RU, versions(), text("another")).statusCode(201);

        post(GUARANTOR_US, versions(), text("draft")).statusCode(201).body("version", equalTo(4));
    }

    private List<ValidatableResponse> together(Supplier<ValidatableResponse> one, Supplier<ValidatableResponse> other) {
        var both = Executors.newFixedThreadPool(2);
        try {
            return Stream.of(one, other).map(call -> CompletableFuture.supplyAsync(call, both)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            both.shutdown();
        }
    }

    private void ratify(int version) {
        ceasefire.accept(GUARANTOR_US, version);
        ceasefire.accept(GUARANTOR_RU, version);
    }

    private ObjectNode text(String note) {
        return ceasefire.document().put("note", note);
    }

    private List<String> states() {
        return Stream.iterate(1, number -> number + 1)
                .takeWhile(number -> as(AUDITOR).get(versions() + "/" + number).statusCode() == 200)
                .map(ceasefire::stateOf)
                .toList();
    }

    private JsonNode version(int number) {
        return get(AUDITOR, versions() + "/" + number);
    }

    private ValidatableResponse position(Person guarantor, int version, String digest) {
        var position = Json.MAPPER.createObjectNode().put("position", "ACCEPT").put("digest", digest);
        return post(guarantor, versions() + "/" + version + "/positions", position);
    }

    private String versions() {
        return "/v1/agreements/" + ceasefire.id() + "/versions";
    }
}
