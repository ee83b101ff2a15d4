package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.SiteGrants;
import org.trucewatch.incidents.register.SiteReadings;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Which protected sites the caller may see, and how. Whatever is shown of one is noted. */
@ApplicationScoped
class Sites {

    private static final String TYPE = "protectedSite";

    private final RegisterEntries entries;
    private final SiteGrants grants;
    private final SiteReadings readings;
    private final Membership membership;
    private final Views views;
    private final Callers callers;
    private final BusinessClock clock;

    Sites(
            RegisterEntries entries,
            SiteGrants grants,
            SiteReadings readings,
            Membership membership,
            Views views,
            Callers callers,
            BusinessClock clock) {
        this.entries = entries;
        this.grants = grants;
        this.readings = readings;
        this.membership = membership;
        this.views = views;
        this.callers = callers;
        this.clock = clock;
    }

    /** A page of them as they are at a time: all where the caller may see those of others, else its own and granted. */
    List<RegisterEntry> page(Snapshot agreement, Instant time, String after, int most) {
        return seesAll(agreement)
                ? entries.after(agreement.agreementId(), Register.PROTECTED_SITES, time, after, most)
                : entries.sitesFor(agreement.agreementId(), party(), time, clock.instant(), after, most);
    }

    /** The revision by which the site is its owner's. @throws Refusal 404 where it is not there for the caller */
    RegisterEntry require(Snapshot agreement, String id) {
        return tenure(agreement, id)
                .filter(site -> isVisible(agreement, site))
                .orElseThrow(() -> Refusal.notFound("The entry"));
    }

    /** As above, for its owner and the neutral body. @throws Refusal 403 for whoever sees it only because they let it */
    RegisterEntry requireOwned(Snapshot agreement, String id) {
        var site = require(agreement, id);
        if (!seesAll(agreement) && !isOwn(site)) {
            throw Refusal.notAllowed(
                    "not-the-owner", "A site is for its owner and the neutral body to revise and to give sight of");
        }
        return site;
    }

    /** Whether the caller may see what was said in one revision of a site that it may see now. */
    boolean isVisible(Snapshot agreement, RegisterEntry revision) {
        return seesAll(agreement) || isOwn(revision) || isGranted(agreement, revision);
    }

    void note(Snapshot agreement, RegisterEntry shown) {
        readings.note(
                agreement.agreementId(), shown.entryId(), callers.current().name());
    }

    /** What the caller sees of it. */
    ObjectNode seen(Snapshot agreement, RegisterEntry site) {
        var hats = hats(agreement);
        if (isOwn(site)) {
            hats.add("owner");
        } else if (isGranted(agreement, site)) {
            hats.add("granted");
        }
        return views.see(TYPE, hats, null, Bodies.kept(site.content()));
    }

    private boolean isOwn(RegisterEntry site) {
        return owner(site).equals(party());
    }

    private boolean isGranted(Snapshot agreement, RegisterEntry site) {
        return tenure(agreement, site.entryId())
                .filter(tenure -> owner(tenure).equals(owner(site)))
                .filter(tenure -> grants.stands(agreement.agreementId(), site.entryId(), tenure.number(), party()))
                .isPresent();
    }

    private Optional<RegisterEntry> tenure(Snapshot agreement, String id) {
        return entries.tenure(agreement.agreementId(), id, clock.instant());
    }

    static String owner(RegisterEntry site) {
        return Bodies.kept(site.content()).path("owner").asText();
    }

    /** Whether the caller may see those of all owners. */
    boolean seesAll(Snapshot agreement) {
        return views.visible(TYPE, hats(agreement), null);
    }

    /** Or none, which is nobody's name. */
    private String party() {
        return Objects.requireNonNullElse(callers.current().party(), "");
    }

    private Set<String> hats(Snapshot agreement) {
        var hats = new HashSet<>(callers.current().roles());
        if (membership.terms(agreement).neutral().equals(party())) {
            hats.add("neutral");
        }
        return hats;
    }
}
