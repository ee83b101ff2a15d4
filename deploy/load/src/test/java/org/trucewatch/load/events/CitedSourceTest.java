package org.trucewatch.load.events;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CitedSourceTest {

    @Test
    void commasAndQuotesInAHeadlineStayThere() {
        assertThat(CitedSource.parse("\"Orient,2016-05-13,Army accuses \"the corps\" of harmony, and more\""))
                .containsExactly(
                        new CitedSource("Orient", "2016-05-13", "Army accuses \"the corps\" of harmony, and more"));
    }

    @Test
    void severalSourcesAreSeveralEvenWhenAHeadlineEndsInAQuote() {
        assertThat(CitedSource.parse(
                        "\"A,2016-03-01,They said \"no\"\";\"B,2016-03-02,Two\";\"A,2016-03-01,They said \"no\"\""))
                .extracting(CitedSource::headline)
                .containsExactly("They said \"no\"", "Two", "They said \"no\"");
    }

    @Test
    void anOfficeMayHoldAComma() {
        assertThat(CitedSource.parse("\"Agence France-Presse, English,2016-02-05,Headline\""))
                .containsExactly(new CitedSource("Agence France-Presse, English", "2016-02-05", "Headline"));
    }

    @Test
    void aHeadlineThatLooksLikeASeparatorIsNotTornApart() {
        assertThat(CitedSource.parse("\"A,2016-03-01,First \";\" second half\";\"B,2016-03-02,Two\""))
                .extracting(CitedSource::headline)
                .containsExactly("First \";\" second half", "Two");
    }

    @Test
    void aSourceWithoutADateOrWithAnImpossibleOneIsKept() {
        assertThat(CitedSource.parse("\"A,,No date\";\"B,2016-02-31,No such day\""))
                .containsExactly(new CitedSource("A", "", "No date"), new CitedSource("B", "", "No such day"));
    }

    @Test
    void nothingListedIsNoSource() {
        assertThat(CitedSource.parse("")).isEmpty();
        assertThat(CitedSource.parse("\"\"")).isEmpty();
    }
}
