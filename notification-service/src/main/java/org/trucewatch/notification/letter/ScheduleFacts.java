package org.trucewatch.notification.letter;

import java.util.List;

/** The account requests of one day to one party. */
public record ScheduleFacts(String party, List<AccountFacts> cases) implements Facts {

    @Override
    public String template() {
        return "schedule";
    }
}
