package org.trucewatch.incidents.transfer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99,0,99",
        "bytes=900-,900,999",
        "BYTES = 5-5 ,5,5",
        "bytes=-1,999,999",
        "bytes=-5000,0,999",
        "bytes=0-99999999999999999999,0,999"
    })
    void oneRangeIsUnderstood(String header, long first, long last) throws Exception {
        assertThat(ByteRange.asked(header, 1000)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=-", "bytes", ""})
    void whatIsNoSingleRangeAsksForEverything(String header) throws Exception {
        assertThat(ByteRange.asked(header, 1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999-"})
    void aRangeOfWhichNothingIsThereIsToldApart(String header) {
        assertThatThrownBy(() -> ByteRange.asked(header, 1000)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }

    @Test
    void aRangeSaysWhatItIsOf() {
        assertThat(new ByteRange(0, 9).of(1000)).isEqualTo("bytes 0-9/1000");
        assertThat(new ByteRange(0, 9).length()).isEqualTo(10);
    }
}
