/** Turns datasets of events into reports as a mapping says: one for every source that an event cites. */
package org.trucewatch.load.events;
