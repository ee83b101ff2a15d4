package org.trucewatch.kit.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Requests go before the work behind them. While more callers wait for an answer than there are processors to give it,
 * loops work a fixed share of the time: what they have not done yet is kept and done afterwards, but a caller who gives
 * up has nothing.
 */
@ApplicationScoped
public class Precedence {

    /** A request that is being answered. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Of the time of a crowd, loops work one part in so many. */
    static final int SHARE = 8;

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(5);
    private static final double MEMORY = 1 / 32.0;

    private final int processors;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Turn turn = waiting::decrementAndGet;
    private volatile double usual;

    public Precedence() {
        this(Runtime.getRuntime().availableProcessors());
    }

    Precedence(int processors) {
        this.processors = processors;
    }

    /** A request has come; the turn ends with its answer. */
    public Turn turn() {
        int now = waiting.incrementAndGet();
        usual += (now - usual) * MEMORY; // an update that another one overwrites is one sample less
        return turn;
    }

    /** Whether more callers wait, now and in the time before, than processors can serve at once. */
    public boolean crowded() {
        return usual > processors && waiting.get() > processors;
    }

    /** Lets work that began then rest for as long as its share asks for, or until the crowd is gone. */
    public void giveWay(long begunNanos) {
        long now = System.nanoTime();
        long until = now + Math.min(LONGEST_REST, (now - begunNanos) * (SHARE - 1));
        while (crowded() && System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}
