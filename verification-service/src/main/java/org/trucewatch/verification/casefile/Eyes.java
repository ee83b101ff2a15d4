package org.trucewatch.verification.casefile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Who looks at the cases. What a filter finds must tell no more than what a page shows, so lists are cut to the same
 * view by the same conditions.
 *
 * @param party may be null
 * @param blocs the blocs that the party's reviewers sit for
 * @param agreements whose members may look; null for callers who belong to no party
 * @param neutralIn agreements whose neutral bloc is the party's
 * @param judge a reviewer or adjudicator
 * @param auditor reads everything that is released
 */
public record Eyes(
        String subject,
        String party,
        List<String> blocs,
        List<String> agreements,
        List<String> neutralIn,
        boolean judge,
        boolean chair,
        boolean auditor) {

    private static final String ASKED = """
            (c.asked_party = ? or exists (select 1 from earlier_request e where e.case_id = c.id and e.party = ?))""";

    private static final String SITS = "exists (select 1 from seat s where s.case_id = c.id and s.reviewer = ?)";

    private static final String UNRELEASED = "(c.release_at is null or c.release_at > ?)";

    /** The cases that exist for them. */
    void look(Conditions where, Instant now) {
        if (agreements != null) {
            where.and("c.agreement_id = any(?)", agreements);
        }
        if (auditor) {
            return;
        }
        if (party == null) {
            where.and(chair ? "c.reach <> 'NEUTRAL'" : "false");
        } else if (judge) {
            own(where.and("(case when "));
            asParty(where.add(" then "), now);
            where.add(" else c.reach <> 'NEUTRAL' or c.agreement_id = any(?) end)", neutralIn);
        } else {
            asParty(where.and(""), now);
        }
    }

    /** As those see who do not judge: sensitive matters are nobody's business before the release, unless it is asked. */
    private void asParty(Conditions where, Instant now) {
        where.add(
                        "(c.reach in ('ACCUSED', 'PUBLIC') and (not c.sensitive or not " + UNRELEASED,
                        now.atOffset(ZoneOffset.UTC))
                .add(" or " + ASKED + "))", party, party);
    }

    /** Cases where the party's own force is accused: it does not judge. */
    private void own(Conditions where) {
        where.add("(coalesce(? in (c.answerable_party, c.guarded_party), false)", party)
                .add(" or " + ASKED + ")", party, party);
    }

    /** Those with a status, as far as they may know of it. */
    void inStatus(CaseStatus status, Conditions where, Instant now) {
        switch (status) {
            case IN_REVIEW -> {
                where.and(
                        "(c.status = 'IN_REVIEW' or c.status = 'DECIDED' and " + UNRELEASED,
                        now.atOffset(ZoneOffset.UTC));
                panel(where.add(" and not "));
                where.add(")");
            }
            case DECIDED -> {
                where.and("c.status = 'DECIDED' and (not " + UNRELEASED, now.atOffset(ZoneOffset.UTC));
                panel(where.add(" or "));
                where.add(")");
            }
            default -> where.and("c.status = ?", status.name());
        }
    }

    /** They alone know of a finding before its release. */
    private void panel(Conditions where) {
        where.add("(" + SITS, subject);
        if (chair) {
            where.add(" or not (");
            if (party == null) {
                where.add("false");
            } else {
                own(where);
                where.add(
                        " or exists (select 1 from seat s where s.case_id = c.id and s.bloc = any(?) and s.held_by <> s.bloc)",
                        blocs);
            }
            where.add(")");
        }
        where.add(")");
    }

    /** A judge's are those of the own seats, a party's those in which it is asked. */
    void mine(Conditions where) {
        if (judge || party == null) {
            where.and("c.id in (select s.case_id from seat s where s.reviewer = ?)", subject);
        } else {
            where.and("c.asked_party = ?", party);
        }
    }
}
