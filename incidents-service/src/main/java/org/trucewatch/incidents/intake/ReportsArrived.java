package org.trucewatch.incidents.intake;

/** Reports were committed and wait to be matched; a hint only, the queue in the database is what counts. */
public record ReportsArrived() {}
