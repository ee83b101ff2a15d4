package org.trucewatch.kit.outbox;

import java.util.concurrent.CompletionStage;

/** Gives messages to the broker. */
public interface Publisher {

    /**
     * Publishes a persistent message.
     *
     * @return completes when the broker has confirmed that it keeps the message, fails when it did not or cannot be
     *     reached
     */
    CompletionStage<Void> publish(Outgoing message);
}
