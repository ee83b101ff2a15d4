package org.trucewatch.verification.agreement;

import org.trucewatch.kit.time.OfficeHours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the review needs of an agreement document; the rest of the document is not looked at. */
public record Terms(
        ZoneId zone,
        List<String> guarantors,
        String neutral,
        List<Party> parties,
        List<Bloc> blocs,
        List<Commitment> commitments,
        Rules rules) {

    public record Party(String id, Office office) {}

    public record Office(Hours hours) {}

    /** Days are three letters, {@code MON}; {@code 24:00} is the end of the day. */
    public record Hours(ZoneId zone, Set<String> days, String from, String to) {

        OfficeHours read() {
            return OfficeHours.of(zone, days.stream().map(Hours::day).collect(Collectors.toSet()), from, to);
        }

        private static DayOfWeek day(String letters) {
            return Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().startsWith(letters))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public record Bloc(String id, String party, boolean neutral) {}

    public record Commitment(String code, OffsetDateTime from, OffsetDateTime until, String confidenceThreshold) {}

    public record Rules(Panel panel, Clocks clocks, Daily dailySchedule) {}

    public record Panel(List<String> seats, int quorum, int emergencyQuorum, Duration longStop) {}

    public record Clocks(
            Duration accountReply,
            Duration accountExtension,
            Duration accountReplyUrgent,
            Duration releaseDelay,
            LoadStretch loadStretch) {}

    /** Ordinary reply clocks of a party grow by {@code adds} for every full {@code each} requests it has open. */
    public record LoadStretch(int each, Duration adds, Duration atMost) {

        public Duration of(int open) {
            Duration stretch = adds.multipliedBy(open / each);
            return stretch.compareTo(atMost) > 0 ? atMost : stretch;
        }

        /** More open requests than this change nothing. */
        public int saturation() {
            return (int) (each * (atMost.dividedBy(adds) + 1));
        }
    }

    public record Daily(LocalTime at) {}

    /** How long a panel may take. */
    public Duration longStop() {
        return rules.panel().longStop();
    }

    public Optional<OfficeHours> officeOf(String party) {
        return parties.stream()
                .filter(one -> one.id().equals(party))
                .findFirst()
                .map(one -> one.office().hours().read());
    }

    public boolean isParty(String party) {
        return parties.stream().anyMatch(one -> one.id().equals(party));
    }

    /** The bloc whose reviewers a party sends. */
    public Optional<Bloc> blocOf(String party) {
        return blocs.stream().filter(bloc -> bloc.party().equals(party)).findFirst();
    }

    public boolean isNeutral(String bloc) {
        return bloc.equals(neutral);
    }

    public Optional<Commitment> commitment(String code) {
        return commitments.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
