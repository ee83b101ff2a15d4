package org.trucewatch.verification.casefile;

/** Seats in states that only a case file can bring about. */
public final class SeatsForTests {

    private SeatsForTests() {}

    /** A reviewer recused from it and nobody came after. */
    public static Seat vacated(String bloc, boolean guarantor) {
        var seat = new Seat(bloc, bloc, guarantor);
        seat.vacate();
        return seat;
    }
}
