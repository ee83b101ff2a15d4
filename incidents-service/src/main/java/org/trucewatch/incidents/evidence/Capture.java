package org.trucewatch.incidents.evidence;

import org.trucewatch.incidents.report.Point;

import java.time.OffsetDateTime;

/**
 * What the reporter says of how the file came about; every part of it may be null.
 *
 * @param at when
 * @param point where the device was, which is where the observer was
 */
public record Capture(OffsetDateTime at, Point point, String device, String note) {}
