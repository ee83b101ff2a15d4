package org.trucewatch.notification.meeting;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;

/** What a party undertook at a meeting, and by when. */
public record Undertaking(String party, List<Text> text, Instant due) {}
