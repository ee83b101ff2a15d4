/** The inbox of each party: what was released to it, listed and as a stream. */
package org.trucewatch.notification.inbox;
