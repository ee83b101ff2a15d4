package org.trucewatch.incidents.report;

/** How exactly the place is known, as a radius in metres around the point. */
public enum PlacePrecision {
    EXACT(500),
    NEAR(25_000),
    ADM2(50_000),
    ADM1(150_000),
    COUNTRY(1_000_000),
    UNKNOWN(20_100_000);

    private final int metres;

    PlacePrecision(int metres) {
        this.metres = metres;
    }

    public int metres() {
        return metres;
    }

    public boolean betterThan(PlacePrecision other) {
        return compareTo(other) < 0;
    }
}
