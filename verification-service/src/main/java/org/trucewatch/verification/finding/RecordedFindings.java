package org.trucewatch.verification.finding;

import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.journal.Journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
        var behind = new HashMap<String, List<Kept>>();
        for (var entry : entries) {
            findings.findByIdOptional(UUID.fromString(entry.subject()))
                    .ifPresent(finding -> behind.put(entry.leaf(), List.of(kept(finding))));
        }
        return behind;
    }

    private Kept kept(Finding finding) {
        var told = FindingBulletin.told(files.findById(finding.caseId()), finding);
        return Journal.kept("finding " + finding.id(), told);
    }
}
