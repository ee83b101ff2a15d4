package org.trucewatch.examiner;

import java.util.List;

/** One way of looking at a file. */
interface Look {

    /** Of its results. */
    String kind();

    /** What it looks with, a name in {@code versions.properties}. */
    String tool();

    /** What it finds; nothing where the file is not of the sort that it looks at. */
    List<Found> at(Sample sample) throws Exception;
}
