package org.trucewatch.verification.review;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.AccountRequested;
import org.trucewatch.verification.contracts.CaseChanged;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.grade;
import static org.trucewatch.verification.Scene.opinion;

/** What becomes known of an incident after its case was opened. */
@VerificationTest
class NewsTest {

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    /** The queue is read in order, so what was sent before is read once this has its case. */
    private void lastWordIsRead() {
        scene.caseOf(Incident.byAnArmedGroup());
    }

    private void told(Incident incident, long revision) {
        scene.wire.tell(incident, revision);
        lastWordIsRead();
    }

    private String status(UUID id) {
        return scene.read(AUDITOR, id).getString("status");
    }

    @Test
    void anActorWhoBecomesKnownIsAskedBeforeThePanelGoesOn() {
        var incident = Incident.bySomebodyUnknown();
        var id = scene.caseOf(incident);
        scene.assessed(REVIEWER_RU, id, opinion("RU", "UNATTRIBUTED"));
        assertThat(status(id)).isEqualTo("IN_REVIEW");

        told(incident.actor("jaysh-al-islam", "ARMED_GROUP", "HNC"), 3);

        assertThat(status(id)).isEqualTo("AWAITING_REPLY");
        eventually(() -> !scene.wire.heard(AccountRequested.TYPE, id).isEmpty());
        var asked = scene.wire.heard(AccountRequested.TYPE, id).get(0).data();
        assertThat(asked.path("party").asText()).isEqualTo("HNC");
        assertThat(scene.read(OFFICER_HNC, id).getString("servedAt"))
                .isEqualTo(asked.path("servedAt").asText());
        eventually(() -> "AWAITING_REPLY".equals(scene.toldStatus(id)));
        scene.account(OFFICER_HNC, id).then().statusCode(201);
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION"));
        assertThat(scene.read(REVIEWER_RU, id).getList("assessments.ruling")).containsExactly("UNATTRIBUTED");
    }

    @Test
    void anActorOfAnotherPartyIsAskedAndWhatTheFirstSaidStays() {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseInReview(incident);

        told(incident.actor("government-forces", "PARTY_FORCE", "GOV", "RU"), 3);

        var file = scene.read(REVIEWER_US, id);
        assertThat(file.getString("status")).isEqualTo("AWAITING_REPLY");
        assertThat(file.getString("accusedParty")).isEqualTo("GOV");
        assertThat(file.getList("askedBefore.heard")).containsExactly(true);
        assertThat(file.getList("accounts.party")).containsExactly("HNC");
        assertThat(file.getList("seats.heldBy")).containsExactly("US", "UN", "UN");
        assertThat(scene.account(OFFICER_HNC, id).statusCode()).isEqualTo(201);
        assertThat(status(id)).isEqualTo("AWAITING_REPLY");
    }

    @Test
    void anotherActorOfTheSamePartyIsNoNewQuestion() {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseInReview(incident);

        told(incident.actor("ahrar-al-sham", "ARMED_GROUP", "HNC"), 3);

        assertThat(status(id)).isEqualTo("IN_REVIEW");
        assertThat(scene.read(REVIEWER_US, id).getString("incident.actor.id")).isEqualTo("ahrar-al-sham");
        assertThat(scene.wire.heard(AccountRequested.TYPE, id)).hasSize(1);
    }

    @Test
    void aReportThatIsPartedStaysWithTheOpinionsThatRestOnIt() {
        UUID first = Ids.next(), second = Ids.next();
        var incident = Incident.byAnArmedGroup().reported(first, "a", "PUBLIC").reported(second, "b", "PUBLIC");
        var id = scene.caseInReview(incident);
        var opinion = opinion("US", "VIOLATION");
        grade(opinion, first, "B", 2);
        scene.assessed(REVIEWER_US, id, opinion);

        told(incident.without(first).reported(Ids.next(), "c", "PUBLIC"), 3);

        var file = scene.read(REVIEWER_US, id);
        assertThat(file.getString("assessments[0].evidence[0].id")).isEqualTo(first.toString());
        assertThat(file.getList("developments.kind")).containsExactlyInAnyOrder("REPORT_JOINED", "REPORT_PARTED");
        assertThat(file.getString("incident.reports.find { it.id == '%s' }.partedAt".formatted(first)))
                .isNotNull();
        var late = opinion("RU", "VIOLATION");
        grade(late, first, "B", 2);
        scene.assess(REVIEWER_RU, id, late)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/evidence/0/id"));

        told(incident.reported(first, "a", "PUBLIC"), 4);

        assertThat(scene.read(REVIEWER_US, id)
                        .getString("incident.reports.find { it.id == '%s' }.partedAt".formatted(first)))
                .isNull();
    }

    @Test
    void thatThereIsAReportIsToldOnlyToWhoeverMaySeeIt() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "PUBLIC");
        var id = scene.caseInReview(incident);

        told(incident.reported(Ids.next(), "b", "NEUTRAL"), 3);

        assertThat(scene.read(REVIEWER_UN, id).getList("developments.kind")).containsExactly("REPORT_JOINED");
        assertThat(scene.read(REVIEWER_US, id).getList("developments")).isEmpty();
        assertThat(scene.text(OFFICER_HNC, id)).doesNotContain("developments");
    }

    @Test
    void anotherDayIsFollowedAndEverybodyIsTold() {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        eventually(() -> scene.wire.heard(CaseChanged.TYPE, id).size() == 1);

        told(incident.onDay("2016-03-07"), 3);

        assertThat(scene.read(OFFICER_HNC, id).getString("incident.day")).isEqualTo("2016-03-07");
        assertThat(status(id)).isEqualTo("AWAITING_REPLY");
        eventually(() -> scene.wire.heard(CaseChanged.TYPE, id).size() == 2);
    }

    @Test
    void whatIsToldAgainWithoutNewsChangesNothing() {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);

        incident.data().put("origins", 3);
        told(incident, 3);

        assertThat(scene.read(AUDITOR, id).getList("developments")).isEmpty();
        assertThat(scene.wire.heard(CaseChanged.TYPE, id)).hasSize(1);
    }

    @Test
    void aDecidedCaseKeepsWhatItRestsOnAndRecordsWhatIsNew() {
        var first = Ids.next();
        var incident = Incident.byAnArmedGroup().reported(first, "a", "PUBLIC");
        var id = scene.caseInReview(incident);
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION"));
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "VIOLATION"));
        var second = Ids.next();

        told(
                incident.without(first)
                        .reported(second, "b", "PUBLIC")
                        .onDay("2016-03-07")
                        .actor("government-forces", "PARTY_FORCE", "GOV", "RU"),
                3);

        var file = scene.read(ADJUDICATOR, id);
        assertThat(file.getString("status")).isEqualTo("DECIDED");
        assertThat(file.getString("incident.day")).isEqualTo("2016-03-05");
        assertThat(file.getString("incident.actor.id")).isEqualTo("jaysh-al-islam");
        assertThat(file.getList("incident.reports.id")).containsExactly(first.toString());
        assertThat(file.getList("assessments.evidence.flatten().id")).containsOnly(first.toString());
        assertThat(file.getList("developments.report")).containsExactlyInAnyOrder(first.toString(), second.toString());
        assertThat(scene.wire.heard(AccountRequested.TYPE, id)).hasSize(1);
    }
}
