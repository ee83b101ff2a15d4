package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Wording;
import org.trucewatch.incidents.report.ActorType;
import org.trucewatch.incidents.report.Claim;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.report.Direction;
import org.trucewatch.incidents.report.Likelihood;
import org.trucewatch.incidents.report.Method;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.report.TimePrecision;
import org.trucewatch.kit.problems.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The shape of a report, checked without knowing the agreement. Fields that are wrong are null here. */
record ReportForm(
        UUID id,
        String agreementId,
        boolean drill,
        Claim claim,
        Occurred occurred,
        Place place,
        String kind,
        List<String> commitments,
        List<AllegedForm> alleged,
        UUID supersedes) {

    record AllegedForm(String actor, String named, ActorType type) {}

    private static final Set<String> FIELDS = Set.of(
            "id",
            "agreementId",
            "drill",
            "claim",
            "consent",
            "occurred",
            "place",
            "kind",
            "count",
            "commitments",
            "alleged",
            "means",
            "method",
            "responseTo",
            "supersedes",
            "casualties",
            "protectedSite",
            "origin",
            "narrative",
            "source");
    private static final int NAME = 300;
    private static final int CODE = 80;
    private static final int MANY = 1_000_000;

    static ReportForm read(JsonNode body, List<FieldError> errors) {
        var report = Fields.of(body, errors)
                .nothingBut(FIELDS)
                .need("agreementId", "claim", "occurred", "place", "kind", "method", "origin", "narrative");
        report.oneOf("consent", Consent.class);
        range(report, "count");
        report.oneOf("method", Method.class);
        report.uuid("responseTo");
        report.text("protectedSite", CODE);
        means(report.object("means"));
        casualties(report.object("casualties"));
        origin(report.object("origin"));
        Wording.translations(report, "narrative");
        source(report.object("source"));
        var id = report.uuid("id");
        var supersedes = report.uuid("supersedes");
        if (supersedes != null && supersedes.equals(id)) {
            report.wrong("supersedes", "is this report itself");
        }
        return new ReportForm(
                id,
                report.text("agreementId", CODE),
                Boolean.TRUE.equals(report.truth("drill")),
                report.oneOf("claim", Claim.class),
                occurred(report.object("occurred")),
                place(report.object("place")),
                report.text("kind", CODE),
                report.texts("commitments", 50, CODE),
                alleged(report),
                supersedes);
    }

    private static Occurred occurred(Fields occurred) {
        if (occurred == null) {
            return null;
        }
        occurred.nothingBut(Set.of("from", "to", "precision", "ongoing")).need("from", "precision");
        var from = occurred.time("from");
        var to = occurred.has("to") ? occurred.time("to") : from;
        var precision = occurred.oneOf("precision", TimePrecision.class);
        boolean ongoing = Boolean.TRUE.equals(occurred.truth("ongoing"));
        if (from == null || to == null || precision == null) {
            return null;
        }
        if (to.isBefore(from)) {
            occurred.wrong("to", "must not be before from");
            return null;
        }
        return new Occurred(from, to, precision, ongoing);
    }

    private static Place place(Fields place) {
        if (place == null) {
            return null;
        }
        place.nothingBut(Set.of("point", "precision", "name", "adminCode", "observedFrom"));
        var point = place.point("point");
        var name = place.text("name", NAME);
        if (!place.has("point") && !place.has("name")) {
            place.wrong("point", "is required where there is no name");
        }
        if (place.has("point")) {
            place.need("precision");
        }
        observedFrom(place.object("observedFrom"));
        return new Place(point, place.oneOf("precision", PlacePrecision.class), name, place.text("adminCode", CODE));
    }

    private static void observedFrom(Fields observer) {
        if (observer != null) {
            observer.nothingBut(Set.of("point", "bearing", "distanceKm"));
            observer.point("point");
            observer.number("bearing", 0, 360);
            observer.number("distanceKm", 0, 20_100);
        }
    }

    private static List<AllegedForm> alleged(Fields report) {
        var alleged = new ArrayList<AllegedForm>();
        for (var one : report.objects("alleged", 20)) {
            one.nothingBut(Set.of("actor", "named", "type", "likelihood", "basis"))
                    .need("type");
            one.oneOf("likelihood", Likelihood.class);
            one.text("basis", CODE);
            var actor = one.text("actor", CODE);
            var named = one.text("named", NAME);
            var type = one.oneOf("type", ActorType.class);
            if (!one.has("actor") && !one.has("named") && type != ActorType.UNKNOWN) {
                one.wrong("actor", "is required, or named, unless the type is UNKNOWN");
            }
            alleged.add(new AllegedForm(actor, named, type));
        }
        return alleged;
    }

    private static void means(Fields means) {
        if (means != null) {
            means.nothingBut(Set.of("weapon", "direction"));
            means.text("weapon", CODE);
            means.oneOf("direction", Direction.class);
        }
    }

    private static void casualties(Fields casualties) {
        if (casualties != null) {
            casualties.nothingBut(Set.of("killed", "injured", "civilians"));
            range(casualties, "killed");
            range(casualties, "injured");
            casualties.truth("civilians");
        }
    }

    private static void range(Fields parent, String name) {
        var range = parent.object(name);
        if (range == null) {
            return;
        }
        range.nothingBut(Set.of("low", "best", "high"));
        var low = range.whole("low", 0, MANY);
        var best = range.whole("best", 0, MANY);
        var high = range.whole("high", 0, MANY);
        if (low != null && best != null && low > best) {
            range.wrong("best", "must not be below low");
        }
        if (best != null && high != null && best > high) {
            range.wrong("high", "must not be below best");
        } else if (low != null && high != null && low > high) {
            range.wrong("high", "must not be below low");
        }
        if (!range.has("low") && !range.has("best") && !range.has("high")) {
            parent.wrong(name, "must say at least one of low, best, high");
        }
    }

    private static void origin(Fields origin) {
        if (origin != null) {
            origin.nothingBut(Set.of("relayed", "ref", "name")).need("relayed");
            origin.text("ref", 2_000);
            origin.text("name", NAME);
            origin.truth("relayed");
        }
    }

    private static void source(Fields source) {
        if (source != null) {
            source.nothingBut(Set.of("name", "contact"));
            source.text("name", NAME);
            source.text("contact", NAME);
        }
    }
}
