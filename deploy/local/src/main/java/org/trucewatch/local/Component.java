package org.trucewatch.local;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a complete Trucewatch consists of, in the order in which it starts. */
public enum Component {
    POSTGRES,
    RABBITMQ,
    MAIL,
    KEYCLOAK,
    INCIDENTS,
    VERIFICATION,
    NOTIFICATION;

    static final Set<Component> SERVICES = EnumSet.range(INCIDENTS, NOTIFICATION);
    static final Set<Component> FOUNDATION = EnumSet.range(POSTGRES, KEYCLOAK);

    /** The name used on the command line, in file names and in logs. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a name that no component has */
    public static Component named(String title) {
        return Arrays.stream(values())
                .filter(c -> c.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No component '" + title + "'; there are " + Arrays.toString(values())));
    }
}
