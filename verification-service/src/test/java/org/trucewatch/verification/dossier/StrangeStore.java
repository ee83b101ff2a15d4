package org.trucewatch.verification.dossier;

import org.trucewatch.kit.store.Draft;
import org.trucewatch.kit.store.Kept;
import org.trucewatch.kit.store.Store;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The store of the service, in which one content is not what it was. */
record StrangeStore(Store real, String key, UnaryOperator<Optional<Kept>> strange) implements Store {

    @Override
    public Draft begin() {
        return real.begin();
    }

    @Override
    public void put(String at, byte[] content) {
        real.put(at, content);
    }

    @Override
    public Optional<Kept> find(String at) {
        return at.equals(key) ? strange.apply(real.find(at)) : real.find(at);
    }

    @Override
    public boolean remove(String at) {
        return real.remove(at);
    }

    @Override
    public Stream<String> keys(String prefix) {
        return real.keys(prefix);
    }

    @Override
    public void sweep() {
        real.sweep();
    }
}
