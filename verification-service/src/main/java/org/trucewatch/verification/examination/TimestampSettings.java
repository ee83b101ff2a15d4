package org.trucewatch.verification.examination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who stamps times, and whose stamps are believed. */
@ConfigMapping(prefix = "trucewatch.timestamps")
interface TimestampSettings {

    /** Of an authority that speaks RFC 3161 over HTTP; without it no tokens are obtained. */
    Optional<URI> authority();

    /** PEM file of the certificates that authorities must lead to. */
    Optional<Path> anchors();

    /** How long an answer may take. */
    @WithDefault("PT20S")
    Duration time();
}
