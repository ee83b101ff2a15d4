package org.trucewatch.incidents.evidence;

import java.io.IOException;

/** What an agency sends: one file, and what it says of it before or after. */
public interface Parcel {

    /** Pours the file as it comes in, and tells what is said. @throws IOException when it broke off */
    Said unpack(Pouring file) throws IOException;
}
