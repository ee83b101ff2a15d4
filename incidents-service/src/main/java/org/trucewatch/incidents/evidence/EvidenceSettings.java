package org.trucewatch.incidents.evidence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How evidence is taken in and watched. */
@ConfigMapping(prefix = "trucewatch.evidence")
public interface EvidenceSettings {

    /** What a file may have at most. */
    @WithDefault("2G")
    MemorySize maxSize();

    /** How long bringing a whole content to its place in the store may take; afterwards what nobody has is removed. */
    @WithDefault("PT5M")
    Duration keepingTakes();

    Checking fixity();

    /** Reading contents again. */
    interface Checking {

        /** How long a sound content is trusted. */
        @WithDefault("P7D")
        Duration every();

        /** How soon a lost or rotten one is looked at again, which may have been restored. */
        @WithDefault("PT1M")
        Duration faultyEvery();

        /** How many bytes are read in a second at most. */
        @WithDefault("16M")
        MemorySize rate();

        /** How often to look whether there is anything to check or to clear away. */
        @WithDefault("PT10S")
        Duration look();
    }
}
