package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.incidents.agreement.AgreementVersion;
import org.trucewatch.incidents.agreement.Position;
import org.trucewatch.incidents.agreement.Waiting;
import org.trucewatch.incidents.body.Bodies;

import java.time.Instant;
import java.util.List;

/**
 * A version of an agreement on the wire.
 *
 * @param positions every position taken, in order; the last of each guarantor counts
 * @param answerBy when the guarantors are asked to have taken a position; left out where no date was named
 * @param awaited how long each guarantor whose acceptance it needs took, or is taking
 */
public record VersionView(
        String id,
        int version,
        String state,
        String digest,
        Instant inForceFrom,
        Instant inForceUntil,
        String proposedBy,
        Instant proposedAt,
        Instant ratifiedAt,
        Instant answerBy,
        List<PositionView> positions,
        List<Awaited> awaited,
        @Schema(ref = Published.AGREEMENT) JsonNode content) {

    /** A position as it was taken. */
    public record PositionView(
            String party, String position, String digest, Integer counter, String reasons, String by, Instant at) {
        static PositionView of(Position position) {
            return new PositionView(
                    position.party(),
                    position.stance().name(),
                    position.digest(),
                    position.counter(),
                    position.reasons(),
                    position.takenBy(),
                    position.takenAt());
        }
    }

    /**
     * How long a guarantor was, or is, awaited.
     *
     * @param days whole days from the proposal to the last position, or until now where there is none
     * @param late whether the first answer came, or has not come, by the date to answer by
     * @param silent it let that date pass and has not answered; which has no effect
     */
    public record Awaited(String party, boolean answered, long days, boolean late, boolean silent) {
        static Awaited of(Waiting one) {
            return new Awaited(one.party(), one.answered(), one.days(), one.late(), one.late() && !one.answered());
        }
    }

    static VersionView of(AgreementVersion version, Instant now) {
        return new VersionView(
                version.agreementId(),
                version.number(),
                version.state().name(),
                version.digest(),
                version.inForceFrom(),
                version.inForceUntil(),
                version.proposedBy(),
                version.proposedAt(),
                version.ratifiedAt(),
                version.answerBy(),
                version.positions().stream().map(PositionView::of).toList(),
                Waiting.of(version, now).stream().map(Awaited::of).toList(),
                Bodies.kept(version.content()));
    }

    /** Whether the version names the party, or needs its acceptance. */
    static boolean names(AgreementVersion version, String party) {
        return version.voices().contains(party)
                || Bodies.kept(version.content())
                        .path("parties")
                        .findValuesAsText("id")
                        .contains(party);
    }
}
