package org.trucewatch.incidents.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.kit.events.Json;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;

/** A proposal names the date by which it is to be answered. */
@IncidentsTest
class AnswerByTest extends Calls {

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void silencePastTheDateIsShownAsSilenceAndHasNoEffect() {
        var by = in(Duration.ofDays(3));
        proposed("?answerBy=" + by);
        ceasefire.accept(GUARANTOR_US, 2);
        assertThat(Instant.parse(version().get("answerBy").textValue())).isEqualTo(by);
        assertThat(of("RU")).isEqualTo("answered false, days 0, late false, silent false");

        moveClock("PT" + 5 * 24 + "H");
        try {
            assertThat(of("US")).isEqualTo("answered true, days 0, late false, silent false");
            assertThat(of("RU")).isEqualTo("answered false, days 5, late true, silent true");
            assertThat(ceasefire.stateOf(2)).isEqualTo("PROPOSED");

            assertThat(ceasefire.accept(GUARANTOR_RU, 2).get("state").textValue())
                    .isEqualTo("IN_FORCE");
            assertThat(of("RU")).isEqualTo("answered true, days 5, late true, silent false");
        } finally {
            moveClock("PT0S");
        }
    }

    @Test
    void whoeverIsNotAskedAnyMoreIsNotSilent() {
        proposed("?answerBy=" + in(Duration.ofDays(3)));
        var no = Json.MAPPER.createObjectNode().put("position", "REJECT");
        post(
                        GUARANTOR_RU,
                        versions() + "/2/positions",
                        no.put("digest", version().get("digest").textValue()))
                .statusCode(200);

        moveClock("PT" + 5 * 24 + "H");
        try {
            assertThat(of("US")).isEqualTo("answered false, days 0, late false, silent false");
        } finally {
            moveClock("PT0S");
        }
    }

    @Test
    void withoutADateNobodyIsLate() {
        proposed("");

        assertThat(version().path("answerBy").isTextual()).isFalse();
        assertThat(of("RU")).isEqualTo("answered false, days 0, late false, silent false");
    }

    @Test
    void theSameAgainKeepsItsDateAndAnotherDateIsAConflict() {
        var by = in(Duration.ofDays(3)).plusNanos(123_456_789);
        proposed("?answerBy=" + by);

        post(GUARANTOR_US, versions(), another()).statusCode(200);
        post(GUARANTOR_US, versions() + "?answerBy=" + by, another()).statusCode(200);
        post(GUARANTOR_US, versions() + "?answerBy=" + by.plusSeconds(1), another())
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
        post(GUARANTOR_US, "/v1/agreements?answerBy=" + by, ceasefire.document())
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
    }

    @Test
    void aDateThatHasPassedOrIsNoneIsRefused() {
        for (var wrong : new String[] {"2016-03-22T00:00:00Z", "tomorrow", "2016-03-22", "9999-99-99T00:00:00Z"}) {
            post(GUARANTOR_US, versions() + "?answerBy=" + wrong, another())
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("?answerBy"));
            post(GUARANTOR_US, "/v1/agreements?answerBy=" + wrong, another().put("id", "never-" + System.nanoTime()))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("?answerBy"));
        }
        as(AUDITOR).get(versions() + "/2").then().statusCode(404);
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private void proposed(String query) {
        post(GUARANTOR_US, versions() + query, another()).statusCode(201);
    }

    private ObjectNode another() {
        return ceasefire.document().put("note", "Another version.");
    }

    private JsonNode version() {
        return get(AUDITOR, versions() + "/2");
    }

    private String of(String party) {
        for (var one : version().get("awaited")) {
            if (one.get("party").textValue().equals(party)) {
                return "answered %s, days %s, late %s, silent %s"
                        .formatted(one.get("answered"), one.get("days"), one.get("late"), one.get("silent"));
            }
        }
        throw new AssertionError("nobody awaits " + party);
    }

    private String versions() {
        return "/v1/agreements/" + ceasefire.id() + "/versions";
    }
}
