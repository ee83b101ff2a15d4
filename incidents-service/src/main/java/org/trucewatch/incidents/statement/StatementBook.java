package org.trucewatch.incidents.statement;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Where statements are taken down. */
@ApplicationScoped
public class StatementBook {

    /** @param isNew false when it was made before under the same id */
    public record Outcome(Statement statement, boolean isNew) {}

    private final Statements statements;
    private final BusinessClock clock;
    private final Event<Declared> made;

    StatementBook(Statements statements, BusinessClock clock, Event<Declared> made) {
        this.statements = statements;
        this.clock = clock;
        this.made = made;
    }

    @Transactional
    public Outcome declare(Statement.Declaration declaration, String party, String by) {
        var before = statements.findById(declaration.id());
        if (before != null) {
            if (!before.party().equals(party)) {
                throw Refusal.conflict("different-content", "This id is taken by other content");
            }
            Repeatable.check(before.digest(), declaration.digest());
            return new Outcome(before, false);
        }
        var statement = Statement.of(declaration, party, by, clock.instant());
        statements.persist(statement);
        made.fire(new Declared(statement));
        return new Outcome(statement, true);
    }
}
