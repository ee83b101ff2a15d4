package org.trucewatch.verification.casefile;

import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.verification.journal.Journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Accounts as they are kept, for an audit to hold against what was recorded when they were given. */
@ApplicationScoped
class RecordedAccounts implements RecordedKind {

    static final String KIND = "account-given";

    /** What the record commits to. */
    record Told(
            UUID id,
            UUID caseId,
            String party,
            String givenBy,
            Instant givenAt,
            List<Text> text,
            List<UUID> evidence) {}

    private final Accounts accounts;

    RecordedAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    static Told told(Account given) {
        return new Told(
                given.id(),
                given.caseId(),
                given.party(),
                given.givenBy(),
                given.givenAt(),
                given.text(),
                given.evidence());
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    @Transactional
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        return RecordedKind.bySubject(
                entries, ids -> accounts.list("id in ?1", ids), Account::id, RecordedAccounts::kept);
    }

    private static List<Kept> kept(Account given) {
        return List.of(Journal.kept("account " + given.id(), told(given)));
    }
}
