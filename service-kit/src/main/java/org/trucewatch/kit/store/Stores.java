package org.trucewatch.kit.store;

import java.io.Closeable;
import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the store that the configuration names, when it is first used. */
@ApplicationScoped
class Stores {

    @Produces
    @ApplicationScoped
    Store open(StoreSettings settings) {
        if (settings.s3().bucket().isPresent()) {
            return S3Store.of(settings.s3());
        }
        return new DirectoryStore(
                settings.directory()
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "there is no store: trucewatch.store.directory or trucewatch.store.s3.bucket says where it is")));
    }

    void close(@Disposes Store store) throws IOException {
        if (store instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
