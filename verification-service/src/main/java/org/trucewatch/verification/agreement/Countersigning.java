package org.trucewatch.verification.agreement;

import org.trucewatch.kit.ledger.AgreementCosigners;
import org.trucewatch.kit.ledger.Cosigners;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The guarantors countersign the log with the keys that their agreements name. */
@ApplicationScoped
class Countersigning {

    @Produces
    @ApplicationScoped
    Cosigners cosigners(DataSource database) {
        return new AgreementCosigners(database, "agreement");
    }
}
