package org.trucewatch.verification.examination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;

/** Where the virus scanner is. */
@ConfigMapping(prefix = "trucewatch.scan")
interface ScanSettings {

    /** {@code host:port} of a clamd; without it nothing is scanned, and that is said. */
    Optional<String> clamd();

    /** Bytes; clamd refuses longer streams than its StreamMaxLength, which this must not exceed. */
    @WithDefault("26214400")
    long largest();

    /** How long an answer may take. */
    @WithDefault("PT1M")
    Duration time();
}
