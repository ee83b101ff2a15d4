package org.trucewatch.incidents.register;

import java.time.Instant;

/** That something was taken back: by whom, when and why. */
public record Withdrawal(String by, Instant at, String reason) {}
