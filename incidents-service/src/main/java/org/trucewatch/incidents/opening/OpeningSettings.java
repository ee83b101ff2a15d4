package org.trucewatch.incidents.opening;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How sealed identities are opened. */
@ConfigMapping(prefix = "trucewatch.opening")
public interface OpeningSettings {

    /** How long the second keeper may take to confirm, and how long the two may read afterwards; on the business clock. */
    @WithDefault("PT24H")
    Duration lasts();
}
