package org.trucewatch.notification.api;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ICalendarTest {

    @Test
    void longLinesAreFoldedWithoutCuttingCharactersInTwo() {
        var subject = "Механизм контроля за соблюдением режима прекращения боевых действий 🕊 и правила реагирования";
        var written = new ICalendar().text("SUMMARY", subject).toString();
        assertThat(written.split("\r\n")).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(
                        line.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(75));
        assertThat(written.replace("\r\n ", "")).isEqualTo("SUMMARY:" + subject + "\r\n");
    }

    @Test
    void textCannotBreakOutOfItsLine() {
        assertThat(new ICalendar()
                        .text("SUMMARY", "a;b,c\\d\r\nATTENDEE:x\u0007")
                        .toString())
                .isEqualTo("SUMMARY:a\\;b\\,c\\\\d\\nATTENDEE:x \r\n");
    }

    @Test
    void timesAreInUtc() {
        assertThat(new ICalendar()
                        .time("DTSTART", Instant.parse("2016-03-22T08:00:00Z"))
                        .toString())
                .isEqualTo("DTSTART:20160322T080000Z\r\n");
    }
}
