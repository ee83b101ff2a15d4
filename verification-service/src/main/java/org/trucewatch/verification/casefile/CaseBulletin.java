package org.trucewatch.verification.casefile;

import org.trucewatch.kit.outbox.Draft;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.contracts.AccountRequested;
import org.trucewatch.verification.contracts.CaseChanged;
import org.trucewatch.verification.incident.Alleged;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the other services how far a case has come. */
@ApplicationScoped
public class CaseBulletin {

    private final Outbox outbox;

    CaseBulletin(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Says where the case stands, as everybody outside the panel may know it. */
    public void tell(CaseFile file, Instant now) {
        outbox.publishAll(List.of(changed(file, now)));
    }

    void tellAll(List<Draft> drafts) {
        outbox.publishAll(drafts);
    }

    Draft changed(CaseFile file, Instant now) {
        var data = new CaseChanged(
                file.id(),
                file.incidentId(),
                file.agreementId(),
                file.course().statusFor(false, now).name(),
                file.hearing().request().map(AccountRequest::party).orElse(null),
                file.hearing().request().map(AccountRequest::replyBy).orElse(null),
                file.course().joinedInto(),
                file.openedAt(),
                file.matter().drill());
        return draft(CaseChanged.TYPE, file, file.revision(), data);
    }

    /** Asks the party that is asked now. */
    public void ask(CaseFile file, Alleged incident) {
        outbox.publishAll(List.of(requested(file, incident)));
    }

    Draft requested(CaseFile file, Alleged incident) {
        var request = file.hearing().request().orElseThrow();
        var matter = file.matter();
        var commitments =
                incident.face(matter.reach()).map(Alleged.Face::commitments).orElse(List.of());
        long number = 1 + file.hearing().earlier().size();
        var data = new AccountRequested(
                number == 1 ? file.id() : Ids.named("account-request", file.id().toString(), String.valueOf(number)),
                file.id(),
                file.incidentId(),
                file.agreementId(),
                request.party(),
                matter.urgent(),
                request.requestedAt(),
                request.releaseAt(),
                request.servedAt(),
                request.replyBy(),
                matter.drill(),
                new AccountRequested.Act(matter.kind(), matter.day(), matter.area(), commitments, request.actor()));
        return draft(AccountRequested.TYPE, file, number, data);
    }

    private static Draft draft(String type, CaseFile file, long revision, Object data) {
        return new Draft(
                type,
                file.id().toString(),
                file.agreementId(),
                revision,
                file.matter().drill(),
                data);
    }
}
