package org.trucewatch.incidents.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.incidents.Acquisitions;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.report.Consent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_UN;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;
import static org.trucewatch.incidents.Person.STRANGER;

/** Every role tries to learn, in every way there is, what the access matrix does not give it under each consent. */
@IncidentsTest
class HiddenFieldsTest extends Calls {

    /** Who looks, and as what the matrix knows him. */
    private static final Map<Person, String> HATS = Map.of(
            REVIEWER_UN, "neutral",
            ADJUDICATOR, "neutral",
            AUDITOR, "neutral",
            REVIEWER_US, "guarantor",
            OFFICER_HNC, "accused",
            RCC, "owner",
            SNHR, "public",
            OFFICER_GOV, "public",
            STRANGER, "nobody");

    /** The least consent that lets a hat see anything. */
    private static final Map<String, Consent> NEEDS = Map.of(
            "neutral", Consent.NEUTRAL,
            "owner", Consent.NEUTRAL,
            "guarantor", Consent.GUARANTORS,
            "accused", Consent.ACCUSED,
            "public", Consent.PUBLIC);

    private static final List<String> FORMS =
            List.of("application/json", "application/geo+json", "text/csv", "application/x-ndjson");

    private static final Map<Consent, Ceasefire> CEASEFIRES = new EnumMap<>(Consent.class);
    private static final Map<Consent, String> INCIDENTS = new EnumMap<>(Consent.class);

    @Inject
    Acquisitions acquisitions;

    @Inject
    Marks marks;

    private static void anIncidentOf(Consent consent) {
        if (!INCIDENTS.containsKey(consent)) {
            var ceasefire = Ceasefire.inForce();
            var report = ceasefire
                    .report()
                    .consent(consent.name())
                    .saying("A hidden witness saw it from the mill.")
                    .body();
            report.put("protectedSite", "HOSPITAL");
            CEASEFIRES.put(consent, ceasefire);
            INCIDENTS.put(consent, incidentOf(RCC, report));
        }
    }

    private static boolean maySee(Person who, Consent consent) {
        var needed = NEEDS.get(HATS.get(who));
        return needed != null && consent.reaches(needed);
    }

    @ParameterizedTest
    @EnumSource(Consent.class)
    void everyFormHasTheFieldsOfTheMatrixAndNoOthers(Consent consent) throws IOException {
        anIncidentOf(consent);
        for (var who : HATS.keySet()) {
            var one = as(who).get("/v1/incidents/" + INCIDENTS.get(consent));
            assertThat(one.statusCode()).as(who.name()).isEqualTo(maySee(who, consent) ? 200 : 404);
            if (maySee(who, consent)) {
                var seen = json(one.then());
                var fields = allowed("incident", who, consent);
                fields.addAll(Set.of("reports", "links"));
                assertThat(paths(seen)).as(who.name()).allMatch(path -> isAmong(path, fields));
                var ofReport = allowed("report", who, consent);
                assertThat(paths(seen.at("/reports/0"))).as(who.name()).allMatch(path -> isAmong(path, ofReport));
                var item = json(list(who, consent, "application/json", "")).at("/items/0");
                assertThat(paths(item)).as(who.name()).isNotEmpty().allMatch(path -> isAmong(path, fields));
                assertThat(json(list(who, consent, "application/x-ndjson", ""))).isEqualTo(item);
                assertThat(json(list(who, consent, "application/geo+json", "")).at("/features/0/properties"))
                        .isEqualTo(item);
                assertThat(cells(text(list(who, consent, "text/csv", "")))).isSubsetOf(values(item));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Consent.class)
    void noFilterFindsWhatItsAskerIsNotShown(Consent consent) {
        anIncidentOf(consent);
        var id = INCIDENTS.get(consent);
        for (var who : HATS.keySet()) {
            var shown = as(who).get("/v1/incidents/" + id).asString();
            for (var word : List.of(
                    "hidden",
                    "mill",
                    "JaI",
                    "Sheikh",
                    "Maqsoud",
                    "hospital",
                    "mortar",
                    "jaysh-al-islam",
                    "HNC",
                    "rcc",
                    "observers")) {
                assertFoundOnlyIfShown(
                        who, consent, "q=" + word, shown.toLowerCase().contains(word.toLowerCase()));
            }
            assertFoundOnlyIfShown(who, consent, "bbox=37.15,36.19,37.17,36.21", shown.contains("[37.16,36.2]"));
            assertFoundOnlyIfShown(who, consent, "near=37.16,36.2&radius=10", shown.contains("[37.16,36.2]"));
            assertFoundOnlyIfShown(who, consent, "kind=SHELLING", maySee(who, consent));
            assertFoundOnlyIfShown(who, consent, "actor=jaysh-al-islam", shown.contains("jaysh-al-islam"));
            assertFoundOnlyIfShown(who, consent, "commitment=no-attacks", shown.contains("no-attacks"));
            assertFoundOnlyIfShown(who, consent, "status=ADMITTED", shown.contains("ADMITTED"));
            // the hour is found exactly by those to whom it is shown; the others find all hours of the day alike
            boolean fine = shown.contains("T09:00:00+02:00");
            var before = "from=2016-03-05T00:30:00Z&to=2016-03-05T01:00:00Z";
            assertThat(found(who, consent, before)).as(who.name()).isEqualTo(maySee(who, consent) && !fine);
            assertFoundOnlyIfShown(who, consent, "since=2016-01-01T00:00:00Z", maySee(who, consent));
            assertFoundOnlyIfShown(who, consent, "since=" + marks.write(Since.mark(0)), maySee(who, consent));
        }
    }

    private void assertFoundOnlyIfShown(Person who, Consent consent, String filter, boolean isShown) {
        if (found(who, consent, filter)) {
            assertThat(isShown).as(who.name() + " " + consent + " " + filter).isTrue();
        }
    }

    @Test
    void whatIsThereAndHiddenIsLikeWhatIsNotThere() {
        anIncidentOf(Consent.NEUTRAL);
        var hidden = INCIDENTS.get(Consent.NEUTRAL);
        for (var who : List.of(REVIEWER_US, OFFICER_HNC, SNHR, OFFICER_GOV, STRANGER)) {
            var nothing = UUID.randomUUID().toString();
            var answers = new HashSet<String>();
            var statements = new HashSet<Integer>();
            for (var id : List.of(hidden, nothing)) {
                var answer = as(who).get("/v1/incidents/" + id);
                assertThat(answer.statusCode()).isEqualTo(404);
                answers.add(answer.asString().replace(id, "ID"));
                statements.add(acquisitions.during(() -> as(who).get("/v1/incidents/" + id)));
            }
            assertThat(answers).as(who.name()).hasSize(1);
            assertThat(statements).as(who.name()).hasSize(1).doesNotContain(0);
        }
    }

    private boolean found(Person who, Consent consent, String filter) {
        var answers = new HashSet<Boolean>();
        for (var form : FORMS) {
            if (HATS.get(who).equals("nobody")) {
                list(who, consent, form, filter).statusCode(404);
                answers.add(false);
            } else {
                answers.add(
                        text(list(who, consent, form, filter).statusCode(200)).contains(INCIDENTS.get(consent)));
            }
        }
        assertThat(answers).as("every form finds the same").hasSize(1);
        return answers.contains(true);
    }

    private static ValidatableResponse list(Person who, Consent consent, String form, String filter) {
        var agreement = CEASEFIRES.get(consent).id();
        return as(who).accept(form)
                .get("/v1/incidents?agreement=" + agreement + "&" + filter)
                .then();
    }

    private static String text(ValidatableResponse answer) {
        return answer.extract().asString();
    }

    /** What the matrix itself gives to one who wears this hat, besides his role, at this consent. */
    private static Set<String> allowed(String type, Person who, Consent consent) throws IOException {
        var hat = HATS.get(who);
        var fields = new HashSet<String>();
        for (var rule : new YAMLMapper()
                .readTree(
                        Example.file("incidents-service/contracts/access.yaml").toFile())
                .at("/fields/" + type)) {
            var hats = new HashSet<String>();
            rule.get("hats").forEach(one -> hats.add(one.textValue()));
            var consents = new HashSet<String>();
            rule.path("consent").forEach(one -> consents.add(one.textValue()));
            if (hats.contains(hat) && (consents.isEmpty() || consents.contains(consent.name()))) {
                rule.get("fields").forEach(field -> fields.add(field.textValue()));
            }
        }
        assertThat(fields).isNotEmpty();
        return fields;
    }

    private static boolean isAmong(String path, Set<String> fields) {
        return fields.contains("*")
                || fields.stream().anyMatch(field -> path.equals(field) || path.startsWith(field + "."));
    }

    private static Set<String> paths(JsonNode node) {
        var paths = new HashSet<String>();
        node.fields().forEachRemaining(field -> {
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                paths(field.getValue()).forEach(below -> paths.add(field.getKey() + "." + below));
            } else {
                paths.add(field.getKey());
            }
        });
        return paths;
    }

    private static Set<String> values(JsonNode node) {
        var values = new HashSet<String>();
        if (node.isValueNode()) {
            values.add(node.asText());
        }
        node.forEach(below -> values.addAll(values(below)));
        return values;
    }

    private static List<String> cells(String table) {
        var cells = new ArrayList<>(List.of(table.split("\r\n")[2].split(",")));
        cells.removeIf(String::isEmpty);
        return cells;
    }
}
