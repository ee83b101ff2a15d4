package org.trucewatch.kit.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import org.jboss.logging.Logger;
import org.trucewatch.kit.inbox.Reading.Interrupted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Consumes one queue on a thread of its own, in batches, acknowledging after the handler has done its work. Whatever
 * ends the consumption (a lost connection, a broker that restarts, a deleted queue) ends the connection, and a new one
 * is opened until it works again. At most {@value #PREFETCH} messages are held.
 */
class QueueConsumer {

    /** Handles deliveries in order; true means done, false means dead. */
    interface Handler {
        List<Boolean> handle(List<Delivery> deliveries);
    }

    enum State {
        STARTING,
        CONSUMING,
        BROKER_UNREACHABLE,
        QUEUE_REFUSED
    }

    private static final Logger LOG = Logger.getLogger(QueueConsumer.class);
    static final int PREFETCH = 400;
    private static final int BATCH = 200;
    private static final long LONGEST_PAUSE = 5_000;

    private final Broker broker;
    private final String queue;
    private final Handler handler;
    private final Thread thread;
    private volatile State state = State.STARTING;
    private volatile boolean stopping;

    QueueConsumer(Broker broker, String queue, Handler handler) {
        this.broker = broker;
        this.queue = queue;
        this.handler = handler;
        this.thread = new Thread(this::run, "reads " + queue);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(10_000);
    }

    String queue() {
        return queue;
    }

    State state() {
        return state;
    }

    boolean stopping() {
        return stopping;
    }

    private void run() {
        long pause = 0;
        while (!stopping) {
            try {
                if (pause > 0) {
                    TimeUnit.MILLISECONDS.sleep(pause);
                }
                consume();
                pause = 100;
            } catch (InterruptedException | Interrupted e) {
                return; // asked to stop; what was not acknowledged stays with the broker
            } catch (IOException | TimeoutException | RuntimeException e) {
                LOG.warnf("%s is not consumed (%s): %s", queue, state, e.toString());
                pause = Math.min(LONGEST_PAUSE, Math.max(200, pause * 2));
            }
        }
    }

    private void consume() throws IOException, TimeoutException, InterruptedException {
        state = state == State.CONSUMING ? State.STARTING : state;
        var connection = connect();
        try {
            var channel = connection.createChannel();
            channel.basicQos(PREFETCH);
            var arrivals = new Arrivals(channel);
            try {
                channel.basicConsume(queue, false, arrivals);
            } catch (IOException e) {
                state = State.QUEUE_REFUSED;
                throw e;
            }
            state = State.CONSUMING;
            LOG.infof("%s is consumed", queue);
            while (!stopping) {
                var batch = arrivals.next();
                if (batch == null) {
                    state = State.STARTING;
                    return;
                }
                settle(channel, batch, handler.handle(batch));
            }
        } finally {
            connection.abort(2_000);
        }
    }

    private com.rabbitmq.client.Connection connect() throws IOException, TimeoutException {
        try {
            return broker.connect("reads " + queue);
        } catch (IOException | TimeoutException e) {
            state = State.BROKER_UNREACHABLE;
            throw e;
        }
    }

    private static void settle(Channel channel, List<Delivery> batch, List<Boolean> done) throws IOException {
        long last = 0;
        for (int i = 0; i < batch.size(); i++) {
            long tag = batch.get(i).getEnvelope().getDeliveryTag();
            if (done.get(i)) {
                last = tag;
            } else {
                channel.basicReject(tag, false);
            }
        }
        if (last > 0) {
            channel.basicAck(last, true); // all before it are settled: batches are handled one after another
        }
    }

    /** What the broker has pushed and nobody has handled yet. */
    private static final class Arrivals extends DefaultConsumer {

        private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();
        private volatile boolean ended;

        Arrivals(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            waiting.add(new Delivery(envelope, properties, body));
        }

        @Override
        public void handleCancel(String tag) {
            ended = true; // the queue was deleted or its leader moved
        }

        @Override
        public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
            ended = true;
        }

        /** The next batch, or null when no more will come. */
        List<Delivery> next() throws InterruptedException {
            while (true) {
                var first = waiting.poll(250, TimeUnit.MILLISECONDS);
                if (ended) {
                    return null;
                }
                if (first != null) {
                    var batch = new ArrayList<Delivery>(BATCH);
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    return batch;
                }
            }
        }
    }
}
