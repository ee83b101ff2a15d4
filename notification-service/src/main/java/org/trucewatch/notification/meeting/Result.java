package org.trucewatch.notification.meeting;

/** What now stands, and whether this call made it; false when the same was there before. */
public record Result<T>(T value, boolean created) {}
