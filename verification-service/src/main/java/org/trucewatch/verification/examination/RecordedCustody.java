package org.trucewatch.verification.examination;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.verification.evidence.Custody;
import org.trucewatch.verification.journal.Journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Custody as it is kept, and what was found and made in its steps, for an audit to hold against what was recorded: an
 * examination or a copy that was changed does not fit its step.
 */
@ApplicationScoped
class RecordedCustody implements RecordedKind {

    private static final String UNDER = """
            select c.leaf, c.evidence_id, c.position, c.step, c.at, c.by_role, c.by_party, c.by_subject,
                   c.account_salt, c.detail,
                   case when e.sha256 = e.content ->> 'sha256' then e.sha256 end as sha256,
                   y.kind || ' sha-256:' || y.sha256 as made
              from custody c join evidence e on e.id = c.evidence_id
              left join evidence_copy y on c.step = 'COPY_MADE' and y.evidence_id = c.evidence_id
                   and y.kind = split_part(c.detail, ' ', 1)
             where c.evidence_id = any(?::uuid[]) and c.leaf = any(?)""";

    private final AgroalDataSource database;
    private final Examinations examinations;

    RecordedCustody(AgroalDataSource database, Examinations examinations) {
        this.database = database;
        this.examinations = examinations;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Custody.KIND);
    }

    @Override
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        var subjects = entries.stream().map(Entry::subject).distinct().toList();
        var found = examinations.of(subjects.stream().map(UUID::fromString).toList());
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(UNDER)) {
            var leaves = entries.stream().map(Entry::leaf).toArray();
            query.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            query.setArray(2, connection.createArrayOf("text", leaves));
            try (var row = query.executeQuery()) {
                var behind = new HashMap<String, List<Kept>>();
                while (row.next()) {
                    behind.computeIfAbsent(row.getString("leaf"), any -> new ArrayList<>())
                            .add(kept(row, found.get(row.getObject("evidence_id", UUID.class))));
                }
                return behind;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("custody could not be read", e);
        }
    }

    private static Kept kept(ResultSet row, Examinations.Examination found) throws SQLException {
        var step = Custody.Step.valueOf(row.getString("step"));
        var hand = new Custody.Hand(row.getString("by_role"), row.getString("by_party"), row.getString("by_subject"));
        var taken = new Custody.Taken(
                row.getObject("evidence_id", UUID.class),
                row.getString("sha256"),
                step,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Custody.recorded(hand, row.getBytes("account_salt")),
                detail(row, step, found));
        return Journal.kept("custody step " + row.getInt("position") + " of evidence " + taken.evidenceId(), taken);
    }

    /** As the step says it; but where that is not what is kept of the examination or the copy, as that says it. */
    private static String detail(ResultSet row, Custody.Step step, Examinations.Examination found) throws SQLException {
        var told = row.getString("detail");
        return switch (step) {
            case EXAMINED -> {
                // before their results were recorded, too, examinations were told by their outcome alone
                boolean whole = told != null && told.indexOf(' ') > 0;
                var kept = found == null
                        ? "nothing"
                        : found.outcome() + (whole ? " " + Examinations.digest(found.reason(), found.results()) : "");
                yield kept.equals(told) ? told : kept;
            }
            case COPY_MADE -> row.getString("made");
            case VIEWED, EXPORTED -> told;
        };
    }
}
