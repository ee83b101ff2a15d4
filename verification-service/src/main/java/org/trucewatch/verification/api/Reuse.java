package org.trucewatch.verification.api;

import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.examination.Captured;
import org.trucewatch.verification.examination.Examinations;
import org.trucewatch.verification.examination.Likenesses;
import org.trucewatch.verification.examination.Precedent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final Uses NONE = new Uses(List.of(), false);

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

    /**
     * Of each of some files of a case. Asked when they are looked at, so that what was uploaded later and taken earlier is
     * found as well.
     *
     * @param captured by file, when it says that it was taken
     */
    Map<UUID, Uses> of(Standpoint standpoint, Map<UUID, Optional<Captured>> captured) {
        var alike = likenesses.of(captured.keySet());
        var others = room.all(alike.values().stream()
                .flatMap(found -> found.likenesses().stream())
                .map(Likenesses.Likeness::evidence)
                .collect(Collectors.toSet()));
        var known = evidence.knownIn(standpoint, others, ExaminationView.TYPE);
        var found = examinations.of(known.keySet());
        var uses = new HashMap<UUID, Uses>();
        captured.forEach((one, taken) -> uses.put(one, NONE));
        alike.forEach((one, its) -> {
            var likeness = its.likenesses().stream()
                    .collect(Collectors.toMap(Likenesses.Likeness::evidence, Function.identity()));
            var all = others.stream()
                    .filter(other -> likeness.containsKey(other.evidenceId()) && known.containsKey(other.evidenceId()))
                    .map(other -> use(
                            known.get(other.evidenceId()),
                            other,
                            likeness.get(other.evidenceId()),
                            captured.get(one),
                            ExaminationView.captured(Optional.ofNullable(found.get(other.evidenceId())), standpoint)))
                    .toList();
            uses.put(one, new Uses(all.subList(0, Math.min(SHOWN, all.size())), its.more() || all.size() > SHOWN));
        });
        return uses;
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
