package org.trucewatch.incidents.report;

/** How the agency knows. */
public enum Method {
    SEEN,
    HEARD,
    CAMERA,
    DRONE,
    SATELLITE,
    SENSOR,
    TESTIMONY,
    MEDIA,
    CRATER_ANALYSIS,
    DOCUMENT
}
