package org.trucewatch.incidents.intake;

import org.trucewatch.incidents.report.ActorType;
import org.trucewatch.incidents.report.Flag;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.terms.Registers;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Terms;
import org.trucewatch.kit.problems.FieldError;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds a well-formed report against the agreement: what it refers to must exist, what looks odd is flagged. */
final class Judgement {

    private final ReportForm form;
    private final Snapshot snapshot;
    private final Terms terms;
    private final Registers registers;
    private final Instant now;
    private final List<FieldError> errors;

    /** What held when it happened is what it is held against. */
    Judgement(ReportForm form, Snapshot snapshot, Instant now, List<FieldError> errors) {
        var then = form.occurred() == null ? now : form.occurred().from().toInstant();
        this.form = form;
        this.snapshot = snapshot;
        this.terms = snapshot.termsAt(then);
        this.registers = snapshot.registersAt(then);
        this.now = now;
        this.errors = errors;
    }

    Set<Flag> judge() {
        var flags = EnumSet.noneOf(Flag.class);
        if (form.kind() != null && terms.kind(form.kind()).isEmpty()) {
            var known = terms.kinds().stream().map(Terms.Kind::code).toList();
            wrong("#/kind", "must be one of the agreement's kinds: " + String.join(", ", known));
        }
        for (int i = 0; i < form.commitments().size(); i++) {
            if (terms.commitment(form.commitments().get(i)).isEmpty()) {
                wrong("#/commitments/" + i, "is no commitment of the agreement");
            }
        }
        for (int i = 0; i < form.alleged().size(); i++) {
            actor(form.alleged().get(i), "#/alleged/" + i + "/actor", flags);
        }
        if (form.place() != null) {
            place(form.place(), flags);
        }
        if (form.occurred() != null) {
            time(form.occurred(), terms.zoneId(), flags);
        }
        return flags;
    }

    private void actor(ReportForm.AllegedForm alleged, String pointer, Set<Flag> flags) {
        if (alleged.actor() == null) {
            return;
        }
        var known = registers.actor(alleged.actor());
        if (known.isEmpty()) {
            var near = registers.actorsNamedLike(alleged.actor());
            wrong(
                    pointer,
                    near.isEmpty()
                            ? "is no registered actor"
                            : "is no registered actor; did you mean " + String.join(", ", near) + "?");
        } else if (alleged.type() != ActorType.UNKNOWN
                && alleged.type() != known.get().type()) {
            flags.add(Flag.ACTOR_TYPE_DIFFERS);
        }
    }

    private void place(Place place, Set<Flag> flags) {
        if (place.adminCode() != null
                && registers.hasAreas()
                && registers.area(place.adminCode()).isEmpty()) {
            wrong("#/place/adminCode", "is no registered area");
        }
        if (place.point() == null) {
            if (registers.excludes(place.adminCode())) {
                flags.add(Flag.OUTSIDE_AREAS);
            }
        } else if (registers.hasAreas()) {
            if (!registers.insideAny(place.point())) {
                flags.add(Flag.OUTSIDE_AREAS);
            } else if (registers
                    .area(place.adminCode())
                    .filter(area -> !area.contains(place.point()))
                    .isPresent()) {
                flags.add(Flag.POINT_OUTSIDE_NAMED_AREA);
            }
        }
    }

    private void time(Occurred occurred, ZoneId zone, Set<Flag> flags) {
        if (offsetDiffers(occurred.from(), zone) || offsetDiffers(occurred.to(), zone)) {
            flags.add(Flag.OFFSET_NOT_LOCAL);
        }
        if (snapshot.beginsAfter(occurred.to().toInstant())) {
            flags.add(Flag.BEFORE_AGREEMENT);
        }
        if (occurred.from().toInstant().isAfter(now)) {
            flags.add(Flag.IN_THE_FUTURE);
        }
    }

    private static boolean offsetDiffers(OffsetDateTime time, ZoneId zone) {
        return !zone.getRules().getOffset(time.toInstant()).equals(time.getOffset());
    }

    /** The area by which reports are compared: the one named, else the one around the point, else none. */
    String area() {
        var place = form.place();
        if (place.adminCode() != null) {
            return place.adminCode();
        }
        return place.point() == null
                ? ""
                : registers.areaAround(place.point()).map(area -> area.code()).orElse("");
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
