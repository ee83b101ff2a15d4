package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.verification.casefile.AccountRequest;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseStatus;
import org.trucewatch.verification.casefile.Development;
import org.trucewatch.verification.casefile.EarlierRequest;
import org.trucewatch.verification.casefile.Text;
import org.trucewatch.verification.finding.BlocRuling;
import org.trucewatch.verification.finding.Outcome;
import org.trucewatch.verification.incident.Consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A case. Which of its fields a caller sees is in the access matrix.
 *
 * @param reach who may know of the case: as many as the most open of its reports lets
 * @param accusedParty the party that is asked for an account, or was last
 * @param replyBy until when it may answer
 * @param silent it did not
 * @param askedBefore who was asked before it
 * @param assessments before the reveal only the caller's own
 * @param joinedInto the incident whose case goes on instead of this one
 * @param joined cases that this one goes on for
 * @param developments what became known after the case was opened
 * @param incident coarse in lists, and to those who may see no more
 */
@Schema(name = "Case")
record CaseBody(
        UUID id,
        String agreementId,
        UUID incidentId,
        boolean drill,
        CaseStatus status,
        Consent reach,
        boolean urgent,
        Instant openedAt,
        String accusedParty,
        Instant servedAt,
        Instant replyBy,
        Boolean extended,
        Boolean silent,
        List<EarlierRequest> askedBefore,
        List<AccountBody> accounts,
        List<SeatBody> seats,

        @Schema(type = SchemaType.ARRAY, implementation = GivenAssessment.class)
        List<ObjectNode> assessments,

        FindingBody finding,
        UUID joinedInto,
        List<UUID> joined,
        List<DevelopmentBody> developments,
        ObjectNode incident) {

    @Schema(name = "GivenAccount")
    record AccountBody(
            UUID id,
            String party,
            String givenBy,
            Instant givenAt,
            boolean late,
            List<Text> text,
            List<UUID> evidence) {}

    /** @param yours whether the caller sits there; of others nothing is told, not even that they have come */
    @Schema(name = "Seat")
    record SeatBody(String bloc, String heldBy, boolean barred, boolean yours) {}

    @Schema(name = "Finding")
    record FindingBody(
            UUID id,
            long revision,
            Outcome outcome,
            List<BlocRuling> rulings,
            BlocRuling neutral,
            List<String> absentBlocs,
            Instant decidedAt,
            Instant releaseAt) {}

    @Schema(name = "Development")
    record DevelopmentBody(Instant at, Development.Kind kind, UUID report, String detail) {}

    /** What lists leave out. */
    record Details(
            List<AccountBody> accounts,
            List<SeatBody> seats,
            List<ObjectNode> assessments,
            FindingBody finding,
            List<UUID> joined,
            List<DevelopmentBody> developments) {}

    /** What lists show of a case. */
    static CaseBody brief(CaseFile file, CaseStatus status, ObjectNode incident) {
        return of(file, status, null, new Details(null, null, null, null, null, null), incident);
    }

    static CaseBody whole(CaseFile file, CaseStatus status, Details details, ObjectNode incident) {
        return of(file, status, file.hearing().earlier(), details, incident);
    }

    private static CaseBody of(
            CaseFile file, CaseStatus status, List<EarlierRequest> askedBefore, Details details, ObjectNode incident) {
        var request = file.hearing().request();
        return new CaseBody(
                file.id(),
                file.agreementId(),
                file.incidentId(),
                file.matter().drill(),
                status,
                file.matter().reach(),
                file.matter().urgent(),
                file.openedAt(),
                request.map(AccountRequest::party).orElse(null),
                request.map(AccountRequest::servedAt).orElse(null),
                request.map(AccountRequest::replyBy).orElse(null),
                request.map(AccountRequest::isExtended).orElse(null),
                request.map(one -> file.hearing().isSilent()).orElse(null),
                askedBefore,
                details.accounts(),
                details.seats(),
                details.assessments(),
                details.finding(),
                file.course().joinedInto(),
                details.joined(),
                details.developments(),
                incident);
    }
}
