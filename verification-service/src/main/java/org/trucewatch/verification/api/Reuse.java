package org.trucewatch.verification.api;

import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.examination.Captured;
import org.trucewatch.verification.examination.Examinations;
import org.trucewatch.verification.examination.Likenesses;
import org.trucewatch.verification.examination.Precedent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Other uses of a file or picture, of which the caller may know, the earliest received first; of others nothing is told. */
@ApplicationScoped
class Reuse {

    /** @param more whether these are only the earliest */
    record Uses(List<ExaminationBody.UsedBefore> known, boolean more) {}

    /** Of the uses that the caller may know: who uploads one picture a thousand times makes no long answers by it. */
    private static final int SHOWN = 20;

    private final Likenesses likenesses;
    private final EvidenceRoom room;
    private final Examinations examinations;
    private final CaseEvidence evidence;

    Reuse(Likenesses likenesses, EvidenceRoom room, Examinations examinations, CaseEvidence evidence) {
        this.likenesses = likenesses;
        this.room = room;
        this.examinations = examinations;
        this.evidence = evidence;
    }

    /** Asked when it is looked at, so that what was uploaded later and taken earlier is found as well. */
    Uses of(Standpoint standpoint, Evidence one, Optional<Captured> captured) {
        var alike = likenesses.of(one.evidenceId());
        if (alike.likenesses().isEmpty()) {
            return new Uses(List.of(), false);
        }
        var likeness = alike.likenesses().stream()
                .collect(Collectors.toMap(Likenesses.Likeness::evidence, Function.identity()));
        var others = room.all(likeness.keySet());
        var known = evidence.knownIn(standpoint, others, ExaminationView.TYPE);
        var found = examinations.of(known.keySet());
        var uses = others.stream()
                .filter(other -> known.containsKey(other.evidenceId()))
                .map(other -> use(
                        known.get(other.evidenceId()),
                        other,
                        likeness.get(other.evidenceId()),
                        captured,
                        ExaminationView.captured(Optional.ofNullable(found.get(other.evidenceId())), standpoint)))
                .toList();
        return new Uses(uses.subList(0, Math.min(SHOWN, uses.size())), alike.more() || uses.size() > SHOWN);
    }

    private static ExaminationBody.UsedBefore use(
            UUID caseId,
            Evidence other,
            Likenesses.Likeness likeness,
            Optional<Captured> captured,
            Optional<Captured> taken) {
        return new ExaminationBody.UsedBefore(
                caseId,
                other.reportId(),
                other.evidenceId(),
                likeness.sameFile(),
                likeness.distance(),
                Precedent.of(captured, taken).name(),
                new ExaminationBody.Sureness(by(captured), by(taken)));
    }

    private static String by(Optional<Captured> captured) {
        return captured.map(one -> one.by().name()).orElse(null);
    }
}
