package org.trucewatch.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** PostgreSQL refuses to run as root, which is who one is in many build containers. */
final class Unprivileged {
    private static final String NOBODY = "65534";

    private Unprivileged() {}

    /**
     * What to put before a command so that it does not see itself as root; nothing when we are not.
     *
     * @param directory what the command writes to; handed over when another user has to run it
     */
    static List<String> prefix(Path directory) {
        if (!"0".equals(Commands.run(List.of("id", "-u"), Map.of()).said())) {
            return List.of();
        }
        if (Commands.run(List.of("unshare", "-U", "true"), Map.of()).code() == 0) {
            return List.of("unshare", "-U");
        }
        // containers often forbid user namespaces; then it is another user, who has to reach its files
        Commands.require(List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()), Map.of());
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }
}
