package org.trucewatch.verification.review;

import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.agreement.Terms;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Which reports a panel's reviewers may see, by the same table of access that answers their requests. */
@ApplicationScoped
class Sight {

    private final Views views;

    Sight(Views views) {
        this.views = views;
    }

    Set<String> hats(Terms terms, String bloc) {
        return terms.isNeutral(bloc) ? Set.of("reviewer", "neutral") : Set.of("reviewer");
    }

    boolean sees(Set<String> hats, String consent) {
        return views.visible("report", hats, consent);
    }
}
