package org.trucewatch.verification.review;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.casefile.AccountRequest;
import org.trucewatch.verification.casefile.CaseBulletin;
import org.trucewatch.verification.casefile.CaseClocks;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.casefile.CaseStatus;
import org.trucewatch.verification.casefile.Development;
import org.trucewatch.verification.casefile.Developments;
import org.trucewatch.verification.casefile.Summons;
import org.trucewatch.verification.incident.Exhibits;
import org.trucewatch.verification.incident.Retold;
import org.trucewatch.verification.journal.Journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Applies what becomes known of an incident to its case: to an open one at once, to a decided one as a record only. */
@ApplicationScoped
public class NewsDesk {

    /** What the record commits to. */
    record Learnt(UUID caseId, UUID incidentId, List<What> what, Instant at) {}

    record What(Development.Kind kind, UUID report, String detail) {}

    private final CaseFiles files;
    private final Developments developments;
    private final Exhibits exhibits;
    private final Agreements agreements;
    private final Summons summons;
    private final AskingDesk asking;
    private final CaseClocks clocks;
    private final CaseBulletin bulletin;
    private final Journal journal;
    private final BusinessClock clock;

    NewsDesk(
            CaseFiles files,
            Developments developments,
            Exhibits exhibits,
            Agreements agreements,
            Summons summons,
            AskingDesk asking,
            CaseClocks clocks,
            CaseBulletin bulletin,
            Journal journal,
            BusinessClock clock) {
        this.files = files;
        this.developments = developments;
        this.exhibits = exhibits;
        this.agreements = agreements;
        this.summons = summons;
        this.asking = asking;
        this.clocks = clocks;
        this.bulletin = bulletin;
        this.journal = journal;
        this.clock = clock;
    }

    /** Answers the incidents that have a case. */
    @Transactional
    public Set<UUID> follow(List<Retold> retold) {
        var byIncident =
                retold.stream().collect(Collectors.toMap(one -> one.now().id(), Function.identity()));
        var held = files.holdOf(byIncident.keySet());
        held.forEach(file -> follow(file, byIncident.get(file.incidentId()), clock.instant()));
        return held.stream().map(CaseFile::incidentId).collect(Collectors.toSet());
    }

    /** A report was erased: no case keeps its words. Its cases are held, so that none is decided upon them meanwhile. */
    @Transactional
    public void erase(UUID report, List<UUID> incidents) {
        files.holdOf(incidents);
        exhibits.erase(report, incidents);
    }

    private void follow(CaseFile file, Retold news, Instant now) {
        var learnt = reports(file, news, now);
        if (file.course().isRevealed()) {
            if (news.now().isJoined() && !news.before().isJoined()) {
                learnt.add(joined(file, news, now));
            }
            keep(file, learnt, now);
            return;
        }
        long before = file.revision();
        exhibits.part(file.id(), news.parted(), news.contentBefore(), now);
        exhibits.rejoin(file.id(), news.joined());
        if (!news.now().isJoined()) {
            learn(file, news, learnt, now);
        } else if (file.course().status() != CaseStatus.JOINED) {
            file.joinInto(news.now().joinedInto());
            learnt.add(joined(file, news, now));
        }
        if (!learnt.isEmpty() || file.revision() != before) {
            keep(file, learnt, now);
            clocks.set(file);
            bulletin.tell(file, now);
        }
    }

    private void learn(CaseFile file, Retold news, List<Development> learnt, Instant now) {
        var terms = agreements.terms(file.agreementId(), file.agreementVersion());
        var before = file.matter().inWords();
        file.learn(news.now(), terms);
        var after = file.matter().inWords();
        if (!after.equals(before)) {
            learnt.add(Development.of(file, Development.Kind.ACT_CHANGED, after, now));
        }
        boolean waits = file.course().status() == CaseStatus.OPEN;
        var request = owed(file, terms, now);
        if (file.course().status() == CaseStatus.JOINED) {
            learnt.add(Development.of(file, Development.Kind.PARTED, null, now));
            file.begin(request.orElse(null), terms.longStop(), now);
        } else if (waits && file.matter().reach().reachesParties()) {
            file.begin(request.orElse(null), terms.longStop(), now);
        } else {
            request.ifPresent(next -> file.ask(next, terms.longStop(), now));
        }
        asking.reseat(file, terms, news.now(), now);
        request.ifPresent(asked -> {
            learnt.add(AskingDesk.asked(file, asked, "its reports name it", now));
            bulletin.ask(file, news.now());
        });
    }

    /** Who answers for the alleged actor is asked, unless it was. */
    private Optional<AccountRequest> owed(CaseFile file, Terms terms, Instant now) {
        var party = file.matter().answerableParty();
        return party == null || file.hearing().isAsked(party) || file.heard().contains(party)
                ? Optional.empty()
                : summons.round().first(terms, file.matter(), now);
    }

    private static List<Development> reports(CaseFile file, Retold news, Instant now) {
        var learnt = new ArrayList<Development>();
        news.joined()
                .forEach(report -> learnt.add(Development.ofReport(file, Development.Kind.REPORT_JOINED, report, now)));
        news.parted()
                .forEach(report -> learnt.add(Development.ofReport(file, Development.Kind.REPORT_PARTED, report, now)));
        return learnt;
    }

    private static Development joined(CaseFile file, Retold news, Instant now) {
        return Development.of(
                file, Development.Kind.JOINED, "into incident " + news.now().joinedInto(), now);
    }

    private void keep(CaseFile file, List<Development> learnt, Instant now) {
        if (learnt.isEmpty()) {
            return;
        }
        developments.persist(learnt);
        var what = learnt.stream()
                .map(one -> new What(one.kind(), one.reportId(), one.detail()))
                .toList();
        journal.keep("case-learnt", file.id(), new Learnt(file.id(), file.incidentId(), what, now), now);
    }
}
