package org.trucewatch.kit.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import org.jboss.logging.Logger;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Consumes one queue in a loop of its own, in batches, acknowledging after the handler has done its work. Whatever ends
 * the consumption (a lost connection, a broker that restarts, a deleted queue) ends the connection, and a new one is
 * opened until it works again. At most {@value #PREFETCH} messages are held.
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

    private final Broker broker;
    private final String queue;
    private final String name;
    private final Handler handler;
    private final Loop loop;
    private volatile State state = State.STARTING;
    private volatile Connection connection;
    private Arrivals arrivals;
    private List<Delivery> batch = List.of();

    /** @param number among the consumers that the queue has in this process, from 1 */
    QueueConsumer(Broker broker, Loops loops, String queue, int number, Handler handler) {
        this.broker = broker;
        this.queue = queue;
        this.name = number == 1 ? queue : queue + " (" + number + ")";
        this.handler = handler;
        this.loop = loops.of("reads " + name, Duration.ZERO, this::consume);
    }

    void start() {
        loop.start();
    }

    /** Ends after the batch at hand. */
    void end() {
        loop.end();
    }

    /** What was not acknowledged stays with the broker. */
    void stop() throws InterruptedException {
        loop.stop();
        close();
    }

    String queue() {
        return queue;
    }

    String name() {
        return name;
    }

    State state() {
        return state;
    }

    boolean stopping() {
        return loop.stopping();
    }

    private boolean consume() throws IOException, TimeoutException, InterruptedException {
        boolean goesOn = false;
        try {
            if (connection == null) {
                open();
            }
            if (batch.isEmpty()) {
                batch = arrivals.next();
            }
            if (!batch.isEmpty()) {
                List<Boolean> done;
                try {
                    done = handler.handle(batch);
                } catch (RuntimeException | Error e) {
                    // if the process is ill the same batch is tried again: each return to the broker counts as a
                    // delivery, and after twenty it gives up all that is in it
                    goesOn = Loop.isIllness(e);
                    throw e;
                }
                settle(arrivals.getChannel(), batch, done);
                batch = List.of();
            }
            goesOn = true;
            return true;
        } finally {
            if (!goesOn) {
                close();
            }
        }
    }

    private void open() throws IOException, TimeoutException {
        connection = connect();
        var channel = connection.createChannel();
        channel.basicQos(PREFETCH);
        arrivals = new Arrivals(channel);
        try {
            channel.basicConsume(queue, false, arrivals);
        } catch (IOException e) {
            state = State.QUEUE_REFUSED;
            throw e;
        }
        state = State.CONSUMING;
        LOG.infof("%s is consumed", name);
    }

    private void close() {
        var open = connection;
        if (open != null) {
            open.abort(2_000);
            connection = null;
        }
        batch = List.of();
        if (state == State.CONSUMING) {
            state = State.STARTING;
        }
    }

    private Connection connect() throws IOException, TimeoutException {
        try {
            return broker.connect("reads " + name);
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

        /**
         * The next batch, empty when none came for a moment.
         *
         * @throws IOException when no more will come
         */
        List<Delivery> next() throws IOException, InterruptedException {
            var batch = new ArrayList<Delivery>(BATCH);
            var first = waiting.poll(250, TimeUnit.MILLISECONDS);
            if (ended) {
                throw new IOException("the broker ended the consumption");
            }
            if (first != null) {
                batch.add(first);
                waiting.drainTo(batch, BATCH - 1);
            }
            return batch;
        }
    }
}
