package org.trucewatch.verification.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.agreement.Governing;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.incident.Alleged;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CaseFileTest {

    private static final Instant NOW = Instant.parse("2016-03-06T10:00:00Z");
    private static final Instant REPLY_BY = NOW.plus(Duration.ofHours(24));
    private static final Reviewer US = new Reviewer("1", "reviewer-us", "US");
    private static final Reviewer RU = new Reviewer("2", "reviewer-ru", "RU");
    private static final Reviewer UN = new Reviewer("3", "reviewer-un", "UN");

    private static CaseFile awaitingReply(Incident incident) {
        return open(incident, new AccountRequest(NOW, NOW, NOW, REPLY_BY, null, null));
    }

    private static CaseFile open(Incident incident, AccountRequest request) {
        try {
            var terms = Json.MAPPER.treeToValue(TestAgreement.content(), Terms.class);
            var alleged = Json.MAPPER.treeToValue(incident.data(), Alleged.class);
            return CaseFile.open(Ids.next(), new Governing("test-truce", 1, NOW, null, terms), alleged, request, NOW);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theDayIsTheAgreementsAndNotGreenwichs() {
        assertThat(open(Incident.byAnArmedGroup(), null).matter().day()).isEqualTo("2016-03-05");
    }

    @Test
    void theDeadlineItselfIsTooLateAndAMomentBeforeIsNot() {
        var file = awaitingReply(Incident.byAnArmedGroup());

        assertThat(file.hearSilence(REPLY_BY.minusNanos(1000))).isFalse();
        assertThat(file.status()).isEqualTo(CaseStatus.AWAITING_REPLY);
        assertThat(file.hearSilence(REPLY_BY)).isTrue();
        assertThat(file.isSilent()).isTrue();
        assertThat(file.hearSilence(REPLY_BY)).isFalse();
    }

    @Test
    void anExtensionMovesTheDeadlineOnceAndNotAfterIt() {
        var file = awaitingReply(Incident.byAnArmedGroup());
        file.extend("HNC", Duration.ofHours(48), "reason", NOW);

        assertThat(file.hearSilence(REPLY_BY)).isFalse();
        assertThatThrownBy(() -> file.extend("HNC", Duration.ofHours(48), "reason", NOW))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.slug()).isEqualTo("already-extended"));
        var late = awaitingReply(Incident.byAnArmedGroup());
        assertThatThrownBy(() -> late.extend("HNC", Duration.ofHours(48), "reason", REPLY_BY))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.slug()).isEqualTo("not-awaiting-reply"));
    }

    @Test
    void everyPublicStepRaisesTheRevisionAndRoundOneDoesNot() {
        var file = awaitingReply(Incident.byAnArmedGroup());
        file.hearAccount("HNC", NOW);
        assertThat(file.revision()).isEqualTo(2);

        file.seat("US", US, NOW);
        file.recuse(RU, "reason", NOW);
        file.hearAccount("HNC", NOW);
        file.decide(NOW, NOW.plusSeconds(60));
        assertThat(file.revision()).isEqualTo(2);

        file.release();
        assertThat(file.revision()).isEqualTo(3);
    }

    @Test
    void anAlliedBlocIsBarredAndTheNeutralOneSitsThere() {
        var seats = open(Incident.byGovernmentForces(), null).panel().seats();

        assertThat(seats).extracting(Seat::bloc).containsExactly("US", "RU", "UN");
        assertThat(seats).extracting(Seat::heldBy).containsExactly("US", "UN", "UN");
        assertThat(seats).extracting(Seat::isGuarantors).containsExactly(true, true, false);
    }

    @Test
    void nobodyIsBarredWhereNobodyKnowsWhoDidIt() {
        assertThat(open(Incident.bySomebodyUnknown(), null).panel().seats()).noneMatch(Seat::isBarred);
    }

    @Test
    void whoeverStepsAsideNeverComesBack() {
        var file = open(Incident.byAnArmedGroup(), null);
        file.seat("US", US, NOW);
        file.recuse(US, "reason", NOW);

        assertThat(file.panel().seats().get(0).isVacated()).isTrue();
        assertThatThrownBy(() -> file.seat("US", US, NOW))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.slug()).isEqualTo("recused"));
        file.seat("US", new Reviewer("4", "reviewer-us-2", "US"), NOW);
        assertThat(file.panel().seats().get(0).isVacated()).isFalse();
    }

    @Test
    void untilTheReleaseOthersSeeAReviewThatGoesOn() {
        var file = open(Incident.byAnArmedGroup(), null);
        file.seat("UN", UN, NOW);
        file.decide(NOW, NOW.plusSeconds(3600));

        assertThat(file.statusFor(true, NOW)).isEqualTo(CaseStatus.DECIDED);
        assertThat(file.statusFor(false, NOW.plusSeconds(3599))).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(file.statusFor(false, NOW.plusSeconds(3600))).isEqualTo(CaseStatus.DECIDED);
    }
}
