package org.trucewatch.verification.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The cases in the order in which they were opened, as one caller may know of them. */
@ApplicationScoped
public class CaseQueue {

    /**
     * Who looks. What a filter finds must tell no more than what a page shows, so the filters use the same view.
     *
     * @param party may be null
     * @param blocs the blocs that the party's reviewers sit for
     * @param agreements whose members may look; null for callers who belong to no party
     * @param judge a reviewer or adjudicator
     * @param auditor reads everything that is released
     */
    public record Eyes(
            String subject,
            String party,
            List<String> blocs,
            List<String> agreements,
            boolean judge,
            boolean chair,
            boolean auditor) {}

    /** What is looked for; each may be null. */
    public record Filter(String agreementId, CaseStatus status, String actor, UUID incidentId, boolean mine) {}

    /** Where the page before ended. */
    public record Position(Instant openedAt, UUID id) {}

    private static final String OWN_SEAT =
            "exists (select 1 from CaseFile own join own.panel.seats s where own = c and s.reviewer = :subject)";

    private static final String BARRED = "(c.matter.answerableParty is not null and c.matter.answerableParty = :party"
            + " or exists (select 1 from CaseFile barred join barred.panel.seats s where barred = c and s.bloc in :blocs and s.heldBy <> s.bloc))";

    private static final String UNRELEASED = "(c.releaseAt is null or c.releaseAt > :now)";

    private final EntityManager database;

    CaseQueue(EntityManager database) {
        this.database = database;
    }

    public List<CaseFile> page(Eyes eyes, Filter filter, Position after, int limit, Instant now) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        look(eyes, where, values, now);
        if (filter.agreementId() != null) {
            where.add("c.agreementId = :agreementId");
            values.put("agreementId", filter.agreementId());
        }
        if (filter.status() != null) {
            where.add(status(filter.status(), eyes, values, now));
        }
        if (filter.actor() != null) {
            where.add("c.matter.actor = :actor");
            values.put("actor", filter.actor());
        }
        if (filter.incidentId() != null) {
            where.add("c.incidentId = :incidentId");
            values.put("incidentId", filter.incidentId());
        }
        if (filter.mine()) {
            where.add(mine(eyes, values));
        }
        if (after != null) {
            where.add("(c.openedAt > :openedAt or c.openedAt = :openedAt and c.id > :id)");
            values.put("openedAt", after.openedAt());
            values.put("id", after.id());
        }
        var query = database.createQuery(
                "select c from CaseFile c where " + String.join(" and ", where) + " order by c.openedAt, c.id",
                CaseFile.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** Sensitive matters are nobody's business outside the panel until a finding is released. */
    private static void look(Eyes eyes, List<String> where, Map<String, Object> values, Instant now) {
        where.add("1 = 1");
        if (eyes.agreements() != null) {
            where.add("c.agreementId in :agreements");
            values.put("agreements", eyes.agreements());
        }
        if (eyes.auditor() || (eyes.judge() && eyes.party() == null)) {
            return;
        }
        var hidden = "c.matter.sensitive = true and " + UNRELEASED;
        values.put("now", now);
        if (eyes.judge()) {
            hidden += " and c.matter.answerableParty is not null and c.matter.answerableParty = :party";
            values.put("party", eyes.party());
        }
        where.add("not (" + hidden + ")");
    }

    private static String status(CaseStatus status, Eyes eyes, Map<String, Object> values, Instant now) {
        if (status != CaseStatus.DECIDED && status != CaseStatus.IN_REVIEW) {
            values.put("status", status);
            return "c.status = :status";
        }
        values.put("now", now);
        var openSecret = "c.status = DECIDED and " + UNRELEASED + " and not " + panel(eyes, values);
        return status == CaseStatus.IN_REVIEW
                ? "(c.status = IN_REVIEW or (" + openSecret + "))"
                : "(c.status = DECIDED and not (" + openSecret + "))";
    }

    private static String panel(Eyes eyes, Map<String, Object> values) {
        values.put("subject", eyes.subject());
        if (!eyes.chair()) {
            return OWN_SEAT;
        }
        if (eyes.party() == null) {
            values.remove("subject");
            return "(1 = 1)";
        }
        values.put("party", eyes.party());
        values.put("blocs", eyes.blocs());
        return "(" + OWN_SEAT + " or not " + BARRED + ")";
    }

    private static String mine(Eyes eyes, Map<String, Object> values) {
        if (eyes.judge() || eyes.party() == null) {
            values.put("subject", eyes.subject());
            return OWN_SEAT;
        }
        values.put("party", eyes.party());
        return "(c.matter.answerableParty = :party and c.request.requestedAt is not null)";
    }
}
