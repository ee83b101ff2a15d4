package org.trucewatch.kit.ledger;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What the log of this service is called, and what signs it. */
@ApplicationScoped
class LogName {

    private final String service;
    private final String origin;
    private final SignerKey signer;
    private final List<VerifierKey> keys = new ArrayList<>();

    LogName(@ConfigProperty(name = "quarkus.application.name") String service, LedgerSettings settings) {
        this.service = service;
        this.origin = settings.origin().orElse("trucewatch.org/" + service);
        this.signer = settings.key()
                .map(key -> SignerKey.of(origin, VerifierKey.Type.ED25519, key))
                .orElse(null);
        settings.formerKeys().orElse(List.of()).stream().map(VerifierKey::of).forEach(keys::add);
        signer().map(SignerKey::verifier).ifPresent(keys::add);
    }

    String service() {
        return service;
    }

    String origin() {
        return origin;
    }

    /** The verifier keys of all that ever signed, the present one last. They are configured, and in no table that could be added to. */
    List<VerifierKey> keys() {
        return keys;
    }

    /** Whether the note has a signature of this log. */
    boolean signed(SignedNote note) {
        return keys.stream().anyMatch(key -> key.verifies(note));
    }

    /** Nothing where no key is configured. */
    Optional<SignerKey> signer() {
        return Optional.ofNullable(signer);
    }
}
