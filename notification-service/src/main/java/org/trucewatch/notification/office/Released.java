package org.trucewatch.notification.office;

/** Fired after the commit that released notices: there may be something to send and something new in inboxes. */
public record Released() {}
