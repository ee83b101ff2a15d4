package org.trucewatch.notification.inbox;

import java.util.Optional;

/**
 * A place in the stream of an inbox, in commit order: the writing transaction, then the row. As text,
 * {@code <transaction>-<row>}, it is the id of a server-sent event.
 */
public record Place(long tx, long position) implements Comparable<Place> {

    public static final Place BEGINNING = new Place(0, 0);

    /** Empty for what is not such a text. */
    public static Optional<Place> parse(String text) {
        if (text == null || !text.matches("\\d{1,18}-\\d{1,18}")) {
            return Optional.empty();
        }
        var parts = text.split("-");
        return Optional.of(new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }

    @Override
    public int compareTo(Place other) {
        return tx != other.tx ? Long.compare(tx, other.tx) : Long.compare(position, other.position);
    }

    @Override
    public String toString() {
        return tx + "-" + position;
    }
}
