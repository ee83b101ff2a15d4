package org.trucewatch.notification.inbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceTest {

    @Test
    void whatWasWrittenIsReadBack() {
        var place = new Place(8123, 42);
        assertThat(Place.parse(place.toString())).contains(place);
        assertThat(Place.parse("0-0")).contains(Place.BEGINNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7-", "-7", "a-b", "1-2-3", "1-99999999999999999999"})
    void whatIsNoPlaceIsNotRead(String text) {
        assertThat(Place.parse(text)).isEmpty();
    }
}
