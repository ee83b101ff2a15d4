package org.trucewatch.verification.casefile;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.agreement.Governing;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.incident.Alleged;
import org.trucewatch.verification.incident.Consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CaseFileTest {

    private static final Instant NOW = Instant.parse("2016-03-06T10:00:00Z");
    private static final Instant REPLY_BY = NOW.plus(Duration.ofHours(24));
    private static final Terms TERMS = Json.MAPPER.convertValue(TestAgreement.content(), Terms.class);
    private static final Duration LONG_STOP = TERMS.longStop();
    private static final Reviewer US = new Reviewer("1", "reviewer-us", "US");
    private static final Reviewer RU = new Reviewer("2", "reviewer-ru", "RU");
    private static final Reviewer UN = new Reviewer("3", "reviewer-un", "UN");

    private static CaseFile awaitingReply(Incident incident) {
        return open(incident, asking("HNC", REPLY_BY));
    }

    private static AccountRequest asking(String party, Instant replyBy) {
        return new AccountRequest(party, "of-" + party, NOW, NOW, NOW, replyBy, null, null);
    }

    private static CaseFile open(Incident incident, AccountRequest request) {
        var rules = new Governing("test-truce", 1, NOW, null, TERMS);
        return CaseFile.open(Ids.next(), rules, alleged(incident), request, NOW);
    }

    private static Alleged alleged(Incident incident) {
        return Json.MAPPER.convertValue(incident.data(), Alleged.class);
    }

    @Test
    void theDayIsTheAgreementsAndNotGreenwichs() {
        assertThat(open(Incident.byAnArmedGroup(), null).matter().day()).isEqualTo("2016-03-05");
    }

    @Test
    void theDeadlineItselfIsTooLateAndAMomentBeforeIsNot() {
        var file = awaitingReply(Incident.byAnArmedGroup());

        assertThat(file.hearSilence(REPLY_BY.minusNanos(1000))).isFalse();
        assertThat(file.course().status()).isEqualTo(CaseStatus.AWAITING_REPLY);
        assertThat(file.hearSilence(REPLY_BY)).isTrue();
        assertThat(file.hearing().isSilent()).isTrue();
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

        assertThat(file.course().statusFor(true, NOW)).isEqualTo(CaseStatus.DECIDED);
        assertThat(file.course().statusFor(false, NOW.plusSeconds(3599))).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(file.course().statusFor(false, NOW.plusSeconds(3600))).isEqualTo(CaseStatus.DECIDED);
    }

    @Test
    void aCaseThatThePartiesMayNotKnowOfWaitsUntilTheyMay() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "GUARANTORS");
        var file = open(incident, null);

        assertThat(file.course().status()).isEqualTo(CaseStatus.OPEN);
        refused("consent-withheld", () -> file.course().requireInReview());
        refused("consent-withheld", () -> file.ask(asking("HNC", REPLY_BY), LONG_STOP, NOW));

        file.learn(alleged(incident.reported(Ids.next(), "b", "ACCUSED")), TERMS);
        file.begin(asking("HNC", REPLY_BY), LONG_STOP, NOW);

        assertThat(file.course().status()).isEqualTo(CaseStatus.AWAITING_REPLY);
    }

    @Test
    void whatFewerMayKnowReplacesNothingThatWasTold() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "ACCUSED");
        var file = open(incident, null);

        file.learn(alleged(Incident.byGovernmentForces().reported(Ids.next(), "b", "GUARANTORS")), TERMS);

        assertThat(file.matter().actor()).isEqualTo("jaysh-al-islam");
        assertThat(file.matter().reach()).isEqualTo(Consent.ACCUSED);
        assertThat(file.matter().accuses("GOV")).isTrue();
    }

    @Test
    void aPartyThatIsAskedLaterGetsTheWholeTimeAndThePanelToo() {
        var file = awaitingReply(Incident.byAnArmedGroup());
        file.hearAccount("HNC", NOW);
        var later = NOW.plus(Duration.ofDays(13));

        file.ask(asking("GOV", later.plus(Duration.ofHours(24))), LONG_STOP, later);

        assertThat(file.course().longStopAt()).isEqualTo(later.plus(LONG_STOP));
        assertThat(file.heard()).containsExactly("HNC");
        assertThat(file.hearAccount("HNC", later)).isFalse();
        assertThat(file.hearAccount("GOV", later)).isTrue();
        assertThat(file.heard()).containsExactlyInAnyOrder("HNC", "GOV");
        refused("already-asked", () -> file.ask(asking("HNC", REPLY_BY), LONG_STOP, later));
    }

    @Test
    void aQuestionThatWasTakenBackIsHeldAgainstNobody() {
        var file = awaitingReply(Incident.byAnArmedGroup());
        file.ask(asking("GOV", REPLY_BY), LONG_STOP, NOW);
        file.hearAccount("GOV", NOW);

        assertThat(file.heard()).containsExactly("GOV");
        assertThat(file.hearing().wasEverAsked("HNC")).isTrue();

        file.ask(asking("HNC", REPLY_BY), LONG_STOP, NOW);
        assertThat(file.hearing().earlier()).extracting(EarlierRequest::heard).containsExactly(false, true);
    }

    @Test
    void aJoinedCaseRestsUntilItsIncidentStandsAlone() {
        var file = open(Incident.byAnArmedGroup(), null);
        var other = Ids.next();
        file.joinInto(other);

        refused("joined", () -> file.course().requireInReview());
        refused("joined", () -> file.ask(asking("HNC", REPLY_BY), LONG_STOP, NOW));
        assertThat(file.course().joinedInto()).isEqualTo(other);

        file.begin(null, LONG_STOP, NOW);
        assertThat(file.course().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(file.course().joinedInto()).isNull();
    }

    @Test
    void seatsChangeHandsWithWhoIsAccused() {
        var file = open(Incident.byAnArmedGroup(), null);
        file.seat("RU", RU, NOW);
        var government = alleged(Incident.byGovernmentForces()).suspects();

        assertThat(file.reseat(TERMS, government)).containsExactly("RU");
        assertThat(file.panel().seatOf("2")).isEmpty();
        assertThat(file.panel().seats()).extracting(Seat::heldBy).containsExactly("US", "UN", "UN");
        assertThat(file.panel().seats()).noneMatch(Seat::isVacated);
        assertThat(file.reseat(TERMS, government)).isEmpty();
        assertThat(file.reseat(TERMS, List.of())).containsExactly("RU");
    }

    private static void refused(String slug, ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.slug()).isEqualTo(slug));
    }
}
