package org.trucewatch.load.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A given number of reports in NDJSON batches over a few connections at once. */
final class BatchIntake {

    static final int CONNECTIONS = 4;
    private static final int LINES_PER_REQUEST = 1000;
    private static final String TAKEN = "\"status\":201";

    private final URI incidents;
    private final Supplier<String> token;
    private final MadeUpReports reports;

    BatchIntake(URI incidents, Supplier<String> token, MadeUpReports reports) {
        this.incidents = incidents;
        this.token = token;
        this.reports = reports;
    }

    /** Times are those of whole requests; done and failed count lines. */
    Throughput send(int lines) {
        // made beforehand: the bodies of a batch exist as a file where it is sent from
        var bodies = new byte[(lines + LINES_PER_REQUEST - 1) / LINES_PER_REQUEST][];
        for (var i = 0; i < bodies.length; i++) {
            bodies[i] = body(Math.min(LINES_PER_REQUEST, lines - i * LINES_PER_REQUEST));
        }
        var next = new AtomicInteger();
        var taken = new AtomicLong();
        var requests = Crew.forAll(CONNECTIONS, bodies.length)
                .work(() -> new Sending(() -> bodies[next.getAndIncrement()], taken));
        return new Throughput(taken.get(), lines - taken.get(), requests.seconds(), requests.latencies());
    }

    private byte[] body(int lines) {
        var body = new StringBuilder(lines * 1400);
        for (var i = 0; i < lines; i++) {
            body.append(reports.ordinary().json()).append('\n');
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private final class Sending implements Crew.Hand {

        private final Wire wire = new Wire(incidents);
        private final Supplier<byte[]> bodies;
        private final AtomicLong taken;

        Sending(Supplier<byte[]> bodies, AtomicLong taken) throws IOException {
            this.bodies = bodies;
            this.taken = taken;
        }

        @Override
        public boolean once() throws IOException {
            var reply = wire.post("/v1/reports/batch", "application/x-ndjson", token.get(), bodies.get());
            var answered = reply.text();
            var lines = answered.lines().filter(line -> line.contains(TAKEN)).count();
            taken.addAndGet(lines);
            if (reply.status() != 200 || lines < answered.lines().count()) {
                Complaints.note("POST /v1/reports/batch", reply);
                return false;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
