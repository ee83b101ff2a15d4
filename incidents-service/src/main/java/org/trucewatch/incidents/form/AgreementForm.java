package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.agreement.AgreementVersion;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.body.Wording;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** The body of a proposal: one version of an agreement, as {@code agreement.schema.json} publishes it. */
public final class AgreementForm {

    static final List<String> CONFIDENCES = List.of("LOW", "MODERATE", "HIGH");
    private static final List<String> SIDES = List.of("GOVERNMENT_SIDE", "OPPOSITION");
    private static final List<String> BOUND = List.of("GOVERNMENT_SIDE", "OPPOSITION", "ALL");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final int CODE = 80;
    private static final int FEW = 20;
    private static final int MANY = 200;

    private AgreementForm() {}

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static AgreementVersion.Proposal read(ObjectNode body, String proposedBy, Instant answerBy) {
        var document = Fields.of(body)
                .only(
                        Set.of("inForceUntil"),
                        "id",
                        "title",
                        "zone",
                        "inForceFrom",
                        "inForceUntil",
                        "languages",
                        "guarantors",
                        "neutral",
                        "parties",
                        "blocs",
                        "kinds",
                        "commitments",
                        "rules",
                        "cosigners",
                        "sources",
                        "note")
                .need("id", "title", "zone", "inForceFrom", "languages", "guarantors", "neutral")
                .need("parties", "blocs", "kinds", "commitments", "rules");
        var id = document.text("id", Token.SLUG);
        var from = document.time("inForceFrom");
        var until = document.time("inForceUntil");
        var guarantors = document.tokens("guarantors", 1, FEW, Token.PARTY);
        document.text("zone", Token.ZONE);
        document.text("neutral", Token.PARTY);
        document.tokens("languages", 1, FEW, Token.LANGUAGE);
        Wording.texts(document, "title");
        Wording.note(document);
        document.someObjects("parties", MANY).forEach(AgreementForm::party);
        document.someObjects("blocs", FEW).forEach(AgreementForm::bloc);
        document.someObjects("kinds", MANY).forEach(AgreementForm::kind);
        document.someObjects("commitments", MANY).forEach(AgreementForm::commitment);
        document.within("rules", RulesForm::read);
        document.objects("cosigners", FEW).forEach(AgreementForm::cosigner);
        document.objects("sources", MANY).forEach(AgreementForm::source);
        document.refuseIfWrong();
        AgreementReferences.check(document);
        document.refuseIfWrong();
        return new AgreementVersion.Proposal(
                id,
                CanonicalJson.digest(body),
                new String(CanonicalJson.bytes(body), StandardCharsets.UTF_8),
                guarantors,
                from.toInstant(),
                instant(until),
                proposedBy,
                answerBy);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static void party(Fields party) {
        party.only("id", "name", "languages", "roles", "side", "office", "note")
                .need("id", "name", "languages", "roles", "office");
        party.text("id", Token.PARTY);
        Wording.texts(party, "name");
        party.tokens("languages", 1, FEW, Token.LANGUAGE);
        party.someOf("roles", 1, List.of("GUARANTOR", "NEUTRAL", "PARTY"));
        party.oneOf("side", SIDES);
        Wording.note(party);
        party.within("office", AgreementForm::office);
    }

    private static void office(Fields office) {
        office.exactly("name", "hours", "email");
        office.text("name", Wording.NAME);
        office.text("email", Token.MAIL);
        office.within("hours", hours -> {
            hours.exactly("zone", "days", "from", "to").text("zone", Token.ZONE);
            hours.someOf("days", 1, DAYS);
            hours.text("from", Token.CLOCK_TIME);
            hours.text("to", Token.CLOCK_TIME);
        });
    }

    private static void bloc(Fields bloc) {
        bloc.only("id", "party", "neutral").need("id", "party");
        bloc.text("id", Token.PARTY);
        bloc.text("party", Token.PARTY);
        bloc.truth("neutral");
    }

    private static void kind(Fields kind) {
        kind.only("code", "text", "sensitive", "commitments", "note").need("code", "text", "commitments");
        kind.text("code", Token.KIND);
        Wording.texts(kind, "text");
        kind.truth("sensitive");
        kind.tokens("commitments", 0, MANY, Token.SLUG);
        Wording.note(kind);
    }

    private static void commitment(Fields commitment) {
        commitment
                .only(
                        Set.of("until"),
                        "code",
                        "text",
                        "from",
                        "until",
                        "binds",
                        "exceptions",
                        "confidenceThreshold",
                        "kinds",
                        "source",
                        "note")
                .need("code", "text", "from", "binds", "confidenceThreshold", "kinds", "source");
        commitment.text("code", Token.SLUG);
        Wording.texts(commitment, "text");
        commitment.time("from");
        commitment.time("until");
        commitment.someOf("binds", 1, BOUND);
        commitment.oneOf("confidenceThreshold", CONFIDENCES);
        commitment.tokens("kinds", 0, MANY, Token.KIND);
        commitment.text("source", Wording.NAME);
        Wording.note(commitment);
        for (var exception : commitment.objects("exceptions", FEW)) {
            exception.only("code", "text", "note").need("code", "text");
            exception.text("code", Token.SLUG);
            Wording.texts(exception, "text");
            Wording.note(exception);
        }
    }

    private static void cosigner(Fields cosigner) {
        cosigner.exactly("party", "key");
        cosigner.text("party", Token.PARTY);
        var key = cosigner.text("key", Token.VERIFIER_KEY);
        if (key != null && !cosigns(key)) {
            cosigner.wrong("key", "must be a verifier key of cosignature/v1 with its own id");
        }
    }

    private static boolean cosigns(String key) {
        try {
            return VerifierKey.of(key).type() == VerifierKey.Type.COSIGNATURE_V1;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void source(Fields source) {
        source.exactly("id", "url");
        source.text("id", CODE);
        source.text("url", Token.URL);
    }
}
