package org.trucewatch.verification.casefile;

import org.trucewatch.kit.outbox.Draft;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.verification.contracts.AccountRequested;
import org.trucewatch.verification.contracts.CaseChanged;

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
                file.statusFor(false, now).name(),
                file.accusedParty(),
                file.request().map(AccountRequest::replyBy).orElse(null),
                file.openedAt(),
                file.matter().drill());
        return draft(CaseChanged.TYPE, file, file.revision(), data);
    }

    Draft requested(CaseFile file, List<String> commitments) {
        var request = file.request().orElseThrow();
        var matter = file.matter();
        var data = new AccountRequested(
                file.id(),
                file.id(),
                file.incidentId(),
                file.agreementId(),
                file.accusedParty(),
                matter.urgent(),
                request.requestedAt(),
                request.releaseAt(),
                request.servedAt(),
                request.replyBy(),
                matter.drill(),
                new AccountRequested.Act(matter.kind(), matter.day(), matter.area(), commitments, matter.actor()));
        return draft(AccountRequested.TYPE, file, 1, data);
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
