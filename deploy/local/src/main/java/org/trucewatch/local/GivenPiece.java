package org.trucewatch.local;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A server that somebody else runs: used, furnished, never started or stopped.
 *
 * @param own what the home would have run in its place, and may still run from before this one was given: stopping the
 *     home means that one
 */
record GivenPiece(String address, BooleanSupplier asked, Runnable furnishing, Piece own) implements Piece {

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
    public void stop() {
        own.stop();
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException(address + " was given; it is not ours to kill");
    }

    @Override
    public Optional<OwnProcess> process() {
        return own.process().filter(OwnProcess::running);
    }

    @Override
    public int port() {
        throw new UnsupportedOperationException(address + " was given");
    }
}
