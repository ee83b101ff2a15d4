package org.trucewatch.notification.messaging;

import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.inbox.PermanentFailure;
import org.trucewatch.kit.inbox.TransientFailure;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.agreement.Agreements;
import org.trucewatch.notification.agreement.Terms;
import org.trucewatch.notification.letter.Composer;
import org.trucewatch.notification.letter.Facts;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.Urgency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Turns events of other services into drafts of notices. */
@ApplicationScoped
class Desk {

    private final Agreements agreements;
    private final Composer composer;

    Desk(Agreements agreements, Composer composer) {
        this.agreements = agreements;
        this.composer = composer;
    }

    /**
     * Drafts the notice of a fact.
     *
     * @param fact id of what happened; together with the revision it names the notice
     */
    Draft draft(
            Event event,
            Kind kind,
            UUID fact,
            String subject,
            long revision,
            List<String> to,
            Instant releaseAt,
            Facts facts) {
        var heading = new Heading(
                Ids.named("notice", kind.name(), fact.toString(), String.valueOf(revision)),
                event.agreementId(),
                kind,
                subject,
                revision,
                Urgency.URGENT,
                event.drill(),
                to,
                releaseAt);
        return composer.compose(heading, terms(event.agreementId()), facts);
    }

    /** The agreement may still be on its way over the other queue. */
    private Terms terms(String agreementId) {
        if (agreementId == null) {
            throw new PermanentFailure("the event names no agreement");
        }
        return agreements
                .find(agreementId)
                .orElseThrow(() -> new TransientFailure("agreement " + agreementId + " is not known yet"));
    }
}
