package org.trucewatch.verification.casefile;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.journal.Journal;
import org.trucewatch.verification.journal.Receipt;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where the accused party is heard, or its silence noted. */
@ApplicationScoped
public class AccountDesk {

    /** What the record commits to when an account comes. */
    record Given(
            UUID id,
            UUID caseId,
            String party,
            String givenBy,
            Instant givenAt,
            List<Text> text,
            List<UUID> evidence) {}

    record Extended(UUID caseId, String party, String reason, Instant replyBy) {}

    private final CaseFiles files;
    private final Accounts accounts;
    private final Agreements agreements;
    private final CaseBulletin bulletin;
    private final Journal journal;
    private final Timers timers;
    private final BusinessClock clock;

    AccountDesk(
            CaseFiles files,
            Accounts accounts,
            Agreements agreements,
            CaseBulletin bulletin,
            Journal journal,
            Timers timers,
            BusinessClock clock) {
        this.files = files;
        this.accounts = accounts;
        this.agreements = agreements;
        this.bulletin = bulletin;
        this.journal = journal;
        this.timers = timers;
        this.clock = clock;
    }

    /** Takes an account of the accused party; the first one begins the review. */
    @Transactional
    public Receipt hear(UUID id, UUID caseId, String party, String person, List<Text> text, List<UUID> evidence) {
        var file = files.hold(caseId);
        var now = clock.instant();
        boolean first = file.hearAccount(party, now);
        accounts.persist(new Account(id, file, person, text, evidence, now));
        if (first) {
            timers.cancel(Deadlines.ACCOUNT_REPLY, caseId.toString());
            reviewBegins(file, now);
        }
        return journal.keep("account-given", id, new Given(id, caseId, party, person, now, text, evidence), now);
    }

    /** Grants the one extension, and answers the new deadline. */
    @Transactional
    public Instant extend(UUID caseId, String party, String reason) {
        var file = files.hold(caseId);
        var now = clock.instant();
        var by = agreements
                .terms(file.agreementId(), file.agreementVersion())
                .rules()
                .clocks()
                .accountExtension();
        file.extend(party, by, reason, now);
        var replyBy = file.request().orElseThrow().replyBy();
        timers.at(Deadlines.ACCOUNT_REPLY, caseId.toString(), replyBy);
        journal.keep("reply-extended", caseId, new Extended(caseId, party, reason, replyBy), now);
        bulletin.tell(file, now);
        return replyBy;
    }

    /** The reply deadline came: if nothing was said, that is noted and the review begins. */
    @Transactional
    public void noteSilence(UUID caseId) {
        var file = files.hold(caseId);
        var now = clock.instant();
        if (file.hearSilence(now)) {
            reviewBegins(file, now);
        } else if (file.status() == CaseStatus.AWAITING_REPLY) {
            // the clock was moved back between
            timers.at(
                    Deadlines.ACCOUNT_REPLY,
                    caseId.toString(),
                    file.request().orElseThrow().replyBy());
        }
    }

    private void reviewBegins(CaseFile file, Instant now) {
        timers.at(Deadlines.LONG_STOP, file.id().toString(), file.longStopAt());
        bulletin.tell(file, now);
    }
}
