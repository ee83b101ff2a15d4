package org.trucewatch.kit.loop;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Work that goes round on a thread of its own until it is stopped. Whatever a round throws, the next one comes after a
 * pause that grows with each failure. A failure of what the work deals with (a database, a broker, a message) leaves the
 * process alive, because a new one would not fare better. An {@link Error} (no memory, a class that cannot be loaded)
 * makes the loop ill until a round succeeds: {@link LoopsCheck} then says that the process is not alive, so that whoever
 * watches it starts another.
 */
public final class Loop {

    /** One round. */
    public interface Round {

        /** Whether there may be more to do at once; if not, the loop rests. */
        boolean go() throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final String name;
    private final Duration rest;
    private final Round round;
    private final Semaphore woken = new Semaphore(0);
    private volatile CountDownLatch asked = new CountDownLatch(0);
    private volatile Thread thread;
    private volatile Throwable illness;
    private String said = "";

    Loop(String name, Duration rest, Round round) {
        this.name = name;
        this.rest = rest;
        this.round = round;
    }

    public void start() {
        asked = new CountDownLatch(1);
        thread = new Thread(this::run, name);
        thread.start();
    }

    public String name() {
        return name;
    }

    /** Ends the present rest, or lets the next one not begin. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Whether it was asked to end, or has not been started. */
    public boolean stopping() {
        return asked.getCount() == 0;
    }

    /** Asks the loop to end after the round at hand. */
    public void end() {
        asked.countDown();
        wake();
    }

    /** Ends the loop and waits for it; a round that takes too long is interrupted. */
    public void stop() throws InterruptedException {
        end();
        if (thread == null) {
            return;
        }
        thread.join(STOP_WITHIN.toMillis());
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(STOP_WITHIN.toMillis() / 4);
        }
    }

    /** {@code well}, {@code stopped}, or what ails it. */
    String state() {
        if (stopping()) {
            return "stopped";
        }
        var ails = illness;
        if (ails != null) {
            return ails.getClass().getSimpleName();
        }
        return thread.isAlive() ? "well" : "ended";
    }

    boolean isIll() {
        return !stopping() && (illness != null || !thread.isAlive());
    }

    private void run() {
        int failures = 0;
        while (!stopping()) {
            try {
                boolean more = round.go();
                failures = 0;
                recovered();
                if (!more && woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (Throwable e) {
                failures++;
                failed(e, failures);
            }
        }
    }

    private void recovered() {
        illness = null;
        if (!said.isEmpty()) {
            LOG.infof("%s goes on", name);
            said = "";
        }
    }

    private void failed(Throwable e, int failures) {
        if (stopping()) {
            return;
        }
        illness = error(e);
        try {
            say(e);
        } catch (Throwable again) {
            illness = again; // not even memory enough to say so
        }
        try {
            asked.await(pause(failures), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            // nobody but stop() means it
        }
    }

    /** Each cause once: it may last for hours. */
    private void say(Throwable e) {
        var cause = e.toString();
        if (cause.equals(said)) {
            return;
        }
        said = cause;
        if (illness != null) {
            LOG.errorf(e, "%s is ill", name);
        } else if (e instanceof RuntimeException) {
            LOG.warnf(e, "%s waits", name);
        } else {
            LOG.warnf("%s waits: %s", name, cause);
        }
    }

    /** Milliseconds, with jitter, so that replicas do not come back all at once. */
    static long pause(int failures) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures - 1, 10));
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    }

    /**
     * Whether a failure tells of the process rather than of the work, so that other work would fail too. A document that
     * is nested too deeply for the stack is the document's fault.
     */
    public static boolean isIllness(Throwable failure) {
        var error = error(failure);
        return error != null && !(error instanceof StackOverflowError);
    }

    /** The error behind a failure, or null: transactions and futures wrap what they meet. */
    private static Error error(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof Error error) {
                return error;
            }
        }
        return null;
    }
}
