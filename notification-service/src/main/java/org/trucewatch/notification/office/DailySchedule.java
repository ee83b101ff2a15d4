package org.trucewatch.notification.office;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.inbox.TransientFailure;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.notification.agreement.Agreements;
import org.trucewatch.notification.letter.AccountFacts;
import org.trucewatch.notification.letter.Composer;
import org.trucewatch.notification.letter.ScheduleFacts;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;
import org.trucewatch.notification.notice.Urgency;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Collects the account requests that one party gets at one hour in one notice, so that a flood of cases is one document
 * a day. Requests that arrive after that notice went out are collected in a further one.
 */
@ApplicationScoped
public class DailySchedule {

    /** How long late requests are collected, so that those which arrive together go out together. */
    static final Duration GATHERING = Duration.ofSeconds(10);

    private static final String KNOWN = "select request_id from schedule_entry where request_id = any(?)";
    private static final String ENTER = """
            insert into schedule_entry (request_id, notice_id, case_id, facts) values (?, ?, ?, ?)
            on conflict do nothing""";
    private static final String ENTRIES = "select facts from schedule_entry where notice_id = ? order by case_id";

    /** One request for the schedule. */
    public record Entry(UUID requestId, String agreementId, boolean drill, Instant releaseAt, AccountFacts facts) {

        private Slot slot() {
            return new Slot(agreementId, facts.party(), drill, releaseAt);
        }
    }

    private record Slot(String agreementId, String party, boolean drill, Instant releaseAt)
            implements Comparable<Slot> {

        private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::agreementId)
                .thenComparing(Slot::party)
                .thenComparing(Slot::drill)
                .thenComparing(Slot::releaseAt);

        /** In one order everywhere: several transactions lock the notices of several slots. */
        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    private final AgroalDataSource database;
    private final NoticeRows rows;
    private final Notices notices;
    private final Agreements agreements;
    private final Composer composer;
    private final Timers timers;
    private final BusinessClock clock;

    DailySchedule(
            AgroalDataSource database,
            NoticeRows rows,
            Notices notices,
            Agreements agreements,
            Composer composer,
            Timers timers,
            BusinessClock clock) {
        this.database = database;
        this.rows = rows;
        this.notices = notices;
        this.agreements = agreements;
        this.composer = composer;
        this.timers = timers;
        this.clock = clock;
    }

    /** Adds requests to the schedules of their parties and hours. */
    @Transactional
    public void add(List<Entry> entries) {
        Set<UUID> known = known(entries.stream().map(Entry::requestId).toList());
        entries.stream()
                .filter(entry -> !known.contains(entry.requestId()))
                .collect(Collectors.groupingBy(Entry::slot, TreeMap::new, Collectors.toList()))
                .forEach((slot, requests) -> enter(openNotice(slot), requests));
    }

    private Set<UUID> known(List<UUID> requests) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(KNOWN)) {
            query.setArray(1, connection.createArrayOf("uuid", requests.toArray()));
            var known = new HashSet<UUID>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    known.add(found.getObject(1, UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("the schedule could not be read", e);
        }
    }

    private UUID openNotice(Slot slot) {
        for (int number = 0; ; number++) {
            var heading = heading(slot, number);
            if (!rows.hold(List.of(new Draft(heading, null, null, null))).isEmpty()) {
                timers.at(NoticeOffice.RELEASE, heading.id().toString(), heading.releaseAt());
            }
            // locked, so that it is not written and released before these requests are in it
            if (notices.locked(heading.id()).releasedAt() == null) {
                return heading.id();
            }
        }
    }

    private Heading heading(Slot slot, int number) {
        Instant soon = clock.instant().plus(GATHERING);
        return new Heading(
                Ids.named(
                        "schedule",
                        slot.agreementId(),
                        slot.party(),
                        slot.releaseAt().toString(),
                        String.valueOf(slot.drill()),
                        String.valueOf(number)),
                slot.agreementId(),
                Kind.ACCOUNT_REQUESTED,
                slot.party() + "/" + slot.releaseAt(),
                number + 1L,
                Urgency.DAILY,
                slot.drill(),
                List.of(slot.party()),
                slot.releaseAt().isAfter(soon) ? slot.releaseAt() : soon);
    }

    private void enter(UUID notice, List<Entry> requests) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ENTER)) {
            for (Entry request : requests) {
                insert.setObject(1, request.requestId());
                insert.setObject(2, notice);
                insert.setObject(3, request.facts().caseId());
                insert.setString(4, Json.MAPPER.writeValueAsString(request.facts()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("requests could not be entered in the schedule", e);
        }
    }

    /** The notice that lists everything entered. */
    Draft write(Notice notice) {
        var terms = agreements
                .find(notice.agreementId())
                .orElseThrow(() -> new TransientFailure("agreement " + notice.agreementId() + " is not known yet"));
        return composer.compose(
                notice.heading(), terms, new ScheduleFacts(notice.to().get(0), entered(notice.id())));
    }

    private List<AccountFacts> entered(UUID notice) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ENTRIES)) {
            query.setObject(1, notice);
            var facts = new ArrayList<AccountFacts>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    facts.add(Json.MAPPER.readValue(found.getString(1), AccountFacts.class));
                }
            }
            return facts;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the schedule could not be read", e);
        }
    }
}
