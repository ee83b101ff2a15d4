package org.trucewatch.kit.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this service keeps its log. */
@ConfigMapping(prefix = "trucewatch.ledger")
public interface LedgerSettings {

    /** The Ed25519 key that signs checkpoints: 32 bytes of seed, or PKCS #8, in base64. Without it leaves wait. */
    Optional<String> key();

    /** Verifier keys of the keys that signed before: what they signed stays as good as it was. */
    Optional<List<String>> formerKeys();

    /** The log's name, which is that of its keys too; {@code trucewatch.org/<service>} where none is given. */
    Optional<String> origin();

    /** How long after one integration the next one begins, whatever comes in between. */
    @WithDefault("1S")
    Duration cadence();
}
