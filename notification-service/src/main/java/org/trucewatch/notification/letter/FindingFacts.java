package org.trucewatch.notification.letter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a panel concluded: one ruling per bloc, side by side. */
public record FindingFacts(
        UUID findingId,
        UUID caseId,
        long revision,
        String outcome,
        String act,
        String day,
        String area,
        String actor,
        String party,
        List<Ruling> rulings,
        Ruling neutral,
        List<String> absentBlocs,
        Instant decidedAt)
        implements Facts {

    /** @param seatHeldBy the bloc that filled the seat, where the seat's own was barred */
    public record Ruling(
            String bloc,
            String seatHeldBy,
            String ruling,
            List<String> commitments,
            String actor,
            String likelihood,
            String confidence,
            String reasons) {

        public boolean filledByAnother() {
            return seatHeldBy != null && !seatHeldBy.equals(bloc);
        }
    }

    public boolean joint() {
        return "JOINT".equals(outcome);
    }

    public boolean contested() {
        return "CONTESTED".equals(outcome);
    }

    public boolean undecided() {
        return "NOT_DECIDED".equals(outcome);
    }

    @Override
    public String template() {
        return "finding";
    }
}
