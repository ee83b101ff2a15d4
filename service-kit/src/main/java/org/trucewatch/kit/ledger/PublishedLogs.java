package org.trucewatch.kit.ledger;

import org.trucewatch.kit.store.Store;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The logs of all services, as they are published in the store. */
@ApplicationScoped
public class PublishedLogs {

    private final Store store;

    PublishedLogs(Store store) {
        this.store = store;
    }

    /**
     * The log of a service as it is now; nothing where it is not published.
     *
     * @throws java.io.UncheckedIOException if the store does not do what it should
     * @throws IllegalArgumentException if what lies there is no log
     */
    public Optional<KnownLog> of(String service) {
        return PublishedLog.of(store, service).map(log -> log);
    }
}
