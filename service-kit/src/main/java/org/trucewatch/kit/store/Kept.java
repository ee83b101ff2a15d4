package org.trucewatch.kit.store;

import java.io.IOException;
import java.io.InputStream;

/** A content in the store. */
public interface Kept {

    /** In bytes. */
    long size();

    /**
     * Reads a part; what is read belongs to one content even if the key gets another one meanwhile.
     *
     * @param from first byte, from 0
     * @param length how many bytes, not beyond the end
     */
    InputStream open(long from, long length) throws IOException;
}
