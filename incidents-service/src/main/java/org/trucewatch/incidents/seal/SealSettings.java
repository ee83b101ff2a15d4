package org.trucewatch.incidents.seal;

import io.smallrye.config.ConfigMapping;

import java.nio.file.Path;
import java.util.Optional;

/** Where the keys are by which sources are sealed. */
@ConfigMapping(prefix = "trucewatch.seal")
public interface SealSettings {

    /** A mounted secret with {@code sealing.json} and {@code marking.json}; see {@link SealKeys}. */
    Optional<Path> directory();

    /** 32 bytes in base64: what sealed sources before there were keysets. It opens those and seals nothing any more. */
    Optional<String> key();
}
