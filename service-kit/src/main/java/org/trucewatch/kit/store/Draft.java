package org.trucewatch.kit.store;

import java.io.Closeable;
import java.io.OutputStream;

/** What is being written and is not visible yet. Closing it discards it, unless it was kept. */
public interface Draft extends Closeable {

    /** Where to write; need not be closed. */
    OutputStream out();

    /**
     * Makes what was written visible, once it is on the disk. Whatever the key had is replaced: under a key by content that
     * is the same again, or the cure for one that has rotted, and it takes as long either way.
     */
    void keepAs(String key);

    @Override
    void close();
}
