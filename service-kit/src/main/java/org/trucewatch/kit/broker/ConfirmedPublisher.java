package org.trucewatch.kit.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.quarkus.runtime.ShutdownEvent;
import org.jboss.logging.Logger;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.outbox.Outgoing;
import org.trucewatch.kit.outbox.Publisher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Publishes persistent messages on one channel with publisher confirms, many in flight. */
@ApplicationScoped
class ConfirmedPublisher implements Publisher {

    private static final Logger LOG = Logger.getLogger(ConfirmedPublisher.class);
    private static final int PERSISTENT = 2;

    /** A connection, its channel, and what the broker has not answered yet; given up as a whole. */
    private static final class Line {
        final Connection connection;
        final Channel channel;
        final ConcurrentNavigableMap<Long, CompletableFuture<Void>> unanswered = new ConcurrentSkipListMap<>();
        volatile String blocked;

        Line(Connection connection) throws IOException {
            this.connection = connection;
            this.channel = connection.createChannel();
            channel.confirmSelect();
            channel.addConfirmListener(
                    (tag, multiple) -> answer(tag, multiple, null),
                    (tag, multiple) -> answer(tag, multiple, new IOException("the broker refused the message")));
            channel.addShutdownListener(this::lost);
            connection.addBlockedListener(new BlockedListener() {
                @Override
                public void handleBlocked(String reason) {
                    blocked = reason;
                    LOG.warnf("the broker blocks publishers: %s", reason);
                }

                @Override
                public void handleUnblocked() {
                    blocked = null;
                }
            });
        }

        void answer(long tag, boolean multiple, Exception refusal) {
            var answered = multiple ? unanswered.headMap(tag, true) : unanswered.subMap(tag, true, tag, true);
            for (var future : new ArrayList<>(answered.values())) {
                if (refusal == null) {
                    future.complete(null);
                } else {
                    future.completeExceptionally(refusal);
                }
            }
            answered.clear();
        }

        void lost(ShutdownSignalException signal) {
            answer(Long.MAX_VALUE, true, new IOException("the connection was lost before the broker confirmed"));
        }
    }

    private final Broker broker;
    private Line line;

    ConfirmedPublisher(Broker broker) {
        this.broker = broker;
    }

    @Override
    public synchronized void open() throws IOException, TimeoutException {
        if (line == null || !line.channel.isOpen()) {
            close();
            line = new Line(broker.connect("publisher"));
        }
        if (line.blocked != null) {
            throw new IOException("the broker blocks publishers: " + line.blocked);
        }
    }

    @Override
    public synchronized CompletionStage<Void> publish(Outgoing message) {
        if (line == null) {
            return CompletableFuture.failedFuture(new IOException("there is no connection"));
        }
        var confirmed = new CompletableFuture<Void>();
        try {
            line.unanswered.put(line.channel.getNextPublishSeqNo(), confirmed);
            line.channel.basicPublish(message.exchange(), message.routingKey(), properties(message), message.body());
            if (!line.channel.isOpen()) {
                line.lost(null);
            }
        } catch (IOException | RuntimeException e) {
            close();
            confirmed.completeExceptionally(e);
        }
        return confirmed;
    }

    private static AMQP.BasicProperties properties(Outgoing message) {
        return new AMQP.BasicProperties.Builder()
                .contentType(CloudEvents.CONTENT_TYPE)
                .deliveryMode(PERSISTENT)
                .messageId(message.id().toString())
                .type(message.routingKey())
                .build();
    }

    private synchronized void close() {
        if (line != null) {
            line.connection.abort(2_000);
            line.lost(null);
            line = null;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }
}
