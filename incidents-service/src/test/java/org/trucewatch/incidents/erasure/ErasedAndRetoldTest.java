package org.trucewatch.incidents.erasure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Event;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.ADJUDICATOR_2;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** What the review was told of incidents that nobody alleges any more is told again without what was erased. */
@IncidentsTest
class ErasedAndRetoldTest extends Calls {

    private static final String WORDS = "Kassandra's balcony";

    private Ceasefire ceasefire;
    private Wire wire;
    private UUID report;
    private String incident;

    @BeforeEach
    void anIncident() {
        ceasefire = Ceasefire.inForce();
        wire = new Wire();
        report = sent(RCC, ceasefire.report().named(WORDS).body());
        incident = incidentOf(RCC, report);
    }

    @AfterEach
    void hangUp() throws Exception {
        wire.close();
    }

    @Test
    void aWithdrawnIncidentStaysWithdrawn() {
        sent(RCC, ceasefire.report().claim("NIL").superseding(report).body());
        var before = told(event -> event.data().hasNonNull("withdrawnAt"));
        assertThat(before.data().toString()).contains(WORDS);

        erased(RCC, report);

        var after = told(event -> event.revision() > before.revision());
        assertThat(after.data().get("state").textValue()).isEqualTo("WITHDRAWN");
        assertThat(after.data().get("withdrawnAt")).isEqualTo(before.data().get("withdrawnAt"));
        assertThat(after.data().get("reports")).isEmpty();
        assertThat(after.data().toString()).doesNotContain(WORDS);
    }

    @Test
    void aJoinedIncidentStaysJoined() {
        var theirs = ceasefire.report().between("2016-03-09T09:00:00+02:00", "2016-03-09T10:00:00+02:00", "HOUR");
        var other = incidentOf(SNHR, theirs.body());
        var join = reason("One event.").put("incidentId", incident);
        post(ADJUDICATOR, "/v1/incidents/" + other + "/joins", join).statusCode(202);
        post(ADJUDICATOR_2, "/v1/incidents/" + other + "/joins", join).statusCode(201);
        var before = told(event -> event.data().hasNonNull("joinedInto"));
        assertThat(before.data().toString()).contains(WORDS);

        erased(RCC, report);

        var after = told(event -> event.revision() > before.revision());
        assertThat(after.data().get("joinedInto").textValue()).isEqualTo(other);
        assertThat(after.data().get("reports")).isEmpty();
        assertThat(after.data().get("faces")).isEmpty();
        assertThat(after.data().toString()).doesNotContain(WORDS);
        as(ADJUDICATOR).get("/v1/incidents/" + other).then().statusCode(200);
    }

    private Event told(Predicate<Event> about) {
        return await().atMost(SOON)
                .until(
                        () -> wire.heard("incidents.incident-changed.v1", incident).stream()
                                .filter(about)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
