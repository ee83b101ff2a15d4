package org.trucewatch.local;

import java.time.Duration;
import java.util.Optional;

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

    /** Its process, for a test that looks at what it has started. Empty while it is down. */
    public Optional<ProcessHandle> process() {
        return service.process().flatMap(OwnProcess::handle);
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
