package org.trucewatch.kit.outbox;

/**
 * An event to be published.
 *
 * @param type {@code <context>.<fact>.v<major>}; the context names the exchange
 * @param subject id of the aggregate that changed
 * @param revision grows with every change of the subject
 * @param drill whether it belongs to a rehearsal
 * @param data the state after the change, written as JSON
 */
public record Draft(String type, String subject, String agreementId, long revision, boolean drill, Object data) {}
