package org.trucewatch.load.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warming of the services, with the load they are measured with
 * @param measuring of each load
 * @param batchLines reports in the batches together
 * @param upload MiB of the file that is sent as evidence
 * @param draining the longest wait for the services to finish with what came, where no limit is measured
 */
record Plan(
        Duration warmingBaseline, Duration warming, Duration measuring, int batchLines, int upload, Duration draining) {

    static Plan whole() {
        return new Plan(
                Duration.ofSeconds(5),
                Duration.ofSeconds(90),
                Duration.ofSeconds(20),
                30_000,
                1024,
                Duration.ofSeconds(180));
    }

    /** Shows that everything works; its numbers say little. */
    static Plan brief() {
        return new Plan(
                Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(4), 2_000, 64, Duration.ofSeconds(60));
    }

    /** The whole chain is slower to settle than a single service. */
    Duration measuringChain() {
        return measuring.multipliedBy(2);
    }
}
