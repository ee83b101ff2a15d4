package org.trucewatch.verification.casefile;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.timers.Deadline;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.opinion;

/** A deadline that is called before its time, because the clock was moved back meanwhile, does nothing and is kept. */
@VerificationTest
class ClockMovedBackTest {

    @Inject
    @All
    List<Deadline> deadlines;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private void calledEarly(String name, UUID id) {
        var deadline = deadlines.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> deadline.due(id.toString())))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void aReleaseTakesEffectAtItsTime() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION"));
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "VIOLATION"));

        calledEarly(Deadlines.FINDING_RELEASE, id);

        assertThat(scene.read(AUDITOR, id).getString("status")).isEqualTo("IN_REVIEW");
        scene.moveClockPast(scene.read(ADJUDICATOR, id).getString("finding.releaseAt"));
        eventually(() -> "DECIDED".equals(scene.toldStatus(id)));
    }

    @Test
    void theEndOfTheTimeToReplyTakesEffectAtItsTime() {
        var id = scene.caseOf(Incident.byAnArmedGroup());

        calledEarly(Deadlines.ACCOUNT_REPLY, id);

        assertThat(scene.read(AUDITOR, id).getString("status")).isEqualTo("AWAITING_REPLY");
        scene.moveClockPast(scene.read(AUDITOR, id).getString("replyBy"));
        eventually(() -> "IN_REVIEW".equals(scene.read(AUDITOR, id).getString("status")));
    }

    @Test
    void theLongStopDecidesNothingEarly() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());

        calledEarly(Deadlines.LONG_STOP, id);

        assertThat(scene.read(ADJUDICATOR, id).getString("status")).isEqualTo("IN_REVIEW");
    }
}
