package org.trucewatch.local;

import java.time.Duration;

/**
 * A further process of a service, beside the stack's own and on the same database and queues: what Kubernetes calls
 * another replica. It ends with the stack that made it.
 */
public final class Replica implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final ServiceProcess service;

    Replica(ServiceProcess service) {
        this.service = service;
    }

    /** Starts it, if it does not run, and waits until it serves.
     *
     * @throws IllegalStateException with its last words, when it ends or does not answer in time */
    public void start() {
        service.launch();
        var process = service.process().orElseThrow();
        var settled = Patience.until(LIMIT, () -> service.answers() || !process.running());
        if (!settled || !process.running()) {
            throw new IllegalStateException(service.address() + " does not serve " + service.excuse()
                    + "; its last words:\n" + process.lastWords());
        }
    }

    /** SIGKILL, as a crash of the process would be. */
    public void kill9() {
        service.kill();
    }

    /** Base address, {@code http://…}. */
    public String url() {
        return service.address();
    }

    @Override
    public void close() {
        service.stop();
    }
}
