package org.trucewatch.incidents.evidence;

/** Contents may belong to nobody once the present transaction has committed. */
public record OriginalsIdle() {}
