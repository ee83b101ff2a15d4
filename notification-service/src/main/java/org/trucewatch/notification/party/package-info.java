/** Parties, their offices, and the channels over which they are reached. */
package org.trucewatch.notification.party;
