package org.trucewatch.notification.messaging;

import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.inbox.EventReader;
import org.trucewatch.kit.inbox.PermanentFailure;
import org.trucewatch.notification.agreement.EarlyEvents;
import org.trucewatch.notification.agreement.UnderTerms;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.office.DailySchedule;
import org.trucewatch.notification.office.NoticeOffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads account requests and findings, many at a time; other events of the verification service are of no interest. */
@ApplicationScoped
class VerificationReader implements EventReader {

    private static final Set<String> OF_INTEREST = Set.of(AccountRequested.TYPE, FindingIssued.TYPE);

    private final EarlyEvents early;
    private final Desk desk;
    private final NoticeOffice office;
    private final DailySchedule schedule;

    VerificationReader(EarlyEvents early, Desk desk, NoticeOffice office, DailySchedule schedule) {
        this.early = early;
        this.desk = desk;
        this.office = office;
        this.schedule = schedule;
    }

    @Override
    public String queue() {
        return "notification.from-verification";
    }

    /** Each fact makes a notice of its own, and most of the time of a batch is PostgreSQL's. */
    @Override
    public int consumers() {
        return 2;
    }

    @Override
    public void read(Event event) {
        readAll(List.of(event));
    }

    @Override
    public void readAll(List<Event> events) {
        var ours = events.stream()
                .filter(event -> OF_INTEREST.contains(event.type()))
                .toList();
        var drafts = new ArrayList<Draft>();
        var daily = new ArrayList<DailySchedule.Entry>();
        for (UnderTerms told : early.keepBack(queue(), ours)) {
            if (told.event().type().equals(FindingIssued.TYPE)) {
                drafts.add(finding(told));
                continue;
            }
            var requested = requested(told.event());
            if (requested.urgent()) {
                drafts.add(urgent(told, requested));
            } else {
                daily.add(entry(told.event(), requested));
            }
        }
        office.issue(drafts);
        schedule.add(daily);
    }

    private static AccountRequested requested(Event event) {
        var requested = event.dataAs(AccountRequested.class);
        if (requested.id() == null
                || requested.caseId() == null
                || requested.party() == null
                || requested.releaseAt() == null
                || requested.servedAt() == null
                || requested.replyBy() == null
                || requested.incident() == null) {
            throw new PermanentFailure("an account request without id, case, party, incident or times");
        }
        return requested;
    }

    private Draft urgent(UnderTerms told, AccountRequested requested) {
        return desk.draft(
                told,
                Kind.ACCOUNT_REQUESTED,
                requested.id(),
                requested.caseId().toString(),
                1,
                List.of(requested.party()),
                requested.releaseAt(),
                requested.facts());
    }

    private static DailySchedule.Entry entry(Event event, AccountRequested requested) {
        return new DailySchedule.Entry(
                requested.id(), event.agreementId(), event.drill(), requested.releaseAt(), requested.facts());
    }

    private Draft finding(UnderTerms told) {
        var issued = told.event().dataAs(FindingIssued.class);
        if (issued.id() == null
                || issued.caseId() == null
                || issued.outcome() == null
                || issued.decidedAt() == null
                || issued.releaseAt() == null
                || issued.incident() == null) {
            throw new PermanentFailure("a finding without id, case, outcome, incident or times");
        }
        return desk.draft(
                told,
                Kind.FINDING_ISSUED,
                issued.id(),
                issued.caseId().toString(),
                issued.revision(),
                List.of(),
                issued.releaseAt(),
                issued.facts());
    }
}
