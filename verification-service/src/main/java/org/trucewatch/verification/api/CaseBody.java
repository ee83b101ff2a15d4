package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.verification.casefile.AccountRequest;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseStatus;
import org.trucewatch.verification.casefile.Text;
import org.trucewatch.verification.finding.BlocRuling;
import org.trucewatch.verification.finding.Outcome;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A case. Which of its fields a caller sees is in the access matrix.
 *
 * @param accusedParty the party that was asked for an account
 * @param replyBy until when it may answer
 * @param silent it did not
 * @param assessments before the reveal only the caller's own
 * @param incident coarse in lists, and to those who may see no more
 */
@Schema(name = "Case")
record CaseBody(
        UUID id,
        String agreementId,
        UUID incidentId,
        boolean drill,
        CaseStatus status,
        boolean urgent,
        Instant openedAt,
        String accusedParty,
        Instant servedAt,
        Instant replyBy,
        Boolean extended,
        Boolean silent,
        List<AccountBody> accounts,
        List<SeatBody> seats,

        @Schema(type = SchemaType.ARRAY, implementation = GivenAssessment.class)
        List<ObjectNode> assessments,

        FindingBody finding,
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

    /** What lists show of a case. */
    static CaseBody brief(CaseFile file, CaseStatus status, ObjectNode incident) {
        return whole(file, status, null, null, null, null, incident);
    }

    static CaseBody whole(
            CaseFile file,
            CaseStatus status,
            List<AccountBody> accounts,
            List<SeatBody> seats,
            List<ObjectNode> assessments,
            FindingBody finding,
            ObjectNode incident) {
        var request = file.request();
        return new CaseBody(
                file.id(),
                file.agreementId(),
                file.incidentId(),
                file.matter().drill(),
                status,
                file.matter().urgent(),
                file.openedAt(),
                file.accusedParty(),
                request.map(AccountRequest::servedAt).orElse(null),
                request.map(AccountRequest::replyBy).orElse(null),
                request.map(AccountRequest::isExtended).orElse(null),
                file.wasAsked() ? file.isSilent() : null,
                accounts,
                seats,
                assessments,
                finding,
                incident);
    }
}
