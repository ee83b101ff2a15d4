package org.trucewatch.incidents.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.agreement.AgreementVersion;
import org.trucewatch.incidents.agreement.AgreementVersions;
import org.trucewatch.incidents.agreement.VersionState;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.contracts.AgreementChanged;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.RecordedKind;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Versions of agreements as they are kept, for an audit to hold against the changes of them that were recorded. */
@ApplicationScoped
class RecordedAgreements implements RecordedKind {

    static final String KIND = "agreement-changed";

    private final AgreementVersions versions;

    RecordedAgreements(AgreementVersions versions) {
        this.versions = versions;
    }

    /** What is told of a version, and recorded. */
    static AgreementChanged told(AgreementVersion version) {
        return new AgreementChanged(
                version.agreementId(),
                version.number(),
                version.state().name(),
                version.digest(),
                version.inForceFrom(),
                version.inForceUntil(),
                Bodies.kept(version.content()));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    /** A version has one state after another. */
    @Override
    public boolean changes() {
        return true;
    }

    @Override
    @Transactional
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        var agreements = new HashMap<String, List<Kept>>();
        var behind = new HashMap<String, List<Kept>>();
        for (var entry : entries) {
            behind.put(entry.leaf(), agreements.computeIfAbsent(entry.subject(), this::kept));
        }
        return behind;
    }

    private List<Kept> kept(String agreement) {
        return versions.of(agreement).stream()
                .map(RecordedAgreements::told)
                .map(told -> new Kept(
                        "version " + told.version() + " of agreement " + agreement,
                        Json.MAPPER.valueToTree(told),
                        () -> former(told)))
                .toList();
    }

    /** Every other state; its beginning is put off when it is ratified late, and it ends when another follows. */
    private static List<JsonNode> former(AgreementChanged now) {
        var beginnings = new LinkedHashSet<Instant>();
        beginnings.add(now.inForceFrom());
        beginnings.add(instant(now.content().path("inForceFrom")));
        var ends = new LinkedHashSet<Instant>();
        ends.add(now.inForceUntil());
        ends.add(instant(now.content().path("inForceUntil")));
        var former = new ArrayList<JsonNode>();
        for (var state : VersionState.values()) {
            for (var from : beginnings) {
                for (var until : ends) {
                    var then = new AgreementChanged(
                            now.id(), now.version(), state.name(), now.digest(), from, until, now.content());
                    if (!then.equals(now)) {
                        former.add(Json.MAPPER.valueToTree(then));
                    }
                }
            }
        }
        return former;
    }

    private static Instant instant(JsonNode time) {
        return time.isTextual() ? OffsetDateTime.parse(time.asText()).toInstant() : null;
    }
}
