package org.trucewatch.incidents.incident;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Wire;
import org.trucewatch.incidents.Words;
import org.trucewatch.kit.events.Event;

import java.util.UUID;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** Two incidents that are made one and two again: what others are told, and what stays in the history. */
@IncidentsTest
class MergedAndSplitTest extends Calls {

    private Wire wire;
    private UUID report;
    private UUID moved;
    private String incident;
    private String other;

    @BeforeEach
    void twoIncidents() {
        wire = new Wire();
        var ceasefire = Ceasefire.inForce();
        report = sent(RCC, observed(ceasefire, "05").body());
        incident = incidentOf(RCC, report);
        moved = sent(SNHR, observed(ceasefire, "07").body());
        other = incidentOf(SNHR, moved);
    }

    @AfterEach
    void hangUp() throws Exception {
        wire.close();
    }

    @Test
    void readersAreToldWhereTheReportsAreBeforeAndAfter() {
        post(ADJUDICATOR, path("joins"), reason("One event.").put("incidentId", other))
                .statusCode(201);

        var joined = told(other, event -> event.data().hasNonNull("joinedInto"));
        assertThat(joined.data().get("joinedInto").textValue()).isEqualTo(incident);
        assertThat(joined.data().get("reports")).isEmpty();
        var both = told(incident, event -> event.data().get("reports").size() == 2);

        post(ADJUDICATOR, path("parts"), reason("Two after all.").put("incidentId", other))
                .statusCode(201);

        var again = told(other, event -> event.revision() > joined.revision());
        assertThat(again.data().hasNonNull("joinedInto")).isFalse();
        assertThat(again.data().get("reports")).hasSize(1);
        var alone = told(incident, event -> event.revision() > both.revision());
        assertThat(alone.data().get("reports")).hasSize(1);
    }

    @Test
    void everyStepStaysInTheHistoryOfBothWithItsReasonAndWhoTookIt() {
        post(ADJUDICATOR, path("joins"), reason("One event.").put("incidentId", other))
                .statusCode(201);
        post(ADJUDICATOR, path("parts"), reason("Two after all.").put("incidentId", other))
                .statusCode(201);

        assertThat(links(incident))
                .filteredOn(link -> link.get("reportId").textValue().equals(moved.toString()))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.get("joinReason").textValue()).isEqualTo("One event.");
                    assertThat(link.get("joinedBy").textValue()).isEqualTo(ADJUDICATOR.name());
                    assertThat(link.get("partReason").textValue()).isEqualTo("Two after all.");
                    assertThat(link.get("partedBy").textValue()).isEqualTo(ADJUDICATOR.name());
                });
        assertThat(links(other))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.get("reportId").textValue()).isEqualTo(moved.toString()));
        assertThat(links(other).get(0).get("partReason").textValue()).isEqualTo("One event.");
        assertThat(links(other).get(1).get("joinReason").textValue()).isEqualTo("Two after all.");
    }

    @Test
    void aReportMayTestifyToBothAndIsPartedFromOneOnly() {
        post(ADJUDICATOR, path("joins"), reason("It tells of both.").put("reportId", moved.toString()))
                .statusCode(201);
        assertThat(get(SNHR, "/v1/reports/" + moved).get("incidents")).hasSize(2);

        post(ADJUDICATOR, path("parts"), reason("Of one only.").put("reportId", moved.toString()))
                .statusCode(201);

        assertThat(get(SNHR, "/v1/reports/" + moved).get("incidents")).hasSize(1);
        assertThat(incidentOf(SNHR, moved)).isEqualTo(other);
        assertThat(incidentOf(RCC, report)).isEqualTo(incident);
    }

    private Event told(String about, Predicate<Event> such) {
        return await().atMost(SOON)
                .until(
                        () -> wire.heard("incidents.incident-changed.v1", about).stream()
                                .filter(such)
                                .findFirst()
                                .orElse(null),
                        event -> event != null);
    }

    private static JsonNode links(String of) {
        return get(ADJUDICATOR, "/v1/incidents/" + of).get("links");
    }

    private String path(String call) {
        return "/v1/incidents/" + incident + "/" + call;
    }

    private static Words observed(Ceasefire ceasefire, String day) {
        return ceasefire
                .report()
                .claim("OBSERVATION")
                .between("2016-03-" + day + "T09:00:00+02:00", "2016-03-" + day + "T10:00:00+02:00", "HOUR");
    }
}
