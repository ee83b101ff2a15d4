package org.trucewatch.incidents.terms;

import java.time.OffsetDateTime;

/** An accredited agency; one affiliation counts once when reports corroborate each other. */
public record Agency(String id, String affiliation, String sponsor, OffsetDateTime accreditedFrom) {}
