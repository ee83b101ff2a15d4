package org.trucewatch.incidents.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.timers.NotYet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.CDI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_UN;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.STRANGER;

/** Whose acceptance it takes to replace what was agreed. */
@IncidentsTest
class RatificationTest extends Calls {

    @Test
    void noGuarantorAloneReplacesTheAgreementByOneThatNamesOnlyItself() {
        var ceasefire = Ceasefire.inForce();
        int version = ceasefire.propose(GUARANTOR_US, "US");

        var accepted = ceasefire.accept(GUARANTOR_US, version);

        assertThat(accepted.get("state").textValue()).isEqualTo("PROPOSED");
        assertThat(accepted.get("awaited"))
                .extracting(JsonNode::toString)
                .anySatisfy(awaited -> assertThat(awaited).contains("\"RU\"").contains("\"answered\":false"));
        assertThat(ceasefire.accept(GUARANTOR_RU, version).get("state").textValue())
                .isEqualTo("IN_FORCE");
        assertThat(ceasefire.stateOf(1)).isEqualTo("SUPERSEDED");
    }

    @Test
    void aGuarantorWhomANewVersionDropsCanRejectIt() {
        var ceasefire = Ceasefire.inForce();
        int version = ceasefire.propose(GUARANTOR_US, "US");

        position(GUARANTOR_RU, ceasefire, version, "REJECT").statusCode(200).body("state", equalTo("REJECTED"));

        assertThat(ceasefire.stateOf(1)).isEqualTo("IN_FORCE");
    }

    @Test
    void aGuarantorWhomANewVersionNamesHasToAcceptAsWell() {
        var ceasefire = Ceasefire.inForce();
        int version = ceasefire.propose(GUARANTOR_RU, "US", "RU", "UN");

        ceasefire.accept(GUARANTOR_US, version);
        assertThat(ceasefire.accept(GUARANTOR_RU, version).get("state").textValue())
                .isEqualTo("PROPOSED");
        assertThat(ceasefire.accept(GUARANTOR_UN, version).get("state").textValue())
                .isEqualTo("IN_FORCE");
    }

    @Test
    void whoLeavesLaterIsHeardUntilThen() {
        var ceasefire = Ceasefire.inForce();
        var document = ceasefire.document().put("inForceFrom", inAYear().toString());
        document.putArray("guarantors").add("US");
        post(GUARANTOR_US, versions(ceasefire), document).statusCode(201);
        ceasefire.accept(GUARANTOR_US, 2);
        assertThat(ceasefire.accept(GUARANTOR_RU, 2).get("state").textValue()).isEqualTo("RATIFIED");

        int next = ceasefire.propose(GUARANTOR_US, "US");

        assertThat(ceasefire.accept(GUARANTOR_US, next).get("state").textValue())
                .isEqualTo("PROPOSED");
    }

    @Test
    void whoBecameAGuarantorMeanwhileIsHeardOnWhatWasProposedBefore() {
        var ceasefire = Ceasefire.inForce();
        int before = ceasefire.propose(GUARANTOR_US, "US", "RU");
        int meanwhile = ceasefire.propose(GUARANTOR_US, "US", "RU", "UN");
        Stream.of(GUARANTOR_US, GUARANTOR_RU, GUARANTOR_UN).forEach(one -> ceasefire.accept(one, meanwhile));

        ceasefire.accept(GUARANTOR_US, before);

        assertThat(ceasefire.accept(GUARANTOR_RU, before).get("state").textValue())
                .isEqualTo("PROPOSED");
        assertThat(ceasefire.accept(GUARANTOR_UN, before).get("state").textValue())
                .isEqualTo("IN_FORCE");
    }

    @Test
    void beforeTheFirstRatificationNobodyNamedInTheFirstProposalIsLeftOut() {
        var ceasefire = Ceasefire.proposed();
        int version = ceasefire.propose(GUARANTOR_US, "US");

        assertThat(ceasefire.accept(GUARANTOR_US, version).get("state").textValue())
                .isEqualTo("PROPOSED");
    }

    @Test
    void onlyAGuarantorOfTheVersionInForceProposesAnother() {
        var ceasefire = Ceasefire.inForce();
        var document = ceasefire.document().put("note", "By another.");
        document.putArray("guarantors").add("UN").add("US").add("RU");

        post(GUARANTOR_UN, versions(ceasefire), document)
                .statusCode(403)
                .body("type", equalTo("/problems/not-a-guarantor"));
        post(STRANGER, versions(ceasefire), document).statusCode(404);
        position(STRANGER, ceasefire, 1, "REJECT").statusCode(404);
        position(GUARANTOR_UN, ceasefire, 1, "REJECT").statusCode(403);
    }

    @Test
    void anAgreementThatIsOnlyProposedIsSeenByThoseItNames() {
        var ceasefire = Ceasefire.proposed();

        assertThat(get(GUARANTOR_RU, versions(ceasefire) + "/1").get("state").textValue())
                .isEqualTo("PROPOSED");
        as(STRANGER).get(versions(ceasefire) + "/1").then().statusCode(404);
        as(STRANGER).get("/v1/agreements/" + ceasefire.id()).then().statusCode(404);
    }

    @Test
    void ofTwoWhoProposeTheSameAtOnceOneIsFirst() {
        var document = Ceasefire.proposed().document().put("id", "at-once-" + System.nanoTime());
        var together = Executors.newFixedThreadPool(4);
        try {
            var statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> post(GUARANTOR_US, "/v1/agreements", document)
                                    .extract()
                                    .statusCode(),
                            together))
                    .limit(4)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200);
        } finally {
            together.shutdown();
        }
    }

    @Test
    void aVersionWhoseTimeIsStillToComeKeepsItsDeadline() {
        var ceasefire = Ceasefire.inForce();
        post(
                        GUARANTOR_US,
                        versions(ceasefire),
                        ceasefire.document().put("inForceFrom", inAYear().toString()))
                .statusCode(201);
        ceasefire.accept(GUARANTOR_US, 2);
        ceasefire.accept(GUARANTOR_RU, 2);
        var id = CDI.current()
                .select(AgreementVersions.class)
                .get()
                .find(ceasefire.id(), 2)
                .orElseThrow()
                .id();
        var table = CDI.current().select(NegotiationTable.class).get();

        assertThatThrownBy(() -> table.comeIntoForce(id)).isInstanceOf(NotYet.class);
        assertThat(get(AUDITOR, versions(ceasefire) + "/2").get("state").textValue())
                .isEqualTo("RATIFIED");
    }

    private static Instant inAYear() {
        return Instant.now().plus(365, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String versions(Ceasefire ceasefire) {
        return "/v1/agreements/" + ceasefire.id() + "/versions";
    }

    private static ValidatableResponse position(Person guarantor, Ceasefire ceasefire, int version, String position) {
        var path = versions(ceasefire) + "/" + version;
        var digest = get(AUDITOR, path).get("digest").textValue();
        return post(
                guarantor,
                path + "/positions",
                Json.MAPPER.createObjectNode().put("position", position).put("digest", digest));
    }
}
