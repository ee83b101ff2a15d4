package org.trucewatch.kit.timers;

/** One kind of deadline. The kit finds every bean of this type. */
public interface Deadline {

    /** The name under which such deadlines are scheduled, such as {@code account-reply}. */
    String name();

    /**
     * Takes effect, in a transaction that also removes the deadline; a failure rolls both back and it is tried again.
     * It may schedule itself again under the same key. When it is called its time has come; the clock may still be moved
     * back before the effect has looked at it.
     *
     * @throws NotYet when the effect finds that its time has not come: the deadline stays and falls due then
     */
    void due(String key);
}
