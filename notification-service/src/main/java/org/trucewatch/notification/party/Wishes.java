package org.trucewatch.notification.party;

import java.util.List;

/**
 * How a party itself wants to be reached under an agreement; null means as the agreement says.
 *
 * @param languages BCP 47 tags in the order of preference
 * @param escalation where unacknowledged notices go, soonest first
 */
public record Wishes(List<String> languages, Office office, List<EscalationStep> escalation) {}
