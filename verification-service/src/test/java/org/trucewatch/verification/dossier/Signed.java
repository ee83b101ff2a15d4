package org.trucewatch.verification.dossier;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Base64;
import java.util.Map;

/** The service has a key, so that its log has checkpoints, and soon. */
public class Signed implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trucewatch.ledger.key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "trucewatch.ledger.cadence",
                "PT0.1S",
                "trucewatch.dossier.patience",
                "PT3S");
    }
}
