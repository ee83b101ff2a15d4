package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.kit.loop.Precedence;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;

import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Takes single reports: one check in memory, one statement shared with those that come at the same time, and matching is woken afterwards. */
@ApplicationScoped
public class IntakeDesk {

    private static final int TRIES = 5;
    private static final String OVERTAKEN = "23505"; // a unique index was hit

    private final Reception reception;
    private final Gathering gathering;
    private final ReportShelf shelf;
    private final Corrections corrections;
    private final Snapshots snapshots;
    private final Outbox outbox;
    private final Event<ReportsArrived> arrivals;
    private final Precedence precedence;

    IntakeDesk(
            Reception reception,
            Gathering gathering,
            ReportShelf shelf,
            Corrections corrections,
            Snapshots snapshots,
            Outbox outbox,
            Event<ReportsArrived> arrivals,
            Precedence precedence) {
        this.reception = reception;
        this.gathering = gathering;
        this.shelf = shelf;
        this.corrections = corrections;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.precedence = precedence;
    }

    /** @throws Refusal 400, 403, 409 or 422 */
    public Taken take(byte[] body, String agency) {
        try (var turn = precedence.turn()) {
            return untilKept(reception.parse(body), agency);
        }
    }

    /** As above, once it is parsed. @throws Refusal 403, 409 or 422 */
    public Taken take(ObjectNode report, String agency) {
        try (var turn = precedence.turn()) {
            return untilKept(report, agency);
        }
    }

    private Taken untilKept(ObjectNode report, String agency) {
        for (int i = 0; i < TRIES; i++) {
            var checked = check(report, agency);
            try {
                if (gathering.keep(checked)) {
                    kept();
                    return new Taken(checked.id(), true, checked.receipt());
                }
                var before = shelf.find(List.of(checked.id())).get(checked.id());
                if (before != null) {
                    return repeated(checked, before);
                }
            } catch (SQLException e) {
                if (!OVERTAKEN.equals(e.getSQLState())) {
                    throw new IllegalStateException("a report could not be kept", e);
                }
            }
            // the agreement changed in between, or another report corrects the same one: check again
            snapshots.fresh(checked.agreementId());
        }
        throw new IllegalStateException("the agreement changes too fast");
    }

    void kept() {
        outbox.committed();
        arrivals.fire(new ReportsArrived());
    }

    /** Checks what is said, and what it corrects. */
    Checked check(ObjectNode report, String agency) {
        var checked = checkInMemory(report, agency);
        corrections.check(checked);
        return checked;
    }

    /** Checks against what is in memory; a refusal stands only if that is current. */
    private Checked checkInMemory(ObjectNode report, String agency) {
        var agreement = Reception.agreementOf(report);
        var known = snapshots.known(agreement).filter(Snapshot::isRatified).orElse(null);
        try {
            return reception.check(report, agency, known);
        } catch (Refusal refusal) {
            var fresh = snapshots.fresh(agreement).filter(Snapshot::isRatified).orElse(null);
            if (fresh == known) {
                throw refusal;
            }
            return reception.check(report, agency, fresh);
        }
    }

    static Taken repeated(Checked now, ReportShelf.Kept before) {
        if (!now.agency().equals(before.agency())) {
            throw Refusal.conflict("different-content", "This id is taken by other content");
        }
        Repeatable.check(before.digest(), now.digest());
        if (!now.hasSourceOf(before.sealedMark())) {
            throw Refusal.conflict("different-content", "This id is taken by a report with another source");
        }
        return new Taken(now.id(), false, before.receipt());
    }
}
