package org.trucewatch.verification.review;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.agreement.Actor;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Registers;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.assessment.Assessments;
import org.trucewatch.verification.casefile.AccountRequest;
import org.trucewatch.verification.casefile.CaseBulletin;
import org.trucewatch.verification.casefile.CaseClocks;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.casefile.CaseProblems;
import org.trucewatch.verification.casefile.CaseStatus;
import org.trucewatch.verification.casefile.Development;
import org.trucewatch.verification.casefile.Developments;
import org.trucewatch.verification.casefile.Summons;
import org.trucewatch.verification.incident.Alleged;
import org.trucewatch.verification.incident.Incidents;
import org.trucewatch.verification.journal.Journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where a further party is asked for its account: nobody is condemned unheard. */
@ApplicationScoped
public class AskingDesk {

    /** What the record commits to. */
    record Asked(UUID caseId, String party, String actor, String by, String reason, Instant replyBy) {}

    private final CaseFiles files;
    private final Developments developments;
    private final Assessments assessments;
    private final Agreements agreements;
    private final Registers registers;
    private final Incidents incidents;
    private final Summons summons;
    private final CaseClocks clocks;
    private final CaseBulletin bulletin;
    private final Journal journal;
    private final BusinessClock clock;

    AskingDesk(
            CaseFiles files,
            Developments developments,
            Assessments assessments,
            Agreements agreements,
            Registers registers,
            Incidents incidents,
            Summons summons,
            CaseClocks clocks,
            CaseBulletin bulletin,
            Journal journal,
            BusinessClock clock) {
        this.files = files;
        this.developments = developments;
        this.assessments = assessments;
        this.agreements = agreements;
        this.registers = registers;
        this.incidents = incidents;
        this.summons = summons;
        this.clocks = clocks;
        this.bulletin = bulletin;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * An adjudicator has a party asked that nobody is asked by itself: because the panel may conclude that an actor of
     * another party did it, or because the matter is sensitive and no request goes out unconsidered.
     */
    @Transactional
    public AccountRequest ask(UUID caseId, String actorId, String adjudicator, String reason) {
        var file = files.hold(caseId);
        if (file.course().status() == CaseStatus.AWAITING_REPLY) {
            throw CaseProblems.awaitingReply();
        }
        file.course().requireInReview();
        var now = clock.instant();
        var terms = agreements.terms(file.agreementId(), file.agreementVersion());
        var actor = registers
                .actor(file.agreementId(), actorId)
                .filter(one -> !one.isExcluded())
                .orElseThrow(
                        () -> CaseProblems.cannotBeAsked("is no actor of the registers that the agreement covers"));
        var request = summons.round()
                .to(terms, actor.party(), actor.id(), file.matter(), now)
                .orElseThrow(() -> CaseProblems.cannotBeAsked("has no party that answers for it"));
        file.ask(request, terms.longStop(), now);
        var incident = incidents.require(file.incidentId());
        reseat(file, terms, incident, now);
        bulletin.ask(file, incident);
        developments.persist(asked(file, request, reason, now));
        journal.keep(
                "account-requested",
                caseId,
                new Asked(caseId, request.party(), actorId, adjudicator, reason, request.replyBy()),
                now);
        clocks.set(file);
        bulletin.tell(file, now);
        return request;
    }

    static Development asked(CaseFile file, AccountRequest request, String reason, Instant now) {
        var detail = request.party() + " for " + request.actor() + ": " + reason;
        return Development.of(file, Development.Kind.PARTY_ASKED, detail, now);
    }

    /** Whose own or allied force is accused now gives no vote: the neutral bloc fills the seat, and with it judges anew. */
    void reseat(CaseFile file, Terms terms, Alleged incident, Instant now) {
        var suspects = Stream.concat(
                        incident.suspects().stream(),
                        file.hearing().actors().stream()
                                .map(actor -> registers.actor(file.agreementId(), actor))
                                .flatMap(Optional::stream))
                .filter(Actor::isKnown)
                .toList();
        file.reseat(terms, suspects)
                .forEach(bloc -> assessments.ofSeat(file.id(), bloc).ifPresent(given -> given.withdraw(now)));
    }
}
