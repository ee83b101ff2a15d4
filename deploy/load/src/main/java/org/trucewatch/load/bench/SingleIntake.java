package org.trucewatch.load.bench;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;

/** One connection over which an agency posts its reports one by one, each with its token. */
final class SingleIntake implements Crew.Hand {

    /** Told of every report that was taken, with when it was sent. */
    interface Listener {
        void taken(UUID report, long sentAtNanos);
    }

    static final Listener NOBODY = (report, sentAtNanos) -> {};

    private final Wire wire;
    private final Supplier<String> token;
    private final Supplier<MadeUpReports.Made> reports;
    private final Listener listener;

    SingleIntake(URI incidents, Supplier<String> token, Supplier<MadeUpReports.Made> reports, Listener listener)
            throws IOException {
        this.wire = new Wire(incidents);
        this.token = token;
        this.reports = reports;
        this.listener = listener;
    }

    @Override
    public boolean once() throws IOException {
        var report = reports.get();
        var sentAt = System.nanoTime();
        var reply = wire.post("/v1/reports", "application/json", token.get(), report.bytes());
        if (reply.status() != 201) {
            Complaints.note("POST /v1/reports", reply);
            return false;
        }
        listener.taken(report.id(), sentAt);
        return true;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
