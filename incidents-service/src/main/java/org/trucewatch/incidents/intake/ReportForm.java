package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.JsonNode;
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
        List<AllegedForm> alleged) {

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
    private static final int LONG_TEXT = 20_000;
    private static final int MANY = 1_000_000;
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    static ReportForm read(JsonNode body, List<FieldError> errors) {
        var report = Fields.of(body, errors).nothingBut(FIELDS);
        report.oneOf("consent", Consent.class);
        range(report, "count");
        report.needOneOf("method", Method.class);
        report.uuid("responseTo");
        report.uuid("supersedes");
        report.text("protectedSite", CODE);
        means(report.object("means"));
        casualties(report.object("casualties"));
        origin(report.needObject("origin"));
        narrative(report);
        source(report.object("source"));
        return new ReportForm(
                report.uuid("id"),
                report.needText("agreementId", CODE),
                Boolean.TRUE.equals(report.truth("drill")),
                report.needOneOf("claim", Claim.class),
                occurred(report.needObject("occurred")),
                place(report.needObject("place")),
                report.needText("kind", CODE),
                report.texts("commitments", 50, CODE),
                alleged(report));
    }

    private static Occurred occurred(Fields occurred) {
        if (occurred == null) {
            return null;
        }
        occurred.nothingBut(Set.of("from", "to", "precision", "ongoing"));
        var from = occurred.needTime("from");
        var to = occurred.has("to") ? occurred.time("to") : from;
        var precision = occurred.needOneOf("precision", TimePrecision.class);
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
        var precision = place.has("point")
                ? place.needOneOf("precision", PlacePrecision.class)
                : place.oneOf("precision", PlacePrecision.class);
        observedFrom(place.object("observedFrom"));
        return new Place(point, precision, name, place.text("adminCode", CODE));
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
            one.nothingBut(Set.of("actor", "named", "type", "likelihood", "basis"));
            one.oneOf("likelihood", Likelihood.class);
            one.text("basis", CODE);
            var actor = one.text("actor", CODE);
            var named = one.text("named", NAME);
            var type = one.needOneOf("type", ActorType.class);
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
            origin.nothingBut(Set.of("relayed", "ref", "name"));
            origin.text("ref", 2_000);
            origin.text("name", NAME);
            if (!origin.has("relayed")) {
                origin.wrong("relayed", "is required");
            }
            origin.truth("relayed");
        }
    }

    private static void narrative(Fields report) {
        var texts = report.objects("narrative", 20);
        if (!report.has("narrative")) {
            report.wrong("narrative", "is required");
        } else if (texts.isEmpty()) {
            report.wrong("narrative", "must hold at least one text");
        }
        for (var text : texts) {
            text.nothingBut(Set.of("lang", "text", "original", "translation"));
            text.needText("text", LONG_TEXT);
            text.truth("original");
            text.oneOf("translation", Translation.class);
            var lang = text.needText("lang", CODE);
            if (lang != null && !lang.matches(LANGUAGE)) {
                text.wrong("lang", "must be a BCP 47 language tag");
            }
        }
    }

    private static void source(Fields source) {
        if (source != null) {
            source.nothingBut(Set.of("name", "contact"));
            source.text("name", NAME);
            source.text("contact", NAME);
        }
    }

    /** How a text came into its language. */
    enum Translation {
        CHECKED,
        UNCHECKED,
        MACHINE
    }
}
