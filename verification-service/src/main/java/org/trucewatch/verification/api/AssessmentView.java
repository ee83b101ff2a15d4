package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.assessment.Assessment;
import org.trucewatch.verification.assessment.Grade;
import org.trucewatch.verification.assessment.LaterOpinion;
import org.trucewatch.verification.assessment.Opinion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Assessments as a caller sees them: sealed until the reveal, to everybody but their author. */
@ApplicationScoped
class AssessmentView {

    private final Views views;

    AssessmentView(Views views) {
        this.views = views;
    }

    List<ObjectNode> see(List<Assessment> assessments, Standpoint standpoint, Set<UUID> visibleReports) {
        return assessments.stream()
                .map(one -> see(one, standpoint, visibleReports))
                .filter(seen -> !seen.isEmpty())
                .toList();
    }

    private ObjectNode see(Assessment one, Standpoint standpoint, Set<UUID> visibleReports) {
        var hats = new HashSet<String>();
        if (one.isBy(standpoint.caller().subject())) {
            hats.add("author");
        }
        boolean open = standpoint.knowsOutcome();
        if (open) {
            standpoint.hats().forEach(hat -> hats.add("revealed:" + hat));
        }
        return views.see("assessment", hats, null, Json.MAPPER.valueToTree(whole(one, visibleReports)));
    }

    /** Evidence that the caller may not see is left out: its id alone would tell that it is there. */
    private static GivenAssessment whole(Assessment one, Set<UUID> visibleReports) {
        var opinion = one.opinion();
        return new GivenAssessment(
                one.id(),
                one.bloc(),
                one.heldBy(),
                one.reviewerName(),
                one.givenAt(),
                one.digest(),
                opinion.ruling(),
                opinion.commitments(),
                opinion.actor(),
                opinion.likelihood(),
                opinion.confidence(),
                opinion.reasons(),
                visible(opinion.evidence(), visibleReports),
                one.later().stream().map(later -> later(later, visibleReports)).toList());
    }

    private static GivenAssessment.Later later(LaterOpinion one, Set<UUID> visibleReports) {
        var opinion = one.opinion();
        return new GivenAssessment.Later(
                one.givenAt(),
                new Opinion(
                        opinion.ruling(),
                        opinion.commitments(),
                        opinion.actor(),
                        opinion.likelihood(),
                        opinion.confidence(),
                        opinion.reasons(),
                        visible(opinion.evidence(), visibleReports)));
    }

    private static List<Grade> visible(List<Grade> evidence, Set<UUID> visibleReports) {
        return evidence.stream()
                .filter(grade -> visibleReports.contains(grade.id()))
                .toList();
    }
}
