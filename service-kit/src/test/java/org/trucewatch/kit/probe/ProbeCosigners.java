package org.trucewatch.kit.probe;

import org.trucewatch.kit.ledger.Cosigners;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

/** Guarantors that a test names. */
@Singleton
public class ProbeCosigners implements Cosigners {

    public final List<Cosigner> known = new CopyOnWriteArrayList<>();

    @Override
    public List<Cosigner> known() {
        return known;
    }
}
