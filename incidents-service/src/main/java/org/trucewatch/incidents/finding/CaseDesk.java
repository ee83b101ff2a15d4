package org.trucewatch.incidents.finding;

import org.trucewatch.incidents.face.CaseStatus;
import org.trucewatch.incidents.face.Chronicle;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;

import java.util.UUID;

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

    /** Follows a case. Status changes that came late are ignored. */
    @Transactional
    public void follow(UUID incidentId, UUID caseId, String status, long revision) {
        var incident = incidents.require(incidentId);
        boolean isReleased = findings.isReleased(incidentId);
        var before = CaseStatus.shown(incident.caseStatus(), isReleased);
        if (!incident.followCase(caseId, status, revision)) {
            return;
        }
        if ("REOPENED".equals(status)) {
            incident.reopen(clock.instant());
            chronicle.announce(incident);
        } else if (!CaseStatus.shown(status, isReleased).equals(before)) {
            chronicle.touch(incident);
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
