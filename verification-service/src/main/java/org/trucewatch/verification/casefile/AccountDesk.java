package org.trucewatch.verification.casefile;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
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

    /** What the record commits to. */
    record Extended(UUID caseId, String party, String reason, Instant replyBy) {}

    private final CaseFiles files;
    private final Accounts accounts;
    private final Agreements agreements;
    private final CaseBulletin bulletin;
    private final Journal journal;
    private final CaseClocks clocks;
    private final BusinessClock clock;

    AccountDesk(
            CaseFiles files,
            Accounts accounts,
            Agreements agreements,
            CaseBulletin bulletin,
            Journal journal,
            CaseClocks clocks,
            BusinessClock clock) {
        this.files = files;
        this.accounts = accounts;
        this.agreements = agreements;
        this.bulletin = bulletin;
        this.journal = journal;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Takes an account of the accused party; the first one begins the review. */
    @Transactional
    public Receipt hear(UUID id, UUID caseId, String party, String person, List<Text> text, List<UUID> evidence) {
        var file = files.hold(caseId);
        var now = clock.instant();
        boolean first = file.hearAccount(party, now);
        var given = new Account(id, file, party, person, text, evidence, now);
        accounts.persist(given);
        if (first) {
            reviewBegins(file, now);
        }
        return journal.keep(RecordedAccounts.KIND, id, RecordedAccounts.told(given), now);
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
        var replyBy = file.hearing().request().orElseThrow().replyBy();
        clocks.set(file);
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
        } else if (file.course().status() == CaseStatus.AWAITING_REPLY) {
            throw new NotYet(file.hearing().request().orElseThrow().replyBy());
        }
    }

    private void reviewBegins(CaseFile file, Instant now) {
        clocks.set(file);
        bulletin.tell(file, now);
    }
}
