package org.trucewatch.notification.messaging;

import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.inbox.EventReader;
import org.trucewatch.kit.inbox.PermanentFailure;
import org.trucewatch.notification.agreement.Agreements;
import org.trucewatch.notification.agreement.EarlyEvents;
import org.trucewatch.notification.agreement.Terms;
import org.trucewatch.notification.agreement.UnderTerms;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.office.NoticeOffice;
import org.trucewatch.notification.party.Office;
import org.trucewatch.notification.party.Party;
import org.trucewatch.notification.party.PartyRegister;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads agreements and statements; other events of the incidents service are of no interest here. */
@ApplicationScoped
class IncidentsReader implements EventReader {

    private final EarlyEvents early;
    private final Agreements agreements;
    private final PartyRegister parties;
    private final Desk desk;
    private final NoticeOffice office;

    IncidentsReader(EarlyEvents early, Agreements agreements, PartyRegister parties, Desk desk, NoticeOffice office) {
        this.early = early;
        this.agreements = agreements;
        this.parties = parties;
        this.desk = desk;
        this.office = office;
    }

    @Override
    public String queue() {
        return "notification.from-incidents";
    }

    @Override
    public void read(Event event) {
        switch (event.type()) {
            case AgreementChanged.TYPE -> agreementChanged(event);
            case StatementMade.TYPE ->
                office.issue(early.keepBack(queue(), List.of(event)).stream()
                        .map(this::statement)
                        .toList());
            default -> {
                // of no interest
            }
        }
    }

    private void agreementChanged(Event event) {
        var changed = event.dataAs(AgreementChanged.class);
        if (changed.id() == null || changed.state() == null || changed.content() == null) {
            throw new PermanentFailure("an agreement without id, state or content");
        }
        early.expect(changed.id());
        agreements
                .keep(changed.id(), event.revision(), changed.state(), changed.content())
                .ifPresent(terms -> {
                    enter(changed.id(), terms);
                    early.sendBack(changed.id());
                });
    }

    private void enter(String agreement, Terms terms) {
        for (var party : terms.parties()) {
            var hours = party.office().hours();
            var office = new Office(
                    party.office().name(),
                    party.office().email(),
                    hours.zone(),
                    hours.days(),
                    hours.from(),
                    hours.to());
            parties.enter(new Party(agreement, party.id(), party.languages(), office));
        }
    }

    /** Statements go out at once: what a party declares may begin within the hour. */
    private Draft statement(UnderTerms told) {
        var made = told.event().dataAs(StatementMade.class);
        if (made.id() == null || made.party() == null || made.kind() == null || made.madeAt() == null) {
            throw new PermanentFailure("a statement without id, party, kind or time");
        }
        return desk.draft(
                told, Kind.STATEMENT_MADE, made.id(), made.id().toString(), 1, List.of(), made.madeAt(), made.facts());
    }
}
