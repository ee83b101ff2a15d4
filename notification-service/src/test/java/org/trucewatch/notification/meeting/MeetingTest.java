package org.trucewatch.notification.meeting;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.problems.Refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeetingTest {

    private static final Instant NOW = Instant.parse("2016-03-21T12:00:00Z");
    private static final Instant TEN = Instant.parse("2016-03-22T08:00:00Z");
    private static final Instant NOON = Instant.parse("2016-03-22T10:00:00Z");
    private static final Instant REPLY_BY = Instant.parse("2016-03-21T22:00:00Z");

    static Meeting askedOf(String... required) {
        return new Meeting(
                new Request(
                        UUID.randomUUID(),
                        "truce",
                        false,
                        "RU",
                        "officer-ru",
                        true,
                        List.of(required),
                        List.of("UN"),
                        List.of(new Proposal(TEN, 120)),
                        REPLY_BY,
                        "{}",
                        "sha-256:00"),
                NOW);
    }

    static void answers(Meeting meeting, String party, Answer answer) {
        meeting.answer(UUID.randomUUID(), party, answer, "officer", "sha-256:01", NOW.plusSeconds(60));
    }

    @Test
    void itIsAgreedOnceEverybodyRequiredAcceptedTheSameTime() {
        var meeting = askedOf("US", "GOV");
        answers(meeting, "US", Answer.accept(TEN));
        assertThat(meeting.state()).isEqualTo(MeetingState.REQUESTED);
        answers(meeting, "GOV", Answer.accept(TEN));
        assertThat(meeting.state()).isEqualTo(MeetingState.AGREED);
        assertThat(meeting.agreedStart()).isEqualTo(TEN);
    }

    @Test
    void whatWasCounteredTheRequesterHasToAccept() {
        var meeting = askedOf("US");
        answers(meeting, "US", Answer.counter(new Proposal(NOON, 60)));
        assertThat(meeting.state()).isEqualTo(MeetingState.REQUESTED);
        answers(meeting, "RU", Answer.accept(NOON));
        assertThat(meeting.state()).isEqualTo(MeetingState.AGREED);
        assertThat(meeting.agreedStart()).isEqualTo(NOON);
    }

    @Test
    void aDelegateAnswersInsteadOfThePartyThatNamedIt() {
        var meeting = askedOf("US");
        answers(meeting, "US", Answer.delegate("GOV"));
        assertThat(meeting.silent()).isEmpty();
        answers(meeting, "GOV", Answer.accept(TEN));
        assertThat(meeting.state()).isEqualTo(MeetingState.AGREED);
    }

    @Test
    void onlyATimeOnTheTableCanBeAccepted() {
        assertThatThrownBy(() -> answers(askedOf("US"), "US", Answer.accept(NOON)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
    }

    @Test
    void whoWasNotAskedDoesNotAnswer() {
        assertThatThrownBy(() -> answers(askedOf("US"), "HNC", Answer.decline("no")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo("not-asked"));
    }

    @Test
    void theLatestAnswerOfAPartyCounts() {
        var meeting = askedOf("US", "GOV");
        answers(meeting, "US", Answer.decline("not on a Tuesday"));
        answers(meeting, "US", Answer.accept(TEN));
        answers(meeting, "GOV", Answer.accept(TEN));
        assertThat(meeting.state()).isEqualTo(MeetingState.AGREED);
    }

    @Test
    void itIsDeclinedAtOnceWhenEverybodyRequiredDeclines() {
        var meeting = askedOf("US");
        answers(meeting, "US", Answer.decline("no"));
        assertThat(meeting.state()).isEqualTo(MeetingState.DECLINED);
    }

    @Test
    void silenceOfOneRequiredPartyLetsItLapseAtTheDeadlineAndNotBefore() {
        var meeting = askedOf("US", "GOV");
        answers(meeting, "GOV", Answer.accept(TEN));
        assertThat(meeting.timeIsUp(REPLY_BY.minusMillis(1))).isFalse();
        assertThat(meeting.timeIsUp(REPLY_BY)).isTrue();
        assertThat(meeting.state()).isEqualTo(MeetingState.LAPSED);
        assertThat(meeting.silent()).containsExactly("US");
        assertThat(meeting.timeIsUp(REPLY_BY.plusSeconds(1))).isFalse();
    }

    @Test
    void answersWithoutACommonTimeEndWithoutOne() {
        var meeting = askedOf("US", "GOV");
        answers(meeting, "US", Answer.counter(new Proposal(NOON, 60)));
        answers(meeting, "GOV", Answer.accept(TEN));
        meeting.timeIsUp(REPLY_BY);
        assertThat(meeting.state()).isEqualTo(MeetingState.NO_AGREED_TIME);
    }

    @Test
    void anAnswerAtTheDeadlineIsLateEvenIfNobodyNoticedYet() {
        var meeting = askedOf("US");
        assertThatThrownBy(() -> meeting.answer(UUID.randomUUID(), "US", Answer.accept(TEN), "o", "d", REPLY_BY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @Test
    void onlyTheRequesterWithdraws() {
        var meeting = askedOf("US");
        assertThatThrownBy(() -> meeting.withdraw("US", "no", NOW)).isInstanceOf(Refusal.class);
        meeting.withdraw("RU", "overtaken by events", NOW);
        assertThat(meeting.state()).isEqualTo(MeetingState.WITHDRAWN);
        assertThat(meeting.timeIsUp(REPLY_BY.plus(Duration.ofDays(1)))).isFalse();
    }
}
