package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.agreement.AgreementVersion;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A proposed agreement that fits its schema: checks that what it names exists in it. */
final class AgreementDocument {

    private final ObjectNode document;
    private final List<FieldError> errors = new ArrayList<>();

    AgreementDocument(ObjectNode document) {
        this.document = document;
    }

    /** @throws Refusal 422 */
    AgreementVersion.Proposal proposal(String by) {
        checkReferences();
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new AgreementVersion.Proposal(
                document.get("id").textValue(),
                CanonicalJson.digest(document),
                new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8),
                texts(document.get("guarantors")).toList(),
                time("inForceFrom"),
                time("inForceUntil"),
                by);
    }

    private Instant time(String field) {
        return document.path(field).isTextual()
                ? OffsetDateTime.parse(document.get(field).textValue()).toInstant()
                : null;
    }

    private void checkReferences() {
        try {
            ZoneId.of(document.get("zone").textValue());
        } catch (DateTimeException e) {
            errors.add(new FieldError("#/zone", "is no time zone of the IANA database"));
        }
        if (time("inForceUntil") != null && !time("inForceUntil").isAfter(time("inForceFrom"))) {
            errors.add(new FieldError("#/inForceUntil", "must be after inForceFrom"));
        }
        var parties = ids("parties", "id");
        var blocs = ids("blocs", "id");
        var kinds = ids("kinds", "code");
        var commitments = ids("commitments", "code");
        known("#/guarantors", document.get("guarantors"), parties, "is no party of this document");
        if (!parties.contains(document.get("neutral").textValue())) {
            errors.add(new FieldError("#/neutral", "is no party of this document"));
        }
        for (int i = 0; i < document.get("blocs").size(); i++) {
            if (!parties.contains(document.get("blocs").get(i).get("party").textValue())) {
                errors.add(new FieldError("#/blocs/" + i + "/party", "is no party of this document"));
            }
        }
        for (int i = 0; i < document.get("kinds").size(); i++) {
            known(
                    "#/kinds/" + i + "/commitments",
                    document.get("kinds").get(i).get("commitments"),
                    commitments,
                    "is no commitment of this document");
        }
        for (int i = 0; i < document.get("commitments").size(); i++) {
            known(
                    "#/commitments/" + i + "/kinds",
                    document.get("commitments").get(i).get("kinds"),
                    kinds,
                    "is no kind of this document");
        }
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
                errors.add(new FieldError("#/" + list + "/" + i + "/" + field, "is there twice"));
            }
        }
        return ids;
    }

    private void known(String pointer, JsonNode list, Set<String> known, String otherwise) {
        for (int i = 0; i < list.size(); i++) {
            if (!known.contains(list.get(i).textValue())) {
                errors.add(new FieldError(pointer + "/" + i, otherwise));
            }
        }
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::textValue);
    }
}
