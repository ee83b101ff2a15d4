package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.body.Fields;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** What a proposed agreement names must exist in it. Reads a document whose fields are in order. */
final class AgreementReferences {

    private final Fields form;
    private final JsonNode document;

    private AgreementReferences(Fields form) {
        this.form = form;
        this.document = form.sent();
    }

    static void check(Fields form) {
        var references = new AgreementReferences(form);
        references.checkTimes();
        references.checkNames();
    }

    private void checkTimes() {
        zone("#/zone", document.get("zone"));
        until("#/inForceUntil", document.get("inForceFrom"), document.path("inForceUntil"));
        for (int i = 0; i < document.get("parties").size(); i++) {
            var hours = document.get("parties").get(i).at("/office/hours");
            zone("#/parties/" + i + "/office/hours/zone", hours.get("zone"));
        }
        for (int i = 0; i < document.get("commitments").size(); i++) {
            var commitment = document.get("commitments").get(i);
            until("#/commitments/" + i + "/until", commitment.get("from"), commitment.path("until"));
        }
    }

    private void zone(String pointer, JsonNode zone) {
        try {
            ZoneId.of(zone.textValue());
        } catch (DateTimeException e) {
            form.wrongAt(pointer, "is no time zone of the IANA database");
        }
    }

    private void until(String pointer, JsonNode from, JsonNode until) {
        if (until.isTextual()
                && !OffsetDateTime.parse(until.textValue()).isAfter(OffsetDateTime.parse(from.textValue()))) {
            form.wrongAt(pointer, "must be after its beginning");
        }
    }

    private void checkNames() {
        var parties = ids("parties", "id");
        var blocs = ids("blocs", "id");
        var kinds = ids("kinds", "code");
        var commitments = ids("commitments", "code");
        known("#/guarantors", document.get("guarantors"), parties, "is no party of this document");
        party("#/neutral", document.get("neutral"), parties);
        for (int i = 0; i < document.get("blocs").size(); i++) {
            party("#/blocs/" + i + "/party", document.get("blocs").get(i).get("party"), parties);
        }
        for (int i = 0; i < document.path("cosigners").size(); i++) {
            party(
                    "#/cosigners/" + i + "/party",
                    document.get("cosigners").get(i).get("party"),
                    parties);
        }
        within("kinds", "commitments", commitments, "is no commitment of this document");
        within("commitments", "kinds", kinds, "is no kind of this document");
        known("#/rules/panel/seats", document.at("/rules/panel/seats"), blocs, "is no bloc of this document");
        known("#/rules/urgent/kinds", document.at("/rules/urgent/kinds"), kinds, "is no kind of this document");
        kinds.add("ALL");
        known(
                "#/rules/admission/automatic/kinds",
                document.at("/rules/admission/automatic/kinds"),
                kinds,
                "is no kind of this document, nor ALL");
    }

    /** The ids in a list; an id that is there twice is an error. */
    private Set<String> ids(String list, String field) {
        var ids = new HashSet<String>();
        for (int i = 0; i < document.get(list).size(); i++) {
            if (!ids.add(document.get(list).get(i).get(field).textValue())) {
                form.wrongAt("#/" + list + "/" + i + "/" + field, "is there twice");
            }
        }
        return ids;
    }

    private void party(String pointer, JsonNode party, Set<String> parties) {
        if (!parties.contains(party.textValue())) {
            form.wrongAt(pointer, "is no party of this document");
        }
    }

    private void within(String list, String field, Set<String> known, String otherwise) {
        for (int i = 0; i < document.get(list).size(); i++) {
            known("#/" + list + "/" + i + "/" + field, document.get(list).get(i).get(field), known, otherwise);
        }
    }

    private void known(String pointer, JsonNode list, Set<String> known, String otherwise) {
        for (int i = 0; i < list.size(); i++) {
            if (!known.contains(list.get(i).textValue())) {
                form.wrongAt(pointer + "/" + i, otherwise);
            }
        }
    }
}
