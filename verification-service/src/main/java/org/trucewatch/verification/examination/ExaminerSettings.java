package org.trucewatch.verification.examination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How much a file may cost. */
@ConfigMapping(prefix = "trucewatch.examiner")
interface ExaminerSettings {

    /** Whether this replica examines. */
    @WithDefault("true")
    boolean enabled();

    /** MiB of heap of the process that looks into a file; decoding a picture may take as much again beside it. */
    @WithDefault("256")
    int memory();

    /** How long it may take. */
    @WithDefault("PT1M")
    Duration time();

    /** How often a file may end who looks at it before it is given up. */
    @WithDefault("3")
    int attempts();

    /** After which another replica takes it over; longer than fetching, scanning and looking take together. */
    @WithDefault("PT10M")
    Duration lease();

    /** How long it rests after something beside the file failed: the store, the scanner, the machine. */
    @WithDefault("PT30S")
    Duration rest();

    /** Bytes; a larger file is not examined. */
    @WithDefault("2147483648")
    long largest();
}
