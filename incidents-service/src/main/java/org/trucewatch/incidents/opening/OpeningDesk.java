package org.trucewatch.incidents.opening;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.evidence.Reported;
import org.trucewatch.incidents.seal.Seal;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Opens sealed identities: one source keeper asks, another of another side confirms, and both may read for a while. What they
 * are told has been recorded before they are told it.
 */
@ApplicationScoped
public class OpeningDesk {

    /** A source keeper, and the side for which it acts under the agreement. */
    public record Keeper(String name, String party) {}

    /** @param isNew false when the same was asked or confirmed before */
    public record Outcome(Opening opening, boolean isNew) {}

    /** An opening as it is now, and who the source is. */
    public record Opened(Opening opening, boolean isNew, JsonNode source) {}

    private final Openings openings;
    private final Seal seal;
    private final Record record;
    private final OpeningSettings settings;
    private final BusinessClock clock;

    OpeningDesk(Openings openings, Seal seal, Record record, OpeningSettings settings, BusinessClock clock) {
        this.openings = openings;
        this.seal = seal;
        this.record = record;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param id chosen by the client, or null. @throws Refusal 409 */
    @Transactional
    public Outcome ask(UUID id, Reported.Report report, Keeper keeper, String reason) {
        sealed(report.id());
        var asked = id == null ? Ids.next() : id;
        var before = openings.find(asked);
        if (before.isEmpty()) {
            var now = clock.instant();
            var step = new Opening.Step(keeper.name(), keeper.party(), now, reason);
            openings.ask(
                    new Opening(asked, report.id(), report.agreementId(), step, null, until(now), null, List.of()));
        }
        var opening = before.orElseGet(() -> openings.find(asked).orElseThrow());
        Repeatable.check(
                opening.reportId() + opening.asked().by() + " "
                        + opening.asked().reason(),
                report.id() + keeper.name() + " " + reason);
        return new Outcome(opening, before.isEmpty());
    }

    /** Confirms, and tells who the source is. @throws Refusal 403, 404 or 409 */
    @Transactional
    public Opened confirm(UUID id, Reported.Report report, Keeper keeper, String reason) {
        var opening = hold(id, report);
        var sealed = sealed(report.id());
        refuseUnlessSecond(opening, keeper);
        boolean isNew = !opening.isConfirmed();
        var now = clock.instant();
        if (isNew) {
            refuseIfOver(opening, now);
            var step = new Opening.Step(keeper.name(), keeper.party(), now, reason);
            var confirmed = opening.confirmed(step, until(now));
            var leaf = record.add(RecordedOpenings.OPENED, id.toString(), confirmed.content());
            openings.confirm(confirmed.recorded(leaf.leaf()));
        }
        return tell(id, sealed, keeper, now, isNew);
    }

    /** Tells one of the two who the source is. @throws Refusal 403, 404 or 409 */
    @Transactional
    public Opened read(UUID id, Reported.Report report, Keeper keeper) {
        var opening = hold(id, report);
        if (!opening.isOf(keeper.name())) {
            throw Refusal.notAllowed("not-one-of-the-two", "Only the two source keepers who agreed on it may read");
        }
        if (!opening.isConfirmed()) {
            throw Refusal.conflict("not-confirmed", "A source keeper of another side has not confirmed it yet");
        }
        return tell(id, sealed(report.id()), keeper, clock.instant(), false);
    }

    private Opened tell(UUID id, byte[] sealed, Keeper keeper, Instant now, boolean isNew) {
        var opening = openings.find(id).orElseThrow();
        refuseIfOver(opening, now);
        var source = seal.open(opening.reportId(), sealed);
        var leaf = record.add(RecordedOpenings.READ, id.toString(), opening.content(keeper.party(), now));
        openings.add(id, new Opening.Reading(Ids.next(), keeper.name(), keeper.party(), now, leaf.leaf()));
        return new Opened(openings.find(id).orElseThrow(), isNew, read(source));
    }

    private Opening hold(UUID id, Reported.Report report) {
        return openings.hold(id)
                .filter(one -> one.reportId().equals(report.id()))
                .orElseThrow(() -> Refusal.notFound("The opening"));
    }

    private byte[] sealed(UUID report) {
        var source = openings.source(report);
        if (source.erased()) {
            throw Refusal.conflict("erased", "The report has been erased, and its source with it");
        }
        if (source.sealed() == null) {
            throw Refusal.conflict("no-source", "The report names no source");
        }
        return source.sealed();
    }

    private static void refuseUnlessSecond(Opening opening, Keeper keeper) {
        if (opening.asked().by().equals(keeper.name())) {
            throw Refusal.notAllowed("same-keeper", "Another source keeper than the one who asked confirms it");
        }
        if (opening.asked().party().equals(keeper.party())) {
            throw Refusal.notAllowed("same-affiliation", "A source keeper of another side than the first confirms it");
        }
        if (opening.isConfirmed() && !opening.isOf(keeper.name())) {
            throw Refusal.conflict("confirmed", "Another source keeper has confirmed it");
        }
    }

    private static void refuseIfOver(Opening opening, Instant now) {
        if (opening.isOver(now)) {
            throw Refusal.conflict("expired", "Its time was over at " + opening.until() + "; it can be asked for anew");
        }
    }

    private Instant until(Instant now) {
        return now.plus(settings.lasts());
    }

    private static JsonNode read(byte[] source) {
        try {
            return Json.MAPPER.readTree(source);
        } catch (IOException e) {
            throw new UncheckedIOException("what was sealed is no JSON", e);
        }
    }
}
