package org.trucewatch.verification.api;

import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.casefile.CaseProblems;
import org.trucewatch.verification.casefile.Reviewer;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The way of a request to a case: nobody gets past here to what does not exist for them. */
@ApplicationScoped
class Cases {

    private final CaseFiles files;
    private final Agreements agreements;
    private final CaseView view;
    private final Callers callers;
    private final BusinessClock clock;

    Cases(CaseFiles files, Agreements agreements, CaseView view, Callers callers, BusinessClock clock) {
        this.files = files;
        this.agreements = agreements;
        this.view = view;
        this.callers = callers;
        this.clock = clock;
    }

    /** To be called in a transaction, which the lazy parts of the case need. */
    Standpoint require(UUID id) {
        return files.findByIdOptional(id)
                .map(file -> standpoint(callers.current(), terms(file), file))
                .filter(view::exists)
                .orElseThrow(CaseProblems::noSuchCase);
    }

    Standpoint standpoint(Caller caller, Terms terms, CaseFile file) {
        return new Standpoint(caller, terms, file, clock.instant());
    }

    Terms terms(CaseFile file) {
        return agreements.terms(file.agreementId(), file.agreementVersion());
    }

    /** The caller as somebody who may sit on the panel. */
    static Reviewer reviewer(Standpoint standpoint) {
        var caller = standpoint.caller();
        return new Reviewer(
                caller.subject(),
                caller.name(),
                standpoint.bloc().map(Terms.Bloc::id).orElse(""));
    }
}
