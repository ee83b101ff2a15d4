package org.trucewatch.kit.dossier;

/** Where things stand in a dossier. */
public final class Dossier {

    public static final String BAGIT = "bagit.txt";
    public static final String INFO = "bag-info.txt";
    public static final String MANIFEST = "manifest-sha256.txt";
    public static final String TAG_MANIFEST = "tagmanifest-sha256.txt";

    /** All that the bag is about. */
    public static final String PAYLOAD = "data/";

    /** Evidence as its reader may see it: {@code data/evidence/<id>/<name>}. */
    public static final String EVIDENCE = PAYLOAD + "evidence/";

    /** What a reader could expect and will not find, with the reasons: a list of {@link Absent}. */
    public static final String ABSENT = PAYLOAD + "absent.json";

    private static final String LOG = PAYLOAD + "log/";

    private Dossier() {}

    /** Verifier keys of the log and its cosigners, one a line, as the dossier claims them. */
    public static String keys(String service) {
        return LOG + service + "/keys";
    }

    /** The signed checkpoint of so many leaves. */
    public static String checkpoint(String service, long size) {
        return LOG + service + "/checkpoints/" + size;
    }

    /** That a later checkpoint begins with all of an earlier one: {@link ConsistentLog}. */
    public static String consistency(String service, long from, long to) {
        return LOG + service + "/consistency/" + from + "-" + to + ".json";
    }

    /** A record and the proof that the log holds it: {@link ProvedRecord}. */
    public static String record(String service, long index) {
        return LOG + service + "/records/" + index + ".json";
    }
}
