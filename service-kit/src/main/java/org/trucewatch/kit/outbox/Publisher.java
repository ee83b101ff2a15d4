package org.trucewatch.kit.outbox;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Gives messages to the broker. */
public interface Publisher {

    /**
     * Sees to a connection, which may take as long as the broker does.
     *
     * @throws IOException when the broker cannot be reached or takes no messages
     * @throws TimeoutException when it does not answer
     */
    void open() throws IOException, TimeoutException;

    /**
     * Publishes a persistent message on the open connection. Once that is gone, everything fails at once until the next
     * {@link #open()}.
     *
     * @return completes when the broker has confirmed that it keeps the message, fails when it did not
     */
    CompletionStage<Void> publish(Outgoing message);
}
