package org.trucewatch.notification.agreement;

import org.trucewatch.kit.events.Event;

/** An event together with the terms it falls under. */
public record UnderTerms(Event event, Terms terms) {}
