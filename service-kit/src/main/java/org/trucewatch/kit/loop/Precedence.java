package org.trucewatch.kit.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

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
    private static final double MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int processors;
    private final LongSupplier nanos;
    private final Turn turn = () -> count(-1);
    private int waiting;
    private double usual;
    private long countedAt;

    public Precedence() {
        this(Runtime.getRuntime().availableProcessors(), System::nanoTime);
    }

    Precedence(int processors, LongSupplier nanos) {
        this.processors = processors;
        this.nanos = nanos;
        this.countedAt = nanos.getAsLong();
    }

    /** A request has come; the turn ends with its answer. */
    public Turn turn() {
        count(1);
        return turn;
    }

    /**
     * Whether more callers wait than processors can serve at once, on the average of the last tenth of a second: those
     * whose reports are committed together are all answered at the same moment, and come again.
     */
    public boolean crowded() {
        return count(0) > processors;
    }

    /** An average over time, in which each moment counts the less the longer ago it is. */
    private synchronized double count(int more) {
        long now = nanos.getAsLong();
        usual = waiting + (usual - waiting) * Math.exp((countedAt - now) / MEMORY_NANOS);
        countedAt = now;
        waiting += more;
        return usual;
    }

    /** Lets work that began then rest for as long as its share asks for, or until the crowd is gone. */
    public void giveWay(long begunNanos) {
        long now = nanos.getAsLong();
        long until = now + Math.min(LONGEST_REST, (now - begunNanos) * (SHARE - 1));
        while (crowded() && nanos.getAsLong() < until && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}
