package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.device.DeviceKey;
import org.trucewatch.incidents.evidence.EvidenceDesk;
import org.trucewatch.incidents.evidence.Reported;
import org.trucewatch.incidents.evidence.Said;
import org.trucewatch.incidents.intake.IntakeDesk;
import org.trucewatch.incidents.intake.Receipt;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.incidents.transfer.ContentDigest;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes what phones send: the answers become a report like any other, and the files evidence of it. What an act is coded
 * against is what was in force when it happened, so a form that has been replaced since is taken like the present one.
 */
@ApplicationScoped
public class SubmissionDesk {

    /** Answers that were taken. */
    public record Delivered(Submission submission, Receipt receipt) {}

    private final Snapshots snapshots;
    private final IntakeDesk intake;
    private final Submissions submissions;
    private final Reported reports;
    private final EvidenceDesk evidence;
    private final BusinessClock clock;

    SubmissionDesk(
            Snapshots snapshots,
            IntakeDesk intake,
            Submissions submissions,
            Reported reports,
            EvidenceDesk evidence,
            BusinessClock clock) {
        this.snapshots = snapshots;
        this.intake = intake;
        this.submissions = submissions;
        this.reports = reports;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Takes the answers; the same again gives the first receipt. @throws Refusal 400, 404, 409 or 422 */
    public Delivered take(byte[] xml, DeviceKey key) {
        var instance = Instance.read(xml);
        var agreement = snapshots
                .fresh(instance.form())
                .filter(one -> one.isRatified()
                        && one.accredited(key.agency(), clock.instant()).isPresent())
                .orElseThrow(() -> Refusal.notFound("The form"));
        if (!Form.existed(agreement, instance.version())) {
            throw Refusal.notFound("This version of the form");
        }
        var transcript = Transcript.of(instance.answers());
        Moment.settle(transcript, agreement);
        transcript.refuseIfWrong();
        var report = report(transcript, instance, key.agency(), agreement);
        var digest = digest(transcript, report);
        var taken = intake.take(report.toString().getBytes(StandardCharsets.UTF_8), key.agency());
        var submission = new Submission(taken.id(), key.id(), digest, transcript.files());
        submissions.keep(submission);
        return new Delivered(submission, taken.receipt());
    }

    private static ObjectNode report(Transcript transcript, Instance instance, String agency, Snapshot agreement) {
        ObjectNode report = transcript.answers().deepCopy();
        report.put("id", instance.report(agency).toString()).put("agreementId", agreement.agreementId());
        if (instance.before() != null) {
            report.put("supersedes", instance.corrected(agency).toString());
        }
        report.remove(Questionnaire.FILES);
        report.path("alleged").forEach(one -> ((ObjectNode) one).remove(Questionnaire.STATED));
        if (report.remove("narrative") instanceof ObjectNode narrative) {
            report.putArray("narrative").add(narrative.put("original", true));
        }
        return report;
    }

    /** The report itself is compared by intake, source and all; this is for what is no part of it. */
    private static String digest(Transcript transcript, ObjectNode report) {
        ObjectNode all = report.deepCopy();
        all.remove("source");
        transcript.files().forEach(all.putArray("files")::add);
        return CanonicalJson.digest(all);
    }

    /** Takes one of the files. @throws Refusal 409, 413 or 422 naming the file */
    public void take(Submission submission, String filename, String mediaType, InputStream content) {
        var report = reports.find(submission.report()).orElseThrow().unlessErased();
        try {
            evidence.take(report, file -> {
                file.pour(content, ContentDigest.NONE);
                return new Said(submission.evidence(filename), null, mediaType, filename, null);
            });
        } catch (Refusal refusal) {
            throw new Refusal(
                    refusal.slug(),
                    refusal.status(),
                    refusal.title(),
                    filename + ": " + refusal.getMessage(),
                    List.of(new FieldError("#/" + Questionnaire.FILES, filename + ": " + refusal.getMessage())));
        }
    }

    /** Files of it that are not there yet. */
    public List<String> awaited(Submission submission) {
        var sent = submissions.of(List.of(submission.report())).get(submission.report());
        return sent == null ? List.of() : sent.awaited();
    }
}
