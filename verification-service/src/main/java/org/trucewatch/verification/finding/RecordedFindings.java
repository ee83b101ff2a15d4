package org.trucewatch.verification.finding;

import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.journal.Journal;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Findings as they are kept, for an audit to hold against what was recorded when they were issued. */
@ApplicationScoped
public class RecordedFindings implements RecordedKind {

    public static final String KIND = "finding-issued";

    private final Findings findings;
    private final CaseFiles files;

    RecordedFindings(Findings findings, CaseFiles files) {
        this.findings = findings;
        this.files = files;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    @Transactional
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        return RecordedKind.bySubject(entries, ids -> findings.list("id in ?1", ids), Finding::id, this::kept);
    }

    private List<Kept> kept(Finding finding) {
        var told = FindingBulletin.told(files.findById(finding.caseId()), finding);
        return List.of(Journal.kept("finding " + finding.id(), told));
    }
}
