package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.evidence.Copies;
import org.trucewatch.verification.evidence.Copy;
import org.trucewatch.verification.evidence.Evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The copies that were made of a case's evidence, as a caller sees them. */
@ApplicationScoped
class CopyView {

    private static final String TYPE = "copy";

    /** A copy that the caller may see, and what it was made of. */
    record Seen(Copy copy, Evidence evidence) {}

    private final CaseEvidence evidence;
    private final Copies copies;
    private final Views views;

    CopyView(CaseEvidence evidence, Copies copies, Views views) {
        this.evidence = evidence;
        this.copies = copies;
        this.views = views;
    }

    List<ObjectNode> see(Standpoint standpoint) {
        return seen(standpoint).stream()
                .map(one -> views.see(
                        TYPE,
                        standpoint.hats(),
                        one.evidence().consent(),
                        Json.MAPPER.valueToTree(body(standpoint, one.evidence(), one.copy()))))
                .toList();
    }

    List<Copy> all(Standpoint standpoint) {
        return seen(standpoint).stream().map(Seen::copy).toList();
    }

    Optional<Seen> find(Standpoint standpoint, UUID copy) {
        return seen(standpoint).stream()
                .filter(one -> one.copy().id().equals(copy))
                .findFirst();
    }

    static ExaminationBody.CopyBody body(Standpoint standpoint, Evidence of, Copy copy) {
        return new ExaminationBody.CopyBody(
                copy.id(),
                of.evidenceId(),
                of.sha256(),
                copy.kind(),
                copy.sha256(),
                copy.size(),
                copy.mediaType(),
                copy.width(),
                copy.height(),
                copy.madeAt(),
                "/v1/cases/" + standpoint.file().id() + "/copies/" + copy.id());
    }

    List<Seen> seen(Standpoint standpoint) {
        var visible = evidence.visible(standpoint, TYPE).stream()
                .collect(Collectors.toMap(Evidence::evidenceId, Function.identity()));
        return copies.ofEvidence(visible.keySet()).stream()
                .map(copy -> new Seen(copy, visible.get(copy.evidenceId())))
                .toList();
    }
}
