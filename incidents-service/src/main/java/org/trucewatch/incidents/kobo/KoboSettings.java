package org.trucewatch.incidents.kobo;

import io.smallrye.config.ConfigMapping;

import java.nio.file.Path;
import java.util.Optional;

/** Where the mappings of agencies' own forms are. */
@ConfigMapping(prefix = "trucewatch.kobo")
interface KoboSettings {

    /** A directory of files {@code NAME.yaml}, read at the start; NAME is what {@code /v1/kobo/NAME} names. */
    Optional<Path> mappings();
}
