package org.trucewatch.kit.inbox;

import org.trucewatch.kit.events.Event;

import java.util.List;

/**
 * Reads one queue. The kit finds every bean of this type, consumes its queue, drops what was read before, and calls
 * {@link #readAll} in the transaction that also holds the inbox markers. A message is acknowledged after the commit.
 */
public interface EventReader {

    /** The queue, as declared in the broker's definitions. */
    String queue();

    /**
     * How many consumers the queue has in this process. More than one where a batch waits for the database most of the time;
     * events are then read side by side, as they are when the service has replicas.
     */
    default int consumers() {
        return 1;
    }

    /**
     * Applies one event. Types that are not of interest are ignored.
     *
     * @throws TransientFailure to be tried again a few times
     * @throws PermanentFailure to be dead-lettered at once, as is any failure that is not recognisably transient
     */
    void read(Event event);

    /** Applies several events that arrived together, in the order of arrival; override it to work in sets. */
    default void readAll(List<Event> events) {
        events.forEach(this::read);
    }
}
