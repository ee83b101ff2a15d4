package org.trucewatch.incidents.matching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How waiting reports take turns. */
@ConfigMapping(prefix = "trucewatch.matching")
public interface MatchingSettings {

    /**
     * How many reports of one affiliation are matched before it is the turn of the others that wait in the same area. While
     * no other waits it limits nothing.
     */
    @WithDefault("50")
    int quota();
}
