package org.trucewatch.verification.api;

import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.examination.Captured;
import org.trucewatch.verification.examination.Examinations;
import org.trucewatch.verification.examination.Likenesses;
import org.trucewatch.verification.examination.Precedent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Other uses of a file or picture, of which the caller may know; that there are more is told to nobody. */
@ApplicationScoped
class Reuse {

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
    List<ExaminationBody.UsedBefore> of(Standpoint standpoint, Evidence one, Optional<Captured> captured) {
        var alike = likenesses.of(one.evidenceId());
        if (alike.isEmpty()) {
            return List.of();
        }
        var found = examinations.of(
                alike.stream().map(Likenesses.Likeness::evidence).toList());
        return alike.stream()
                .flatMap(likeness -> use(standpoint, likeness, captured, found).stream())
                .toList();
    }

    private Optional<ExaminationBody.UsedBefore> use(
            Standpoint standpoint,
            Likenesses.Likeness likeness,
            Optional<Captured> captured,
            Map<UUID, Examinations.Examination> found) {
        var other = room.find(likeness.evidence());
        return other.flatMap(evidenceOf -> evidence.knownIn(standpoint, evidenceOf, ExaminationView.TYPE))
                .map(caseId -> {
                    var taken =
                            ExaminationView.captured(Optional.ofNullable(found.get(likeness.evidence())), standpoint);
                    return new ExaminationBody.UsedBefore(
                            caseId,
                            other.get().reportId(),
                            likeness.evidence(),
                            likeness.sameFile(),
                            likeness.distance(),
                            Precedent.of(captured, taken).name(),
                            new ExaminationBody.Sureness(by(captured), by(taken)));
                });
    }

    private static String by(Optional<Captured> captured) {
        return captured.map(one -> one.by().name()).orElse(null);
    }
}
