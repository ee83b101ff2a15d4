package org.trucewatch.incidents.kobo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.column.Columns;
import org.trucewatch.incidents.column.Draft;
import org.trucewatch.incidents.device.DeviceKey;
import org.trucewatch.incidents.intake.IntakeDesk;
import org.trucewatch.incidents.intake.Taken;
import org.trucewatch.incidents.openrosa.Submission;
import org.trucewatch.incidents.openrosa.Submissions;
import org.trucewatch.incidents.report.SentReports;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.incidents.terms.TypedTime;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes what KoboToolbox passes on: the answers become a report like any other. */
@ApplicationScoped
public class KoboDesk {

    private static final String INSTANCE = "meta/instanceID";
    private static final String UUID_OF_IT = "_uuid";
    private static final String BEFORE = "meta/deprecatedID";
    private static final int LONGEST = 300;

    private final Mappings mappings;
    private final Snapshots snapshots;
    private final IntakeDesk intake;
    private final SentReports reports;
    private final Submissions submissions;
    private final BusinessClock clock;

    KoboDesk(
            Mappings mappings,
            Snapshots snapshots,
            IntakeDesk intake,
            SentReports reports,
            Submissions submissions,
            BusinessClock clock) {
        this.mappings = mappings;
        this.snapshots = snapshots;
        this.intake = intake;
        this.reports = reports;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Takes it; the same again gives the first receipt. @throws Refusal 404, 409 or 422 naming the questions */
    public Taken take(String form, ObjectNode submission, DeviceKey key) {
        var mapping = mappings.named(form);
        var agreement = agreement(mapping.agreement() == null ? form : mapping.agreement(), key.agency());
        var draft = Answers.read(submission, mapping);
        draft.settleTimes(agreement, TypedTime::shown);
        var report = draft.report().put(Columns.AGREEMENT, agreement.agreementId());
        var id = instance(submission, form, key.agency());
        report.put(Columns.ID, id.toString());
        corrected(id, submission, form, key.agency()).ifPresent(earlier -> report.put("supersedes", earlier));
        try {
            var taken = intake.take(report, key.agency());
            submissions.keep(
                    new Submission(taken.id(), key.id(), taken.receipt().digest(), List.of()));
            return taken;
        } catch (Refusal refusal) {
            throw refusal.errors().isEmpty() ? refusal : Refusal.invalid(inItsWords(refusal.errors(), draft));
        }
    }

    private Snapshot agreement(String id, String agency) {
        return snapshots
                .fresh(id)
                .filter(one -> one.isRatified()
                        && one.accredited(agency, clock.instant()).isPresent())
                .orElseThrow(() -> Refusal.notFound("The form"));
    }

    /** The report that it is; of another agency, or under another form, the same is another. */
    private static UUID instance(ObjectNode submission, String form, String agency) {
        var fields = Fields.of(submission);
        var instance = fields.text(INSTANCE, LONGEST);
        var uuid = instance == null ? fields.text(UUID_OF_IT, LONGEST) : instance;
        if (uuid == null) {
            fields.need(UUID_OF_IT);
        }
        fields.refuseIfWrong();
        return report(uuid, form, agency);
    }

    /**
     * An edited submission says which one it was before; that one may never have been passed on, or only later: what was
     * taken stays as it was taken.
     */
    private Optional<String> corrected(UUID id, ObjectNode submission, String form, String agency) {
        var before = submission.path(BEFORE).asText();
        if (before.isBlank()) {
            return Optional.empty();
        }
        var taken = reports.find(id);
        if (taken.isPresent()) {
            return taken.map(report -> report.content().path("supersedes").textValue());
        }
        return reports.find(report(before, form, agency))
                .map(earlier -> earlier.id().toString());
    }

    private static UUID report(String uuid, String form, String agency) {
        return Ids.named("kobo", agency, form, uuid.replaceFirst("^uuid:", ""));
    }

    private static List<FieldError> inItsWords(List<FieldError> errors, Draft draft) {
        return errors.stream()
                .map(error -> {
                    var questions = draft.originsOf(error);
                    return questions.isEmpty()
                            ? new FieldError("#", error.pointer().substring(1) + " of the report: " + error.detail())
                            : new FieldError(questions.get(0), draft.detail(error));
                })
                .toList();
    }
}
