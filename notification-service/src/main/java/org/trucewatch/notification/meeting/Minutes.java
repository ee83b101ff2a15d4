package org.trucewatch.notification.meeting;

import org.trucewatch.notification.agreement.Text;

import java.util.List;

/** What is put on record of a meeting; for one that was not held, why. */
public record Minutes(boolean held, List<Text> minutes, List<Undertaking> undertakings) {

    public Minutes {
        minutes = minutes == null ? List.of() : minutes;
        undertakings = undertakings == null ? List.of() : undertakings;
    }
}
