package org.trucewatch.local;

import java.util.Optional;

/** One component as a home runs it, or as somebody else does when its address was given. */
interface Piece {
    /** Starts it and returns once its process exists; does nothing when it runs already. */
    void launch();

    /** Whether it serves what its readers need. */
    boolean answers();

    /** Why it does not serve, as far as it tells; empty when it says nothing. */
    default String excuse() {
        return "";
    }

    /** What only a serving piece can be given: databases, accounts, topology. Repeatable. */
    default void furnish() {}

    void stop();

    void kill();

    /** The process, unless it is somebody else's. */
    Optional<OwnProcess> process();

    /** The port it listens at on this machine. */
    int port();

    /** Where to reach it, for a human. */
    String address();
}
