package org.trucewatch.incidents.messaging;

import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.contracts.StatementMade;
import org.trucewatch.incidents.statement.Statement;
import org.trucewatch.incidents.statement.Statements;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.RecordedKind;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Statements as they are kept, for an audit to hold against what was recorded when they were made. */
@ApplicationScoped
class RecordedStatements implements RecordedKind {

    static final String KIND = "statement-made";

    private final Statements statements;

    RecordedStatements(Statements statements) {
        this.statements = statements;
    }

    /** What is told of a statement, and recorded. */
    static StatementMade told(Statement statement) {
        var content = Bodies.kept(statement.content());
        return new StatementMade(
                statement.id(),
                statement.agreementId(),
                statement.party(),
                statement.kind().name(),
                content.get("from"),
                content.get("to"),
                content.get("condition"),
                content.get("limits"),
                content.get("text"),
                statement.madeAt(),
                statement.madeBy(),
                statement.isDrill());
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    @Transactional
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        return RecordedKind.bySubject(
                entries, ids -> statements.list("id in ?1", ids), Statement::id, RecordedStatements::kept);
    }

    private static List<Kept> kept(Statement statement) {
        return List.of(new Kept("statement " + statement.id(), Json.MAPPER.valueToTree(told(statement))));
    }
}
