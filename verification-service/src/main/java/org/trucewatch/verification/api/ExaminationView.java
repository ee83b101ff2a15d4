package org.trucewatch.verification.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.evidence.Copy;
import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.examination.Captured;
import org.trucewatch.verification.examination.Examinations;
import org.trucewatch.verification.examination.Result;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** What was found in the evidence of a case, as a caller sees it. */
@ApplicationScoped
class ExaminationView {

    static final String TYPE = "examination";

    private final CaseEvidence evidence;
    private final Examinations examinations;
    private final Reuse reuse;
    private final CopyView copies;
    private final Views views;

    ExaminationView(CaseEvidence evidence, Examinations examinations, Reuse reuse, CopyView copies, Views views) {
        this.evidence = evidence;
        this.examinations = examinations;
        this.reuse = reuse;
        this.copies = copies;
        this.views = views;
    }

    List<ObjectNode> see(Standpoint standpoint) {
        var visible = evidence.visible(standpoint, TYPE);
        var found = examinations.of(visible.stream().map(Evidence::evidenceId).toList());
        var uses = reuse.of(
                standpoint,
                visible.stream()
                        .collect(Collectors.toMap(
                                Evidence::evidenceId,
                                one -> captured(Optional.ofNullable(found.get(one.evidenceId())), standpoint))));
        var made = copies.all(standpoint).stream().collect(Collectors.groupingBy(Copy::evidenceId));
        return visible.stream()
                .map(one -> body(
                        standpoint,
                        one,
                        found,
                        uses.get(one.evidenceId()),
                        made.getOrDefault(one.evidenceId(), List.of())))
                .toList();
    }

    private ObjectNode body(
            Standpoint standpoint,
            Evidence one,
            Map<UUID, Examinations.Examination> found,
            Reuse.Uses uses,
            List<Copy> made) {
        var examination = Optional.ofNullable(found.get(one.evidenceId()));
        var body = new ExaminationBody(
                one.evidenceId(),
                one.reportId(),
                one.agency(),
                one.consent(),
                one.sha256(),
                one.size(),
                one.mediaType(),
                one.filename(),
                one.receivedAt(),
                one.capture(),
                examination.map(Examinations.Examination::outcome).orElse("WAITING"),
                examination.map(Examinations.Examination::reason).orElse(null),
                examination.map(Examinations.Examination::examinedAt).orElse(null),
                examination.map(Examinations.Examination::results).orElse(List.of()).stream()
                        .map(result -> result(result, found.values()))
                        .toList(),
                uses.known(),
                uses.more(),
                made.stream().map(copy -> CopyView.body(standpoint, one, copy)).toList());
        return views.see(TYPE, standpoint.hats(), one.consent(), Json.MAPPER.valueToTree(body));
    }

    private static ExaminationBody.ResultBody result(Result one, Collection<Examinations.Examination> visible) {
        return new ExaminationBody.ResultBody(
                one.kind(),
                one.outcome(),
                one.tool(),
                one.version(),
                one.at(),
                Json.MAPPER.convertValue(one.detail(), new TypeReference<Map<String, Object>>() {}),
                one.kind().equals("TIMESTAMP_TOKEN") ? named(one.detail().path("of"), visible) : null);
    }

    /** What a token is of is told by the digest in it alone. */
    private static List<UUID> named(JsonNode imprint, Collection<Examinations.Examination> visible) {
        return visible.stream()
                .filter(other -> other.results().stream()
                        .anyMatch(result -> result.kind().equals("DIGESTS")
                                && result.detail()
                                        .path(imprint.path("algorithm").asText())
                                        .asText("none")
                                        .equals(imprint.path("digest").asText())))
                .map(Examinations.Examination::evidence)
                .sorted()
                .toList();
    }

    static Optional<Captured> captured(Optional<Examinations.Examination> examination, Standpoint standpoint) {
        JsonNode metadata = examination.map(Examinations.Examination::results).orElse(List.of()).stream()
                .filter(result -> result.kind().equals("METADATA"))
                .map(result -> (JsonNode) result.detail())
                .findFirst()
                .orElse(MissingNode.getInstance());
        return Captured.of(metadata, standpoint.terms().zone());
    }
}
