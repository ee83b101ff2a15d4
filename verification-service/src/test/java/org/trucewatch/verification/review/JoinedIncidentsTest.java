package org.trucewatch.verification.review;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.AccountRequested;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.opinion;

/** Cases of incidents whose reports all went to another one, or came back. */
@VerificationTest
class JoinedIncidentsTest {

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
    void theCaseOfAJoinedIncidentIsClosedInFavourOfTheOther() {
        var surviving = Incident.byAnArmedGroup();
        var joined = Incident.byAnArmedGroup();
        var survivingCase = scene.caseOf(surviving);
        var id = scene.caseOf(joined);
        var report = joined.report();

        told(joined.joinedInto(surviving), 3);

        var file = scene.read(REVIEWER_US, id);
        assertThat(file.getString("status")).isEqualTo("JOINED");
        assertThat(file.getString("joinedInto")).isEqualTo(surviving.id().toString());
        assertThat(file.getList("developments.kind")).contains("REPORT_PARTED", "JOINED");
        assertThat(file.getList("incident.reports.id")).containsExactly(report.toString());
        assertThat(scene.read(REVIEWER_US, survivingCase).getList("joined")).containsExactly(id.toString());
        eventually(() -> "JOINED".equals(scene.toldStatus(id)));
        scene.account(OFFICER_HNC, id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/joined"))
                .body("joinedInto", equalTo(surviving.id().toString()));
        scene.assess(REVIEWER_US, id, opinion("US", "UNVERIFIABLE")).then().statusCode(409);

        scene.moveClockPast(scene.read(OFFICER_HNC, survivingCase).getString("replyBy"));
        eventually(() -> "IN_REVIEW".equals(status(survivingCase)));
        assertThat(status(id)).isEqualTo("JOINED");
    }

    @Test
    void anIncidentPartedAgainHasItsCaseAgainAndItsPartyIsAskedAnew() {
        var surviving = Incident.byAnArmedGroup();
        var joined = Incident.byAnArmedGroup();
        scene.caseOf(surviving);
        var id = scene.caseOf(joined);
        var report = joined.report();
        told(joined.joinedInto(surviving), 3);

        told(joined.standingAlone().reported(report, "watch", "ACCUSED"), 4);

        assertThat(scene.casesOf(joined)).containsExactly(id.toString());
        assertThat(status(id)).isEqualTo("AWAITING_REPLY");
        assertThat(scene.read(AUDITOR, id).getList("askedBefore.heard")).containsExactly(false);
        assertThat(scene.wire.heard(AccountRequested.TYPE, id)).hasSize(2);
        scene.account(OFFICER_HNC, id).then().statusCode(201);
    }

    @Test
    void anIncidentThatWasJoinedBeforeItsCaseOpensGetsNone() {
        var surviving = Incident.byAnArmedGroup();
        scene.caseOf(surviving);
        var joined = Incident.byAnArmedGroup();

        told(joined.joinedInto(surviving), 2);

        assertThat(scene.casesOf(joined)).isEmpty();
    }
}
