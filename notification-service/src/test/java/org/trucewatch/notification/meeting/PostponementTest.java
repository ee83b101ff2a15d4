package org.trucewatch.notification.meeting;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostponementTest {

    private static final Instant NOW = Instant.parse("2016-03-21T12:00:00Z");
    private static final Instant TEN = Instant.parse("2016-03-22T08:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2016-03-23T08:00:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2016-03-24T08:00:00Z");
    private static final Instant REPLY_BY = Instant.parse("2016-03-22T06:00:00Z");

    private static Meeting agreedWith(String... required) {
        var meeting = MeetingTest.askedOf(required);
        for (String party : required) {
            MeetingTest.answers(meeting, party, Answer.accept(TEN));
        }
        return meeting;
    }

    private static Postponement asked(Meeting meeting, String party, Instant... times) {
        return new Postponement(meeting, delay(party, REPLY_BY, times), NOW);
    }

    private static Delay delay(String party, Instant replyBy, Instant... times) {
        var proposed = java.util.Arrays.stream(times)
                .map(time -> new Proposal(time, 60))
                .toList();
        return new Delay(UUID.randomUUID(), party, "officer", proposed, replyBy, "no flight", "sha-256:02");
    }

    private static void answers(Postponement asked, String party, Answer answer) {
        asked.answer(UUID.randomUUID(), party, answer, "officer", "sha-256:03", NOW.plusSeconds(60));
    }

    @Test
    void leftUnansweredItLeavesTheDate() {
        var meeting = agreedWith("US");
        var asked = asked(meeting, "US", NEXT_DAY);
        assertThat(asked.timeIsUp(REPLY_BY.minusMillis(1))).isFalse();
        assertThat(asked.timeIsUp(REPLY_BY)).isTrue();
        assertThat(asked.state()).isEqualTo(PostponementState.LAPSED);
        assertThat(asked.silent()).containsExactly("RU");
        assertThat(meeting.state()).isEqualTo(MeetingState.AGREED);
        assertThat(meeting.agreedStart()).isEqualTo(TEN);
    }

    @Test
    void theMeetingIsMovedOnceAllOthersWhoComeAcceptTheSameTime() {
        var meeting = agreedWith("US", "GOV");
        var asked = asked(meeting, "US", NEXT_DAY, DAY_AFTER);
        answers(asked, "RU", Answer.accept(NEXT_DAY));
        answers(asked, "GOV", Answer.accept(DAY_AFTER));
        assertThat(meeting.agreedStart()).isEqualTo(TEN);
        answers(asked, "RU", Answer.accept(DAY_AFTER));
        assertThat(asked.state()).isEqualTo(PostponementState.ACCEPTED);
        assertThat(meeting.state()).isEqualTo(MeetingState.POSTPONED);
        assertThat(meeting.agreedStart()).isEqualTo(DAY_AFTER);
        assertThat(meeting.agreedMinutes()).isEqualTo(60);
    }

    @Test
    void oneWhoDeclinesKeepsTheDate() {
        var meeting = agreedWith("US", "GOV");
        var asked = asked(meeting, "US", NEXT_DAY);
        answers(asked, "GOV", Answer.decline("too late"));
        assertThat(asked.state()).isEqualTo(PostponementState.DECLINED);
        assertThat(meeting.agreedStart()).isEqualTo(TEN);
        assertThatThrownBy(() -> answers(asked, "RU", Answer.accept(NEXT_DAY)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @Test
    void aDelegateAnswersForWhomItComes() {
        var meeting = MeetingTest.askedOf("US");
        MeetingTest.answers(meeting, "US", Answer.delegate("UN"));
        MeetingTest.answers(meeting, "UN", Answer.accept(TEN));
        assertThat(meeting.attending()).containsExactly("RU", "UN");
        var asked = asked(meeting, "RU", NEXT_DAY);
        assertThat(asked.asked()).containsExactly("UN");
    }

    @Test
    void whoDoesNotComeNeitherAsksNorAnswers() {
        var meeting = agreedWith("US");
        assertThatThrownBy(() -> asked(meeting, "GOV", NEXT_DAY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        var asked = asked(meeting, "US", NEXT_DAY);
        assertThatThrownBy(() -> answers(asked, "US", Answer.accept(NEXT_DAY)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    @Test
    void onlyAnAgreedDateCanBeMovedAndOnlyToALaterOne() {
        var meeting = agreedWith("US");
        assertThatThrownBy(() -> new Postponement(meeting, delay("US", TEN.plusSeconds(1), TEN.minusSeconds(60)), NOW))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting("pointer")
                        .containsExactly("#/replyBy", "#/proposed/0/start"));
        assertThatThrownBy(() -> asked(MeetingTest.askedOf("US"), "US", NEXT_DAY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @Test
    void whoContestsWhatBecameOfAMeetingStandsBesideAndChangesNothing() {
        var meeting = agreedWith("US");
        var first = new Outcome(meeting, List.of(), account("RU", true), TEN.plusSeconds(3600));
        assertThat(meeting.state()).isEqualTo(MeetingState.HELD);
        var second = new Outcome(meeting, List.of(first), account("US", false), TEN.plusSeconds(7200));
        assertThat(second.number()).isEqualTo(2);
        assertThat(meeting.state()).isEqualTo(MeetingState.HELD);
        assertThatThrownBy(
                        () -> new Outcome(meeting, List.of(first, second), account("RU", true), TEN.plusSeconds(7300)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo("already-on-record"));
    }

    @Test
    void nothingIsOnRecordOfAMeetingBeforeItsTimeOrByWhoDidNotCome() {
        var meeting = agreedWith("US");
        assertThatThrownBy(() -> new Outcome(meeting, List.of(), account("RU", true), TEN.minusSeconds(1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo("not-yet-met"));
        assertThatThrownBy(() -> new Outcome(meeting, List.of(), account("GOV", true), TEN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    private static Account account(String party, boolean held) {
        return new Account(
                UUID.randomUUID(), party, "officer", new Minutes(held, List.of(), List.of()), "{}", "sha-256:04");
    }
}
