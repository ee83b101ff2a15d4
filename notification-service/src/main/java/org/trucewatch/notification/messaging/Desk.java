package org.trucewatch.notification.messaging;

import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.agreement.UnderTerms;
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

    private final Composer composer;

    Desk(Composer composer) {
        this.composer = composer;
    }

    /**
     * Drafts the notice of a fact.
     *
     * @param fact id of what happened; together with the revision it names the notice
     */
    Draft draft(
            UnderTerms told,
            Kind kind,
            UUID fact,
            String subject,
            long revision,
            List<String> to,
            Instant releaseAt,
            Facts facts) {
        var event = told.event();
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
        return composer.compose(heading, told.terms(), facts);
    }
}
