package org.trucewatch.verification.casefile;

import org.trucewatch.kit.timers.Deadline;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The accused party's time to answer is over. */
@ApplicationScoped
class AccountReplyDeadline implements Deadline {

    private final AccountDesk desk;

    AccountReplyDeadline(AccountDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return Deadlines.ACCOUNT_REPLY;
    }

    @Override
    public void due(String key) {
        desk.noteSilence(UUID.fromString(key));
    }
}
