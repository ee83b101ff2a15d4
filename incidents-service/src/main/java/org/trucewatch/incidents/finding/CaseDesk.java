package org.trucewatch.incidents.finding;

import org.trucewatch.incidents.face.CaseStatus;
import org.trucewatch.incidents.face.Chronicle;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Follows what becomes of incidents in the review, and shows a finding from the moment of its release. */
@ApplicationScoped
public class CaseDesk {

    private final Findings findings;
    private final Incidents incidents;
    private final Chronicle chronicle;
    private final Timers timers;
    private final BusinessClock clock;

    CaseDesk(Findings findings, Incidents incidents, Chronicle chronicle, Timers timers, BusinessClock clock) {
        this.findings = findings;
        this.incidents = incidents;
        this.chronicle = chronicle;
        this.timers = timers;
        this.clock = clock;
    }

    /** What is told of a case. */
    public record CaseNews(UUID incidentId, UUID caseId, String status, long revision) {}

    /** Follows cases, in the order in which their news came. Status changes that came late are ignored. */
    @Transactional
    public void follow(List<CaseNews> news) {
        var ids = news.stream().map(CaseNews::incidentId).collect(Collectors.toSet());
        var held = incidents.requireAll(ids).stream().collect(Collectors.toMap(Incident::id, Function.identity()));
        var released = findings.releasedAmong(ids);
        news.forEach(one -> follow(held.get(one.incidentId()), one, released.contains(one.incidentId())));
    }

    private void follow(Incident incident, CaseNews news, boolean isReleased) {
        var before = CaseStatus.shown(incident.caseStatus(), isReleased);
        if (!incident.followCase(news.caseId(), news.status(), news.revision())) {
            return;
        }
        if ("REOPENED".equals(news.status())) {
            incident.reopen(clock.instant());
            chronicle.announce(incident);
        } else if (!CaseStatus.shown(news.status(), isReleased).equals(before)) {
            incident.touch(clock.instant());
        }
    }

    /** Keeps a finding back until its release. The same revision again changes nothing. */
    @Transactional
    public void keep(Finding.Issued issued) {
        incidents.require(issued.incidentId());
        if (findings.isKnown(issued.incidentId(), issued.revision())) {
            return;
        }
        var finding = Finding.of(issued);
        findings.persist(finding);
        if (finding.isDue(clock.instant())) {
            show(finding);
        } else {
            timers.at(FindingRelease.NAME, finding.id().toString(), finding.releaseAt());
        }
    }

    /** The time of release has come. @throws NotYet when the clock was moved back meanwhile */
    @Transactional
    public void release(UUID findingId) {
        var finding = findings.findById(findingId);
        if (finding == null || finding.isReleased()) {
            return;
        }
        if (finding.isDue(clock.instant())) {
            show(finding);
        } else {
            throw new NotYet(finding.releaseAt());
        }
    }

    private void show(Finding finding) {
        finding.release();
        var incident = incidents.require(finding.incidentId());
        incident.found(clock.instant());
        chronicle.announce(incident);
    }
}
