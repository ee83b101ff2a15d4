package org.trucewatch.verification.casefile;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.agreement.Terms;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyClockTest {

    private final Terms terms = Json.MAPPER.convertValue(TestAgreement.content(), Terms.class);
    private final ReplyClock hnc = ReplyClock.of(terms, terms.officeOf("HNC").orElseThrow());

    private AccountRequest ask(Instant now, boolean urgent, int open) {
        return hnc.ask("HNC", "jaysh-al-islam", now, urgent, open);
    }

    @Test
    void anUrgentRequestGoesOutAtOnceAndCountsFromTheNextOfficeHour() {
        // Thursday 3 March 2016, 18:00 in Riyadh; the office opens on Sunday at 09:00
        var request = ask(Instant.parse("2016-03-03T15:00:00Z"), true, 0);

        assertThat(request.releaseAt()).isEqualTo("2016-03-03T15:00:00Z");
        assertThat(request.servedAt()).isEqualTo("2016-03-06T06:00:00Z");
        assertThat(request.replyBy()).isEqualTo("2016-03-07T06:00:00Z");
    }

    @Test
    void othersGoOutWithTheNextDailySchedule() {
        var before = ask(Instant.parse("2016-03-07T05:59:00Z"), false, 0);
        var after = ask(Instant.parse("2016-03-07T06:01:00Z"), false, 0);

        assertThat(before.releaseAt()).isEqualTo("2016-03-07T06:00:00Z");
        assertThat(after.releaseAt()).isEqualTo("2016-03-08T06:00:00Z");
        assertThat(after.replyBy()).isEqualTo("2016-03-11T06:00:00Z");
    }

    @Test
    void theScheduleKeepsLocalTimeWhenTheClocksChange() {
        // Damascus went to UTC+3 on 25 March 2016
        assertThat(ask(Instant.parse("2016-03-24T07:00:00Z"), false, 0).releaseAt())
                .isEqualTo("2016-03-25T05:00:00Z");
    }

    @Test
    void aPartyWithMuchToAnswerHasLongerUpToALimit() {
        var now = Instant.parse("2016-03-07T05:00:00Z");
        var alone = ask(now, false, 9).replyBy();

        assertThat(ask(now, false, 10).replyBy()).isEqualTo(alone.plusSeconds(12 * 3600));
        assertThat(ask(now, false, 29).replyBy()).isEqualTo(alone.plusSeconds(24 * 3600));
        assertThat(ask(now, false, 10_000).replyBy()).isEqualTo(alone.plusSeconds(72 * 3600));
        assertThat(terms.rules().clocks().loadStretch().saturation()).isGreaterThanOrEqualTo(60);
    }
}
