package org.trucewatch.local;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A server that somebody else runs: used, furnished, never started or stopped. */
record GivenPiece(String address, BooleanSupplier asked, Runnable furnishing) implements Piece {

    @Override
    public void launch() {}

    @Override
    public boolean answers() {
        return asked.getAsBoolean();
    }

    @Override
    public void furnish() {
        furnishing.run();
    }

    @Override
    public void stop() {}

    @Override
    public void kill() {
        throw new UnsupportedOperationException(address + " was given; it is not ours to kill");
    }

    @Override
    public Optional<OwnProcess> process() {
        return Optional.empty();
    }

    @Override
    public int port() {
        throw new UnsupportedOperationException(address + " was given");
    }
}
