package org.trucewatch.verification.messaging;

/** What is read of {@code incidents.registers-changed.v1}; the rest is kept as it came. */
record RegistersChanged(String agreementId) {

    static final String TYPE = "incidents.registers-changed.v1";
}
