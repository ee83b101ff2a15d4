package org.trucewatch.load.bench;

/**
 * What a load came to.
 *
 * @param done how many went as wanted
 * @param failed how many did not
 * @param seconds from the first start to the last end
 */
record Throughput(long done, long failed, double seconds, Latencies latencies) {

    double perSecond() {
        return seconds > 0 ? done / seconds : 0;
    }

    @Override
    public String toString() {
        return "%.0f/s, p50 %.1f ms, p99 %.1f ms%s"
                .formatted(perSecond(), latencies.p50(), latencies.p99(), failed == 0 ? "" : ", " + failed + " failed");
    }
}
